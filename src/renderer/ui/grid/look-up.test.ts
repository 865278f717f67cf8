import { describe, expect, test } from 'vitest';
import { answerTo, DrivenGrid, items } from '../../../../tests/support/line-grid.ts';

/** A grid whose answers come by hand. */
function slowGrid(): DrivenGrid {
  const grid = new DrivenGrid();
  grid.answersAtOnce = false;
  return grid;
}

function answer(grid: DrivenGrid, text: string): void {
  grid.send({ type: 'answer', text, answer: answerTo(text) });
}

describe('an answer counts only for the text that asked', () => {
  test('Enter before the answer waits for it, and what was typed since comes after', () => {
    const grid = slowGrid().type('GL-7701').keys('Enter').type('24').keys('Enter');
    expect(grid.state.lines.length).toBe(4);
    for (const text of ['G', 'GL', 'GL-77']) answer(grid, text);
    expect(grid.state.lines.length).toBe(4);
    answer(grid, 'GL-7701');
    expect(grid.state.lines[3]?.cells).toEqual({
      item: { id: 'GL-7701', text: 'GL-7701' },
      qty: 24_000_000,
      unit: 'BX',
    });
    expect(grid.focus).toBe(`${grid.state.lines[4]?.key}.item`);
  });

  test.each([0, 1, 2, 3])('with %d of the earlier answers in time the item is the same', (early) => {
    const grid = slowGrid();
    for (const [place, text] of ['H', 'HX', 'HX-', 'HX-2050'].entries()) {
      grid.send(place === 0 ? { type: 'character', text } : { type: 'input', text });
      if (place < early) answer(grid, text);
    }
    grid.keys('Tab');
    for (const text of ['HX-', 'H', 'HX-2050', 'HX']) answer(grid, text);
    expect(grid.state.lines[3]?.cells.item).toEqual({ id: 'HX-2050', text: 'HX-2050' });
  });

  test('an older list is never used, not even by Down and Enter', () => {
    const grid = slowGrid().type('G');
    answer(grid, 'G');
    grid.type('L-7702').keys('ArrowDown', 'Enter');
    answer(grid, 'GL-7702');
    expect(grid.state.lines[3]?.cells.item).toMatchObject({ id: 'GL-7702' });
  });

  test('arrows and Backspace pressed while it waits do what they would have done', () => {
    const grid = slowGrid()
      .type('GL-7701')
      .keys('Tab')
      .type('12')
      .keys('Backspace', 'ArrowRight', 'ArrowRight');
    grid.type('6').keys('Tab');
    answer(grid, 'GL-7701');
    const line = grid.state.lines[3];
    expect(line?.cells).toMatchObject({ item: { id: 'GL-7701' }, qty: 1_000_000, price: 6_000_000 });
  });

  test('Mod Enter waits too: nothing is confirmed with an item that is not known yet', () => {
    const grid = slowGrid().type('GL-7701').keys('Mod+Enter');
    expect(grid.effects).not.toContainEqual({ does: 'primary' });
    answer(grid, 'GL-7701');
    expect(grid.state.lines[3]?.cells.item).toMatchObject({ id: 'GL-7701' });
    expect(grid.effects.at(-1)).toEqual({ does: 'primary' });
  });

  test('Esc ends the waiting and keeps the text; the late answer changes nothing', () => {
    const grid = slowGrid().type('GL-7701').keys('Enter', 'Escape');
    answer(grid, 'GL-7701');
    expect([grid.mode, grid.state.editor?.text]).toEqual(['type', 'GL-7701']);
  });

  test('when it cannot be read the text stays, red, and the focus goes on', () => {
    const grid = slowGrid().type('GL-7701').keys('Tab');
    grid.send({ type: 'unanswered', text: 'GL-7701' });
    expect(grid.state.lines[3]?.bad.item).toMatchObject({ text: 'GL-7701', tone: 'red' });
    expect(grid.state.focus.column).toBe('qty');
  });

  test('a cell left without an answer is asked for, and takes it only while it holds that text', () => {
    const grid = slowGrid().type('GL-7701').keys('Shift+Enter');
    const asked = grid.effects.find(({ does }) => does === 'resolve');
    expect(grid.state.lines[3]?.bad.item).toMatchObject({ tone: 'asking' });
    grid.keys('ArrowDown').type('WSH-20').keys('Shift+Enter');
    if (asked) grid.answer(asked);
    expect(grid.state.lines[3]?.bad.item).toMatchObject({ text: 'WSH-20', tone: 'asking' });
  });
});

