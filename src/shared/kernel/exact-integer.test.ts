import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  divideAwayFromZero,
  divideToNearest,
  OutOfRange,
  refuseOutOfRange,
  sumExactly,
  toBigInt,
  toSafeInteger,
} from './exact-integer.ts';

const divisors = fc.bigInt({ min: 1n, max: 10n ** 20n });
const dividends = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('rounded division', () => {
  test('a half goes away from zero, on both sides of it', () => {
    expect([5n, 4n, 3n, -3n, -4n, -5n].map((n) => divideToNearest(n, 2n))).toEqual([
      3n,
      2n,
      2n,
      -2n,
      -2n,
      -3n,
    ]);
    expect(divideToNearest(7n, 3n)).toBe(2n);
    expect(divideToNearest(8n, 3n)).toBe(3n);
  });

  test('the nearest integer is never more than half a divisor away', () => {
    fc.assert(
      fc.property(dividends, divisors, (dividend, divisor) => {
        const error = absolute(divideToNearest(dividend, divisor) * divisor - dividend);
        expect(error * 2n <= divisor).toBe(true);
      }),
    );
  });

  test('rounding up moves away from zero by less than one, and not at all when nothing is left over', () => {
    expect(divideAwayFromZero(12n, 12n)).toBe(1n);
    fc.assert(
      fc.property(dividends, divisors, (dividend, divisor) => {
        const excess = absolute(divideAwayFromZero(dividend, divisor)) * divisor - absolute(dividend);
        expect(excess >= 0n && excess < divisor).toBe(true);
      }),
    );
  });

  test('rounding is symmetric: the result of the opposite is the opposite result', () => {
    fc.assert(
      fc.property(dividends, divisors, (dividend, divisor) => {
        expect(divideToNearest(-dividend, divisor)).toBe(-divideToNearest(dividend, divisor));
        expect(divideAwayFromZero(-dividend, divisor)).toBe(-divideAwayFromZero(dividend, divisor));
      }),
    );
  });

  test('a divisor that is not positive is a bug', () => {
    expect(() => divideToNearest(1n, 0n)).toThrow(RangeError);
    expect(() => divideAwayFromZero(1n, -2n)).toThrow(RangeError);
  });
});

describe('the range of stored integers', () => {
  test('both ends of the range fit and the next integer does not', () => {
    expect(toSafeInteger(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(toSafeInteger(1n - 2n ** 53n)).toBe(Number.MIN_SAFE_INTEGER);
    expect(() => toSafeInteger(2n ** 53n)).toThrow(OutOfRange);
    expect(() => toSafeInteger(-(2n ** 53n))).toThrow(OutOfRange);
  });

  test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    '%d is no integer to calculate with',
    (value) => {
      expect(() => toBigInt(value)).toThrow(RangeError);
    },
  );

  test('zero has no sign', () => {
    expect(toSafeInteger(toBigInt(-0))).toBe(0);
    expect(sumExactly([-0, -0])).toBe(0);
  });
});

describe('an exact sum', () => {
  test('is the same in any order, even when it leaves the range on the way', () => {
    const max = Number.MAX_SAFE_INTEGER;
    expect(sumExactly([max, max, -max])).toBe(max);
    expect(sumExactly([-max, max, max])).toBe(max);
    expect(() => sumExactly([max, 1])).toThrow(OutOfRange);
  });
});

describe('refusing what is out of range', () => {
  test('a calculation that fits gives its value', () => {
    expect(refuseOutOfRange(() => 42)).toEqual({ ok: true, value: 42 });
  });

  test('one that does not is refused', () => {
    expect(refuseOutOfRange(() => sumExactly([Number.MAX_SAFE_INTEGER, 1]))).toEqual({
      ok: false,
      refusal: { code: 'number.out-of-range', params: {} },
    });
  });

  test('a bug is not dressed up as a refusal', () => {
    expect(() => refuseOutOfRange(() => toBigInt(0.5))).toThrow(RangeError);
  });
});
