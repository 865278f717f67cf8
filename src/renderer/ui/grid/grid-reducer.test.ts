import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DrivenGrid, testLine } from '../../../../tests/support/line-grid.ts';
import { isEmptyLine } from './grid-line.ts';
import { typedNow } from './grid-state.ts';

describe('entering lines', () => {
  test('item, Tab, quantity, Tab makes a line and stands on the item of the next', () => {
    const grid = new DrivenGrid([]);
    for (let line = 0; line < 100; line += 1) grid.type('GL-7701').keys('Tab').type('24').keys('Tab');
    expect(grid.state.lines.length).toBe(101);
    const [first] = grid.state.lines;
    expect(first?.cells).toEqual({ item: { id: 'GL-7701', text: 'GL-7701' }, qty: 24_000_000, unit: 'BX' });
    expect(grid.state.focus).toEqual({ line: grid.state.lines.at(-1)?.key, column: 'item' });
    expect(grid.state.lines.map(({ number }) => number).slice(-2)).toEqual([1000, 1010]);
  });

  test('Enter after a run of Tabs goes to the first stop of the run, one row below', () => {
    const grid = new DrivenGrid().at('L1', 'item').keys('Tab').type('12').keys('Enter');
    expect(grid.focus).toBe('L2.item');
    grid.at('L1', 'qty').type('3').keys('Enter');
    expect(grid.focus).toBe('L2.qty');
  });

  test('an option taken begins a run as a Tab does, an arrow ends it', () => {
    const grid = new DrivenGrid().at('L1', 'item').type('WSH').keys('Enter').type('5').keys('Enter');
    expect(grid.focus).toBe('L2.item');
    grid.keys('Tab', 'ArrowRight', 'Enter');
    expect(grid.focus).toBe('L3.unit');
  });

  test('Tab on the empty last line leaves the grid, Shift Tab on the first stop too', () => {
    const grid = new DrivenGrid().keys('Tab');
    expect(grid.effects).toEqual([{ does: 'leave', to: 'next' }]);
    grid.at('L1', 'item').keys('Shift+Tab');
    expect(grid.effects.at(-1)).toEqual({ does: 'leave', to: 'previous' });
  });

  test('a cell that is red becomes a stop, and nobody is held in it', () => {
    const grid = new DrivenGrid().at('L1', 'price').type('cheap').keys('Enter');
    expect(grid.focus).toBe('L2.price');
    expect(grid.state.lines[0]?.bad.price).toMatchObject({ text: 'cheap', tone: 'red' });
    grid.at('L1', 'qty').keys('Tab');
    expect(grid.focus).toBe('L1.price');
    grid.at('L3', 'qty').keys('F8');
    expect(grid.focus).toBe('L1.price');
  });

  test('F8 past the last red cell goes on with what else the page has to fix', () => {
    const grid = new DrivenGrid().at('L1', 'price').type('cheap').keys('Enter');
    Object.assign(grid.setup, { problemsBeyond: true });
    grid.at('L1', 'qty').keys('F8');
    expect(grid.focus).toBe('L1.price');
    grid.keys('F8');
    expect(grid.focus).toBe('L1.price');
    expect(grid.effects.at(-1)).toEqual({ does: 'problem-beyond', way: 1 });
  });

  test('stops a person adds are stops', () => {
    const grid = new DrivenGrid().at('L1', 'qty');
    Object.assign(grid.setup, { extraStops: () => new Set(['price', 'amount']) });
    grid.keys('Tab', 'Tab');
    expect(grid.focus).toBe('L2.item');
  });

  test('words: 2 bx sets quantity and unit, =6*40 is calculated, t is today', () => {
    const grid = new DrivenGrid().at('L1', 'qty').type('2 bx').keys('Enter').type('=6*40').keys('Enter');
    grid.at('L3', 'date').type('t').keys('Enter').at('L3', 'discount').type('5 %').keys('Enter');
    expect(grid.state.lines.map(({ cells }) => cells.qty ?? null)).toEqual([
      2_000_000,
      240_000_000,
      6_000_000,
      null,
    ]);
    expect(grid.state.lines[0]?.cells.unit).toBe('BX');
    expect(grid.state.lines[2]?.cells).toMatchObject({ date: '2026-11-22', discount: 5_000_000 });
  });

  test('what is read-only takes no character and no Delete', () => {
    const grid = new DrivenGrid().at('L1', 'amount').type('5').keys('Delete', 'Backspace', 'F2');
    expect([grid.mode, grid.state.past.length]).toEqual(['move', 0]);
  });
});