describe('what Enter takes', () => {
  test('one exact number, one single hit, or the first row when it begins with the text', () => {
    for (const [text, id] of [
      ['0012', '0012'],
      ['washer', 'WSH-20'],
      ['label', '0012'],
      ['nitrile', 'GL-7701'],
    ] as const) {
      const grid = new DrivenGrid().type(text).keys('Enter');
      expect(grid.state.lines[3]?.cells.item).toMatchObject({ id });
    }
  });

  test('nothing highlighted: the text stays, red, with how many match', () => {
    const grid = new DrivenGrid().type('glove').keys('Enter');
    expect(grid.state.lines[3]?.bad.item?.refusal).toEqual({
      code: 'grid.many-match',
      params: { count: 2, text: 'glove' },
    });
    expect(grid.state.focus.column).toBe('qty');
  });

  test('no hit: the nearest is offered and can be used', () => {
    const grid = new DrivenGrid().type('GL-77O1').keys('Enter');
    const bad = grid.state.lines[3]?.bad.item;
    expect(bad?.refusal).toEqual({
      code: 'grid.none-but-nearest',
      params: { text: 'GL-77O1', nearest: 'GL-7701' },
    });
    const place = { line: grid.state.lines[3]?.key ?? '', column: 'item' };
    grid.send({ type: 'use', place, text: bad?.ways[0]?.text ?? '' });
    expect(grid.state.lines[3]?.cells.item).toMatchObject({ id: 'GL-7701' });
  });

  test('the row moved to with Down, before an exact hit', () => {
    const grid = new DrivenGrid().type('HX').keys('ArrowDown', 'Enter');
    expect(grid.state.lines[3]?.cells.item).toMatchObject({ id: 'HX-2050' });
  });

  test('the same item again leaves unit and price as they were typed', () => {
    const grid = new DrivenGrid()
      .at('L2', 'unit')
      .type('EA')
      .keys('Enter')
      .at('L2', 'item')
      .keys('Alt+ArrowDown', 'Enter');
    expect(grid.text('L2', 'unit')).toBe('EA');
  });
});

describe('a scan', () => {
  test('of an exact barcode is one of its unit, and the next scan is the next line', () => {
    const grid = new DrivenGrid([]);
    for (const { barcode } of items) grid.type(barcode).keys('Enter');
    expect(grid.state.lines.slice(0, -1).map(({ cells }) => cells)).toEqual(
      items.map(({ id, text, fills }) => ({ item: { id, text }, qty: 1_000_000, ...fills })),
    );
  });

  test('may go to the quantity instead', () => {
    const grid = new DrivenGrid([]);
    Object.assign(grid.setup, { afterScan: () => 'quantity' });
    grid.type(items[0]?.barcode ?? '').keys('Enter');
    expect(grid.state.focus.column).toBe('qty');
  });

  test('of an unknown barcode beeps and stays red, and the next goes to the next line', () => {
    const grid = new DrivenGrid([])
      .type('4006381339999')
      .keys('Enter')
      .type(items[0]?.barcode ?? '')
      .keys('Enter');
    expect(grid.effects).toContainEqual({ does: 'beep' });
    expect(grid.state.lines.map(({ bad, cells }) => bad.item?.text ?? cells.qty ?? null)).toEqual([
      '4006381339999',
      1_000_000,
      null,
    ]);
  });
});

describe('lists that need no answer', () => {
  test('units: the list narrows by what is typed', () => {
    const grid = new DrivenGrid().at('L1', 'unit').keys('Alt+ArrowDown', 'ArrowDown', 'Enter');
    expect([grid.text('L1', 'unit'), grid.focus]).toEqual(['BX', 'L2.item']);
  });

  test('a calendar: down is a week, Alt Down a day, a screen a month', () => {
    const grid = new DrivenGrid()
      .at('L1', 'date')
      .keys('Mod+;', 'Alt+ArrowDown', 'ArrowDown', 'Alt+ArrowDown', 'PageDown');
    grid.keys('Enter');
    expect(grid.text('L1', 'date')).toBe('2026-12-30');
  });
});
