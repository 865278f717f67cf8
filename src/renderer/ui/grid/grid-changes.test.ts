import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threeLines } from '../../../../tests/support/line-grid.ts';
import { changesBetween, type GridChange } from './grid-changes.ts';
import { emptyLine, type GridLine, withCells } from './grid-line.ts';

const ghost = emptyLine('ghost', 40);

describe('what became of the lines', () => {
  test('a cell: the line, and which columns', () => {
    const [first, ...rest] = threeLines();
    const changed = first && withCells(first, { qty: 1_000_000 });
    expect(changesBetween([...threeLines(), ghost], [changed ?? ghost, ...rest, ghost])[0]).toEqual({
      kind: 'changed',
      line: changed,
      columns: ['qty'],
    });
  });

  test('the empty line at the end is not part of the document, until something is in it', () => {
    const lines = threeLines();
    const filled = withCells(ghost, { qty: 1_000_000 });
    expect(changesBetween([...lines, ghost], [...lines, filled, emptyLine('next', 50)])).toEqual([
      { kind: 'added', line: filled, after: 'L3' },
    ]);
  });

  test('whoever follows the changes has the same lines in the same order', () => {
    const pool = Array.from({ length: 7 }, (_, n) => withCells(emptyLine(`k${n}`, n), { qty: 1 }));
    const some = fc.shuffledSubarray(pool).map((lines) => [...lines]);
    fc.assert(
      fc.property(some, some, (before, now) => {
        expect(followed(before, changesBetween(before, now))).toEqual(now);
      }),
    );
  });
});

/** What a page does that keeps a copy of the lines. */
function followed(lines: readonly GridLine[], changes: readonly GridChange[]): readonly GridLine[] {
  const copy = [...lines];
  for (const change of changes) {
    const key = change.kind === 'removed' ? change.line : change.line.key;
    const at = copy.findIndex((line) => line.key === key);
    if (change.kind === 'changed') copy[at] = change.line;
    else {
      if (at >= 0) copy.splice(at, 1);
      if (change.kind !== 'removed')
        copy.splice(copy.findIndex((line) => line.key === change.after) + 1, 0, change.line);
    }
  }
  return copy;
}
