import { bindingOf, type KeyName } from '../kernel/key-table.ts';
import type { MenuText } from './desktop-texts.ts';

/** Items the system itself knows, with its own words and keys. */
export type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'close'
  | 'quit'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'services'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'reload'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'toggleDevTools';

/** What the main process does by itself. */
export type MenuDeed = 'newWindow' | 'about' | 'licences' | 'updates';

export type MenuEntry =
  /** Types a key of the key table into the page: there is one meaning of a key, and the page has it. */
  | { readonly kind: 'key'; readonly text: MenuText; readonly key: KeyName }
  | { readonly kind: 'go'; readonly text: MenuText; readonly path: string }
  | { readonly kind: 'role'; readonly role: MenuRole }
  | { readonly kind: 'deed'; readonly text: MenuText; readonly deed: MenuDeed; readonly accelerator?: string }
  | { readonly kind: 'rule' };

export interface MenuSection {
  readonly text: MenuText | 'Daybook';
  readonly entries: readonly MenuEntry[];
}

const rule = { kind: 'rule' } as const;
const role = (name: MenuRole): MenuEntry => ({ kind: 'role', role: name });
const key = (text: MenuText & KeyName): MenuEntry => ({ kind: 'key', text, key: text });
const go = (text: MenuText, path: string): MenuEntry => ({ kind: 'go', text, path });
const about: MenuEntry = { kind: 'deed', text: 'about', deed: 'about' };

/** The menus of a desktop window. `devTools`: only where Daybook is being built. */
export function menuList(system: 'mac' | 'other', devTools: boolean): readonly MenuSection[] {
  const mac = system === 'mac';
  const ownMenu: MenuSection = {
    text: 'Daybook',
    entries: [
      about,
      { kind: 'deed', text: 'updates', deed: 'updates' },
      rule,
      role('services'),
      rule,
      ...(['hide', 'hideOthers', 'unhide'] as const).map(role),
      rule,
      role('quit'),
    ],
  };
  return [
    ...(mac ? [ownMenu] : []),
    {
      text: 'file',
      entries: [
        { kind: 'deed', text: 'newWindow', deed: 'newWindow', accelerator: 'CmdOrCtrl+N' },
        rule,
        key('save'),
        key('print'),
        rule,
        role('close'),
        ...(mac ? [] : [role('quit')]),
      ],
    },
    {
      text: 'edit',
      entries: [
        // On macOS text fields take back typing through the menu’s own role; elsewhere the key does both.
        ...(mac ? [role('undo'), role('redo')] : [key('undo'), key('redo')]),
        rule,
        ...(['cut', 'copy', 'paste', 'selectAll'] as const).map(role),
        rule,
        { kind: 'key', text: 'find', key: 'find' },
        key('findInRows'),
      ],
    },
    {
      text: 'go',
      entries: [
        go('goAttention', '/attention'),
        go('goOrders', '/orders'),
        go('goCustomers', '/customers'),
        go('goInventory', '/stock'),
        go('goItems', '/items'),
        go('goVendors', '/vendors'),
        rule,
        key('nextProblem'),
        key('previousProblem'),
        key('why'),
      ],
    },
    {
      text: 'view',
      entries: [
        role('reload'),
        ...(devTools ? [role('toggleDevTools')] : []),
        rule,
        ...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const).map(role),
      ],
    },
    { text: 'window', entries: [role('minimize'), role('zoom'), ...(mac ? [role('front')] : [])] },
    {
      text: 'help',
      entries: [
        { kind: 'key', text: 'sheet', key: 'sheet' },
        { kind: 'deed', text: 'licences', deed: 'licences' },
        ...(mac ? [] : [rule, { kind: 'deed', text: 'updates', deed: 'updates' } as const, about]),
      ],
    },
  ];
}

/** A key of the key table that a menu can show and type: one chord with Mod or a function key. */
export function menuChord(name: KeyName): string | null {
  return bindingOf(name).keys.find((chord) => /^(Mod\+|(Shift\+)?F\d+$)/.test(chord)) ?? null;
}
