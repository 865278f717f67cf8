import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DrivenGrid } from '../../../../tests/support/line-grid.ts';
import { copiedText } from './grid-clipboard.ts';
import { parseTabSeparated, toTabSeparated } from './tab-separated.ts';

function paste(grid: DrivenGrid, text: string): DrivenGrid {
  return grid.send({ type: 'paste', text });
}

describe('tab-separated text', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\nb\n', [['a'], ['b']]],
    ['a\rb', [['a'], ['b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a\tb\nc ""d"""\te', [['a\tb\nc "d"', 'e']]],
    ['5" pipe\t"x" y', [['5" pipe', '"x" y']]],
    ['"open\tb', [['"open', 'b']]],
    ['a\t\t', [['a', '', '']]],
  ])('%j', (text, rows) => {
    expect(parseTabSeparated(text)).toEqual(rows);
  });

  test('what is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '1') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          fc.pre((rows.at(-1) ?? []).join('') !== '' || (rows.at(-1)?.length ?? 0) > 1);
          expect(parseTabSeparated(toTabSeparated(rows))).toEqual(rows);
        },
      ),
    );
  });
});

describe('pasting', () => {
  test('one column on the empty line is items, two are items and quantities', () => {
    const grid = paste(new DrivenGrid([]), 'HX-2040\r\n0012\r\n');
    expect(grid.state.lines.map(({ cells }) => cells.item ?? null)).toEqual([
      { id: 'HX-2040', text: 'HX-2040' },
      { id: '0012', text: '0012' },
      null,
    ]);
    const two = paste(new DrivenGrid([]), 'HX-2040\t240\nGL-7701\t24');
    expect(two.state.lines.map(({ cells }) => cells.qty ?? null)).toEqual([240_000_000, 24_000_000, null]);
    expect(two.state.past.length).toBe(1);
  });

  test('a heading decides the columns', () => {
    const grid = paste(new DrivenGrid([]), 'Qty\tNote\tItem\tPrice\n5\tsoon\tWSH-20\t$ 0.072\n');
    expect(grid.state.lines[0]?.cells).toEqual({
      item: { id: 'WSH-20', text: 'WSH-20' },
      qty: 5_000_000,
      price: 72_000,
      unit: 'EA',
    });
  });

  test('fills to the right of the focused cell, skips and counts what is read-only', () => {
    const grid = paste(new DrivenGrid().at('L1', 'item'), 'WSH-20\tWashers!\t7');
    expect([grid.text('L1', 'item'), grid.text('L1', 'qty')]).toEqual(['WSH-20', '7']);
    expect(grid.effects[0]).toMatchObject({ said: { said: 'grid.pasted-skipped', values: { skipped: 1 } } });
  });

  test('bad cells keep their text, and the good ones are in', () => {
    const grid = paste(new DrivenGrid([]), 'HX-2040\t240\nGL-77O1\tmany\nWSH-20\t1');
    const [, second, third] = grid.state.lines;
    expect([second?.bad.item?.tone, second?.bad.qty?.text, third?.cells.qty]).toEqual([
      'red',
      'many',
      1_000_000,
    ]);
    const said = grid.effects.flatMap((effect) => (effect.does === 'say' ? [effect.said] : []));
    expect(said).toEqual([
      { said: 'grid.pasted-to-fix', values: { count: 3, bad: 1, skipped: 0 } },
      { said: 'grid.pasted-to-fix', values: { count: 3, bad: 2 } },
    ]);
  });

  test('1,234 that could be two numbers is amber with both; a block that shows its style is read', () => {
    const doubt = paste(new DrivenGrid().at('L1', 'qty'), '1,234');
    expect(doubt.state.lines[0]?.bad.qty).toMatchObject({
      tone: 'amber',
      ways: [{ text: '1234' }, { text: '1.234' }],
    });
    const shown = paste(new DrivenGrid().at('L1', 'qty'), '1,234\n2.5');
    expect(shown.text('L1', 'qty')).toBe('1234');
  });

  test('a smaller block repeats only in an exact multiple', () => {
    const exact = paste(new DrivenGrid().at('L1', 'qty').keys('Shift+ArrowDown', 'Shift+ArrowDown'), '5');
    expect(exact.state.lines.map(({ cells }) => cells.qty ?? null)).toEqual([
      5_000_000,
      5_000_000,
      5_000_000,
      null,
    ]);
    const not = paste(new DrivenGrid().at('L1', 'qty').keys('Shift+ArrowDown', 'Shift+ArrowDown'), '5\n6');
    expect(not.state.lines.map(({ cells }) => cells.qty ?? null)).toEqual([
      5_000_000,
      6_000_000,
      6_000_000,
      null,
    ]);
  });

  test('300 lines are one step, and undo leaves none of them', () => {
    const grid = paste(
      new DrivenGrid([]),
      Array.from({ length: 300 }, (_, n) => `WSH-20\t${n + 1}`).join('\n'),
    );
    expect([grid.state.lines.length, grid.state.past.length]).toEqual([301, 1]);
    expect(grid.state.lines[299]?.cells).toMatchObject({ qty: 300_000_000, item: { id: 'WSH-20' } });
    grid.keys('Mod+Z');
    expect(grid.state.lines.length).toBe(1);
    grid.keys('Mod+Shift+Z');
    expect(grid.state.lines[299]?.cells.item).toMatchObject({ id: 'WSH-20' });
  });

  test('Esc while its items are still looked up stops a paste and restores', () => {
    const grid = new DrivenGrid([]);
    grid.answersAtOnce = false;
    paste(grid, 'WSH-20\t1\nHX-2040\t2').keys('Escape');
    expect(grid.state.anchor).toBeNull();
    grid.keys('Escape');
    expect([grid.state.lines.length, grid.state.past.length]).toEqual([1, 0]);
  });

  test('more than 2,000 lines are handed over', () => {
    const text = 'WSH-20\n'.repeat(2001);
    const grid = paste(new DrivenGrid([]), text);
    expect([grid.state.lines.length, grid.effects]).toEqual([1, [{ does: 'hand-over', text }]]);
  });
});

describe('copying', () => {
  test('a range as exact numbers, whole lines under their headings', () => {
    const grid = new DrivenGrid().at('L1', 'qty').type('1234567.5').keys('Enter').at('L1', 'qty');
    grid.keys('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(copiedText(grid.state, grid.setup)).toBe('1234567.5\tEA\r\n24\tBX');
    grid.keys('Escape').at('L3', 'qty').keys('Shift+Space');
    expect(copiedText(grid.state, grid.setup)).toBe(
      '#\tItem\tDescription\tQty\tUnit\tPrice\tDisc.\tRequested\tAmount\r\n30\tPLT-48\t\t6\tRL\t\t\t\t',
    );
  });
});
