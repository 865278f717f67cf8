import { describe, expect, test } from 'vitest';
import { linkedPath } from './desktop-addresses.ts';
import { menuText } from './desktop-texts.ts';
import { menuChord, menuList } from './menu-list.ts';

const systems = ['mac', 'other'] as const;

describe.each(systems)('the menus on %s', (system) => {
  const entries = menuList(system, false).flatMap((section) => section.entries);

  test('show for every key one that a menu can show', () => {
    const keys = entries.flatMap((entry) => (entry.kind === 'key' ? [entry.key] : []));
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => menuChord(key) === null)).toEqual([]);
  });

  test('go only where a link may go too', () => {
    const paths = entries.flatMap((entry) => (entry.kind === 'go' ? [entry.path] : []));
    expect(paths.filter((path) => linkedPath(`daybook:/${path}`) !== path)).toEqual([]);
  });

  test('have no word twice in one menu, and none is empty', () => {
    for (const section of menuList(system, false)) {
      const words = section.entries.flatMap((entry) => ('text' in entry ? [menuText(entry.text)] : []));
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((word) => word.length > 1)).toBe(true);
    }
  });

  test('quit and say what this is', () => {
    expect(entries).toContainEqual({ kind: 'role', role: 'quit' });
    expect(entries).toContainEqual({ kind: 'deed', text: 'about', deed: 'about' });
  });

  test('hold no tools of those who build Daybook, except for them', () => {
    const tools = { kind: 'role', role: 'toggleDevTools' };
    expect(entries).not.toContainEqual(tools);
    expect(menuList(system, true).flatMap((section) => section.entries)).toContainEqual(tools);
  });
});

describe('a key in a menu', () => {
  test('is the one with Mod where there are several', () => {
    expect(menuChord('sheet')).toBe('Mod+/');
    expect(menuChord('previousProblem')).toBe('Shift+F8');
  });

  test('is never a single letter', () => {
    expect(menuChord('create')).toBeNull();
    expect(menuChord('goToday')).toBeNull();
  });
});