describe('undo', () => {
  test('puts value, focus and range back, and says what it undid; redo does it again', () => {
    const grid = new DrivenGrid().at('L1', 'qty').keys('Shift+ArrowDown', 'Delete').at('L3', 'item');
    grid.effects = [];
    grid.keys('Mod+Z');
    expect([grid.text('L1', 'qty'), grid.focus, grid.range]).toEqual(['240', 'L2.qty', 'L1.qty']);
    expect(grid.effects).toEqual([
      {
        does: 'say',
        said: { said: 'grid.undone', values: { step: 'grid.step-empty', line: 20, column: 'Qty' } },
      },
    ]);
    grid.keys('Mod+Shift+Z');
    expect([grid.text('L1', 'qty'), grid.text('L2', 'qty')]).toEqual(['', '']);
  });

  test('while a text is typed it is the text’s own, then the old value, then Move', () => {
    const grid = new DrivenGrid().at('L1', 'qty').type('12');
    const seen = ['Mod+Z', 'Mod+Z', 'Mod+Z'].map((key) => {
      grid.keys(key);
      return grid.state.editor?.text ?? grid.mode;
    });
    expect(seen).toEqual(['1', '240', 'move']);
  });

  test('200 steps are kept', () => {
    const grid = new DrivenGrid().at('L1', 'qty');
    for (let value = 1; value <= 210; value += 1) grid.type(String(value)).keys('Shift+Enter');
    expect(grid.state.past.length).toBe(200);
  });

  test('a step with a removed line brings the line back as it was', () => {
    const grid = new DrivenGrid().at('L2', 'qty').keys('Mod+Backspace');
    expect(grid.state.lines.map(({ key }) => key)).toEqual(['L1', 'L3', 'new1']);
    grid.keys('Mod+Z');
    expect([grid.state.lines[1], grid.focus]).toEqual([testLine(2, 'GL-7701', 24), 'L2.qty']);
  });

  test('any keys, undone as often as there are steps, give the first lines back; none loses a committed cell', () => {
    const keys = fc.constantFrom(
      ...['Enter', 'Tab', 'Shift+Tab', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowDown', 'Delete'],
      ...['F2', 'Escape', 'Mod+D', 'Mod+Shift+D', 'Mod+Shift+L', 'Mod+Backspace', 'Backspace', 'Shift+Space'],
      ...['G', 'L', '7', '2', 'x', '=', 'Alt+ArrowDown', 'Mod+;', 'Mod+A', 'Home', 'Mod+End', 'F8'],
    );
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), (pressed) => {
        const grid = new DrivenGrid();
        const before = grid.state.lines;
        for (const key of pressed) {
          const steps = grid.state.past.length;
          const lines = grid.state.lines;
          if (!grid.press(key) && grid.state.editor && key.length === 1) {
            grid.send({ type: 'input', text: grid.state.editor.text + key });
          }
          if (grid.state.past.length === steps) expect(grid.state.lines).toBe(lines);
          const last = grid.state.lines.at(-1);
          expect(last && isEmptyLine(last)).toBe(true);
          expect(grid.state.lines.some(({ key: line }) => line === grid.state.focus.line)).toBe(true);
        }
        grid.keys('Escape', 'Escape', 'Escape');
        while (grid.state.past.length > 0) grid.keys('Mod+Z');
        expect(grid.state.lines).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});

describe('several lines', () => {
  test('Shift Space, then Shift arrows add lines; the operations are for all of them', () => {
    const grid = new DrivenGrid().at('L1', 'qty').keys('Shift+Space', 'Shift+ArrowDown');
    expect([...grid.state.selected]).toEqual(['L1', 'L2']);
    grid.send({ type: 'set-column', column: 'discount', text: '5' });
    expect(grid.state.lines.map(({ cells }) => cells.discount ?? null)).toEqual([
      5_000_000,
      5_000_000,
      null,
      null,
    ]);
    grid.keys('Delete');
    expect(grid.state.lines.map(({ key }) => key)).toEqual(['L3', 'new1']);
  });

  test('Space on # takes lines that are not neighbours', () => {
    const grid = new DrivenGrid().at('L1', '#').keys('Space', 'ArrowDown', 'ArrowDown', 'Space');
    expect([...grid.state.selected]).toEqual(['L1', 'L3']);
    grid.keys('ArrowRight');
    expect(grid.state.selected.size).toBe(0);
  });

  test('a click on # takes the line, with Shift all up to it, with Ctrl one more or less', () => {
    const grid = new DrivenGrid();
    const click = (line: string, how: 'only' | 'also' | 'through') => {
      grid.send({ type: 'point-line', place: { line, column: '#' }, how });
      return [...grid.state.selected];
    };
    expect(click('L3', 'only')).toEqual(['L3']);
    expect(click('L1', 'through')).toEqual(['L1', 'L2', 'L3']);
    expect(click('L2', 'also')).toEqual(['L1', 'L3']);
    expect(click('L2', 'only')).toEqual(['L2']);
  });

  test('lines move together, and copies get numbers of their own', () => {
    const grid = new DrivenGrid().at('L3', 'qty').send({ type: 'move-lines', way: -1 });
    expect(grid.state.lines.map(({ key }) => key)).toEqual(['L1', 'L3', 'L2', 'new1']);
    grid.keys('Mod+Shift+D');
    const numbers = grid.state.lines.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('a range is filled down from its top row', () => {
    const grid = new DrivenGrid().at('L1', 'qty').keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Mod+D');
    expect(grid.state.lines.map(({ cells }) => cells.qty ?? null)).toEqual([
      240_000_000,
      240_000_000,
      240_000_000,
      null,
    ]);
    expect(grid.state.past.length).toBe(1);
  });
});

describe('what the page works out', () => {
  test('comes while somebody types and disturbs nothing', () => {
    const grid = new DrivenGrid().at('L1', 'qty').type('7');
    const { editor, lines } = grid.state;
    const cells = { price: 835_000, amount: 584 };
    grid.send({ type: 'attach', results: new Map([['L1', { cells, notes: {} }]]) });
    expect([grid.state.editor, grid.state.lines, grid.state.past.length]).toEqual([editor, lines, 0]);
    expect(grid.text('L1', 'price')).toBe('0.835');
  });

  test('text that was being typed when the window went stands in its cell again', () => {
    const typing = new DrivenGrid().at('L1', 'qty').type('12');
    const kept = typedNow(typing.state);
    expect(kept).toEqual({ place: { line: 'L1', column: 'qty' }, text: '12' });
    const grid = new DrivenGrid()
      .send({ type: 'retype', place: { line: 'L1', column: 'qty' }, text: '12' })
      .type('0');
    expect([grid.mode, grid.state.editor?.text]).toEqual(['type', '120']);
    grid.keys('Escape');
    expect(grid.text('L1', 'qty')).toBe('240');
  });

  test('a button of the page is one step', () => {
    const label = { said: 'use-10', values: {} };
    const grid = new DrivenGrid().send({
      type: 'apply',
      label,
      values: [{ line: 'L1', cells: { discount: 10_000_000 } }],
    });
    expect(grid.text('L1', 'discount')).toBe('10');
    grid.keys('Mod+Z');
    expect(grid.text('L1', 'discount')).toBe('');
  });
});
