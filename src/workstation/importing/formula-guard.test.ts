import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, unguarded } from './formula-guard.ts';

const hostile = fc.string({
  unit: fc.constantFrom(
    "'",
    '"',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '\0',
    ' ',
    '＝',
    '1',
    '.',
    'a',
    '\uFEFF',
  ),
  maxLength: 6,
});

describe('a cell of a file of failed rows', () => {
  test.each([
    '=1+1',
    '+A1',
    '-A1',
    '@SUM(A1)',
    ' =1',
    '"=1',
    '\uFEFF=1',
    '\t=1',
    '\r1',
    '\n1',
    '\0',
    '＝1',
    '－A1',
  ])('%j does not start a formula', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
  });

  test.each(['', 'A-1', '-12.5', '+3', '1,234.50', '85123A', "O'Neil", '2010-12-01'])(
    '%j stays as it is',
    (cell) => {
      expect(guarded(cell)).toBe(cell);
    },
  );

  test('comes back as it was, whatever it was', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.string()), (cell) => unguarded(guarded(cell)) === cell));
  });
});
