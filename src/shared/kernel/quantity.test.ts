import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfRange } from './exact-integer.ts';
import {
  addQuantity,
  compareQuantity,
  formatQuantity,
  isWholeQuantity,
  parseQuantity,
  quantityOf,
  smallerQuantity,
  subtractQuantity,
  sumOfQuantities,
} from './quantity.ts';

const halfRange = fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 });

describe('quantities', () => {
  test('a tenth and two tenths are three tenths', () => {
    expect(addQuantity(100_000, 200_000)).toBe(300_000);
    expect(subtractQuantity(quantityOf(5), quantityOf(7))).toBe(quantityOf(-2));
    expect(sumOfQuantities([quantityOf(1), 500_000, quantityOf(-3)])).toBe(-1_500_000);
  });

  test('what was added can be taken away again', () => {
    fc.assert(
      fc.property(halfRange, halfRange, (a, b) => {
        expect(subtractQuantity(addQuantity(a, b), b)).toBe(a);
        expect(addQuantity(a, b)).toBe(sumOfQuantities([b, a]));
      }),
    );
  });

  test('a quantity that cannot be stored exactly is out of range', () => {
    expect(() => addQuantity(Number.MAX_SAFE_INTEGER, 1)).toThrow(OutOfRange);
    expect(() => subtractQuantity(Number.MIN_SAFE_INTEGER, 1)).toThrow(OutOfRange);
    expect(quantityOf(9_007_199_254)).toBe(9_007_199_254_000_000);
    expect(() => quantityOf(9_007_199_255)).toThrow(OutOfRange);
  });

  test('part of a unit is a quantity, but not a number of units', () => {
    expect(() => quantityOf(2.5)).toThrow(RangeError);
  });

  test('are ordered by size', () => {
    expect([3, -1, 2].toSorted(compareQuantity)).toEqual([-1, 2, 3]);
    expect(compareQuantity(2, 2)).toBe(0);
    expect(smallerQuantity(quantityOf(5), quantityOf(3))).toBe(quantityOf(3));
  });

  test('two cases are whole and two and a half are not', () => {
    expect(isWholeQuantity(quantityOf(2))).toBe(true);
    expect(isWholeQuantity(2_500_000)).toBe(false);
    expect(isWholeQuantity(0)).toBe(true);
  });

  test('read back from their text, which has no needless zeros', () => {
    expect(formatQuantity(quantityOf(12))).toBe('12');
    expect(formatQuantity(500_000)).toBe('0.5');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parseQuantity(formatQuantity(value))).toEqual({ ok: true, value });
      }),
    );
  });

  test('finer than a millionth are refused', () => {
    expect(parseQuantity('0.0000001')).toMatchObject({ refusal: { code: 'decimal.too-many-decimals' } });
  });
});
