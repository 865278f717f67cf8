import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeContents } from '../../tests/support/electron-fake.ts';
import { menuTemplate } from './application-menu.ts';

let page: FakeContents;
let done: string[];
beforeEach(() => {
  page = new FakeContents(1);
  done = [];
});

function items(system: 'mac' | 'other'): readonly MenuItemConstructorOptions[] {
  const deed = (name: string) => () => void done.push(name);
  const deeds = {
    newWindow: deed('newWindow'),
    about: deed('about'),
    licences: deed('licences'),
    updates: deed('updates'),
  };
  const template = menuTemplate({
    system,
    devTools: false,
    page: () => page,
    go: (path) => void done.push(path),
    deeds,
  });
  return template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
}

function choose(label: string, system: 'mac' | 'other', triggeredByAccelerator = false): void {
  const item = items(system).find((one) => one.label === label);
  if (!item?.click) throw new Error(`no item ${label}`);
  item.click({} as never, undefined, { triggeredByAccelerator });
}

describe('choosing an item', () => {
  test('with a key of the key table types that key into the page', () => {
    choose('Print…', 'other');
    choose('Print…', 'mac');
    choose('Redo', 'other');
    choose('Previous thing to fix', 'other');
    expect(page.typed).toEqual(['control+P', 'meta+P', 'control+shift+Z', 'shift+F8']);
  });

  test('by its key types nothing: the page had the key already', () => {
    choose('Print…', 'mac', true);
    expect(page.typed).toEqual([]);
  });

  test('of Go goes there, and a deed is done', () => {
    choose('Orders', 'other');
    choose('New window', 'other');
    expect(done).toEqual(['/orders', 'newWindow']);
  });
});

describe('the menu bar', () => {
  test('shows keys without taking them from the page', () => {
    const keys = items('other').filter(({ accelerator }) => accelerator !== undefined);
    expect(keys.find(({ label }) => label === 'Print…')?.accelerator).toBe('CmdOrCtrl+P');
    expect(
      keys.filter(({ registerAccelerator }) => registerAccelerator !== false).map(({ label }) => label),
    ).toEqual(['New window']);
  });

  test('takes back typing by the system’s own item on macOS', () => {
    expect(items('mac').some(({ role }) => role === 'undo')).toBe(true);
    expect(items('other').some(({ role }) => role === 'undo')).toBe(false);
  });
});
