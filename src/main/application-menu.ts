import type { MenuItemConstructorOptions } from 'electron';
import { menuText } from '../shared/desktop/desktop-texts.ts';
import { type MenuDeed, type MenuEntry, menuChord, menuList } from '../shared/desktop/menu-list.ts';
import type { KeyName } from '../shared/kernel/key-table.ts';
import type { DesktopContents } from './electron-surface.ts';

export interface MenuPorts {
  readonly system: 'mac' | 'other';
  readonly devTools: boolean;
  readonly page: () => DesktopContents | null;
  readonly go: (path: string) => void;
  readonly deeds: Readonly<Record<MenuDeed, () => void>>;
}

/** The menu bar, from the list of menus and the key table. */
export function menuTemplate(ports: MenuPorts): MenuItemConstructorOptions[] {
  return menuList(ports.system, ports.devTools).map(({ text, entries }) => ({
    label: text === 'Daybook' ? text : menuText(text),
    submenu: entries.map((entry) => itemOf(entry, ports)),
  }));
}

/** Types a chord of the key table (`Mod+Shift+Z`, `F8`) into a page, as a hand would. */
export function typeChord(page: DesktopContents, chord: string, system: 'mac' | 'other'): void {
  const parts = chord.split('+');
  const keyCode = parts.pop() ?? '';
  const modifiers = parts.map((part) => {
    if (part === 'Mod') return system === 'mac' ? ('meta' as const) : ('control' as const);
    return part === 'Shift' ? ('shift' as const) : ('alt' as const);
  });
  page.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  page.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
}

function itemOf(entry: MenuEntry, ports: MenuPorts): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'rule':
      return { type: 'separator' };
    case 'role':
      return { role: entry.role };
    case 'go':
      return { label: menuText(entry.text), click: () => ports.go(entry.path) };
    case 'deed':
      return {
        label: menuText(entry.text),
        click: () => ports.deeds[entry.deed](),
        ...(entry.accelerator === undefined ? {} : { accelerator: entry.accelerator }),
      };
    case 'key':
      return keyItem(menuText(entry.text), entry.key, ports);
  }
}

function keyItem(label: string, name: KeyName, { page, system }: MenuPorts): MenuItemConstructorOptions {
  const chord = menuChord(name);
  if (chord === null) return { label, enabled: false };
  return {
    label,
    accelerator: chord.replace('Mod+', 'CmdOrCtrl+'),
    // The page hears the key itself; the menu shows it, and types it when it is chosen.
    registerAccelerator: false,
    click(_item, _window, { triggeredByAccelerator = false }) {
      const target = page();
      // On macOS a key nobody wanted comes to the menu: typed again it would come back for ever.
      if (target && !triggeredByAccelerator) typeChord(target, chord, system);
    },
  };
}
