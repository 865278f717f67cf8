import { describe, expect, test } from 'vitest';
import { DrivenGrid } from '../../../../tests/support/line-grid.ts';
import { gridKeyOf, gridKeys } from './grid-keys.ts';

/**
 * The table of keyboard.md, section 3, written out: what each key leaves behind in each mode, as `mode focus value undo`,
 * where the value is that of the cell where it began (or the text of the open editor). `own` is left to field or browser.
 *
 * Move, Type and Edit begin on Qty of line 2 (24): Type with 7 typed over it, Edit with a 5 behind it. Look up begins on
 * Item of line 2 (GL-7701) with HX typed: HX-2040 and HX-2050 are offered, the first one highlighted.
 */
const table: readonly (readonly [key: string, move: string, type: string, edit: string, lookup: string])[] = [
  ['8', 'type L2.qty 8 0', 'own', 'own', 'own'],
  ['F2', 'edit L2.qty 24 0', 'edit L2.qty 7 0', 'move L2.qty 245 1', 'edit L2.item HX 0'],
  ['Enter', 'move L3.qty 24 0', 'move L3.qty 7 1', 'move L3.qty 245 1', 'move L2.qty HX-2040 1'],
  ['Shift+Enter', 'move L1.qty 24 0', 'move L1.qty 7 1', 'move L1.qty 245 1', 'move L1.item HX! 1'],
  ['Tab', 'move L3.item 24 0', 'move L3.item 7 1', 'move L3.item 245 1', 'move L2.qty HX-2040 1'],
  ['Shift+Tab', 'move L2.item 24 0', 'move L2.item 7 1', 'move L2.item 245 1', 'move L1.qty HX! 1'],
  ['ArrowLeft', 'move L2.description 24 0', 'move L2.description 7 1', 'own', 'own'],
  ['ArrowRight', 'move L2.unit 24 0', 'move L2.unit 7 1', 'own', 'own'],
  ['ArrowUp', 'move L1.qty 24 0', 'move L1.qty 7 1', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['ArrowDown', 'move L3.qty 24 0', 'move L3.qty 7 1', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Shift+ArrowLeft', 'move L2.description 24 0', 'move L2.description 7 1', 'own', 'own'],
  ['Shift+ArrowRight', 'move L2.unit 24 0', 'move L2.unit 7 1', 'own', 'own'],
  ['Shift+ArrowUp', 'move L1.qty 24 0', 'move L1.qty 7 1', 'own', 'own'],
  ['Shift+ArrowDown', 'move L3.qty 24 0', 'move L3.qty 7 1', 'own', 'own'],
  ['Mod+ArrowLeft', 'move L2.# 24 0', 'move L2.# 7 1', 'own', 'lookup L2.item HX 0'],
  ['Mod+ArrowRight', 'move L2.unit 24 0', 'move L2.unit 7 1', 'own', 'lookup L2.item HX 0'],
  ['Mod+ArrowUp', 'move L1.qty 24 0', 'move L1.qty 7 1', 'own', 'lookup L2.item HX 0'],
  ['Mod+ArrowDown', 'move L3.qty 24 0', 'move L3.qty 7 1', 'own', 'lookup L2.item HX 0'],
  ['Mod+Shift+ArrowLeft', 'move L2.# 24 0', 'move L2.# 7 1', 'own', 'own'],
  ['Mod+Shift+ArrowRight', 'move L2.unit 24 0', 'move L2.unit 7 1', 'own', 'own'],
  ['Mod+Shift+ArrowUp', 'move L1.qty 24 0', 'move L1.qty 7 1', 'own', 'own'],
  ['Mod+Shift+ArrowDown', 'move L3.qty 24 0', 'move L3.qty 7 1', 'own', 'own'],
  ['Home', 'move L2.# 24 0', 'own', 'own', 'own'],
  ['End', 'move L2.amount 24 0', 'own', 'own', 'own'],
  ['Mod+Home', 'move L1.# 24 0', 'own', 'own', 'own'],
  ['Mod+End', 'move L3.qty 24 0', 'own', 'own', 'own'],
  ['PageUp', 'move L1.qty 24 0', 'move L1.qty 7 1', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['PageDown', 'move new1.qty 24 0', 'move new1.qty 7 1', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Mod+A', 'move L2.qty 24 0', 'own', 'own', 'own'],
  ['Shift+Space', 'move L2.qty 24 0', 'own', 'own', 'own'],
  ['Space', 'type L2.qty   0', 'own', 'own', 'own'],
  ['Delete', 'move L2.qty  1', 'own', 'own', 'own'],
  ['Backspace', 'type L2.qty  0', 'own', 'own', 'own'],
  ['Mod+Backspace', 'move L3.qty gone 1', 'own', 'own', 'own'],
  ['Mod+D', 'move L2.qty 240 1', 'move L2.qty 7 1', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Mod+Shift+D', 'move new2.qty 24 1', 'move new2.qty 7 2', 'move new2.qty 245 2', 'lookup L2.item HX 0'],
  ['Mod+Shift+L', 'move new2.qty 24 1', 'move new2.qty 7 2', 'move new2.qty 245 2', 'lookup L2.item HX 0'],
  ['Mod+;', 'move L2.qty 24 0', 'type L2.qty 7 0', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Alt+ArrowDown', 'move L2.qty 24 0', 'type L2.qty 7 0', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Alt+ArrowUp', 'move L2.qty 24 0', 'type L2.qty 7 0', 'edit L2.qty 245 0', 'type L2.item HX 0'],
  ['Mod+C', 'own', 'own', 'own', 'own'],
  ['Mod+X', 'own', 'own', 'own', 'own'],
  ['Mod+V', 'own', 'own', 'own', 'own'],
  ['Mod+Shift+V', 'move L2.qty 24 0', 'move L2.qty 7 1', 'own', 'own'],
  ['Mod+Z', 'move L2.qty 24 0', 'type L2.qty 24 0', 'edit L2.qty 24 0', 'lookup L2.item H 0'],
  ['Mod+Shift+Z', 'move L2.qty 24 0', 'type L2.qty 7 0', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Mod+Y', 'move L2.qty 24 0', 'type L2.qty 7 0', 'edit L2.qty 245 0', 'lookup L2.item HX 0'],
  ['Escape', 'move L2.qty 24 0', 'move L2.qty 24 0', 'move L2.qty 24 0', 'type L2.item HX 0'],
  ['Mod+Enter', 'move L2.qty 24 0', 'move L2.qty 7 1', 'move L2.qty 245 1', 'move L2.item HX! 1'],
  ['F8', 'move L2.qty 24 0', 'move L2.qty 7 1', 'move L2.qty 245 1', 'move L2.item HX! 1'],
  ['Shift+F8', 'move L2.qty 24 0', 'move L2.qty 7 1', 'move L2.qty 245 1', 'move L2.item HX! 1'],
  ['Shift+F10', 'move L2.qty 24 0', 'move L2.qty 7 1', 'move L2.qty 245 1', 'move L2.item HX! 1'],
  ['ContextMenu', 'move L2.qty 24 0', 'move L2.qty 7 1', 'move L2.qty 245 1', 'move L2.item HX! 1'],
];

const starts = {
  move: () => new DrivenGrid().at('L2', 'qty'),
  type: () => new DrivenGrid().at('L2', 'qty').type('7'),
  edit: () => new DrivenGrid().at('L2', 'qty').keys('F2').type('5'),
  lookup: () => new DrivenGrid().at('L2', 'item').type('HX'),
} as const;

describe('each key does in each mode what the table says', () => {
  test.each(
    table.flatMap(([key, move, type, edit, lookup]) => [
      ['Move', key, move, starts.move] as const,
      ['Type', key, type, starts.type] as const,
      ['Edit', key, edit, starts.edit] as const,
      ['Look up', key, lookup, starts.lookup] as const,
    ]),
  )('%s: %s', (_, key, expected, start) => {
    const grid = start();
    const began = grid.state.focus;
    const taken = grid.press(key);
    expect(taken ? told(grid, began) : 'own').toBe(expected);
  });

  test('every key of the code is in this table', () => {
    const tested = new Set(table.map(([key]) => key));
    expect(gridKeys.flatMap(({ keys }) => keys).filter((key) => !tested.has(key))).toEqual([]);
  });

  test('no two rows share a key', () => {
    const keys = gridKeys.flatMap(({ keys: own, macKeys = [] }) => [...own, ...macKeys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('on macOS Control U edits too, Cmd Y is the system’s, and Cmd moves as Ctrl does elsewhere', () => {
    const grid = starts.move();
    expect(grid.press('Mod+Y', true)).toBe(false);
    grid.press('Control+U', true);
    expect(told(grid, grid.state.focus)).toBe('edit L2.qty 24 0');
    expect(gridKeyOf('Control+U', false)).toBeUndefined();
    const other = starts.move();
    other.press('Mod+ArrowUp', true);
    expect(other.focus).toBe('L1.qty');
  });
});

/** `!` marks text that is not taken. */
function told(grid: DrivenGrid, began: { readonly line: string; readonly column: string }): string {
  const line = grid.state.lines.find(({ key }) => key === began.line);
  const bad = line?.bad[began.column] ? '!' : '';
  const stands = line ? `${grid.text(began.line, began.column)}${bad}` : 'gone';
  const value = grid.state.editor?.text ?? stands;
  return `${grid.mode} ${grid.focus} ${value} ${grid.state.past.length}`;
}
