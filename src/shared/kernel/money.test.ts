import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfRange } from './exact-integer.ts';
import {
  allocate,
  amountOf,
  formatAmount,
  formatRate,
  type MinorUnits,
  parseAmount,
  parseRate,
  percentOf,
  roundRate,
  sumOf,
} from './money.ts';
import { quantityOf } from './quantity.ts';

const amounts = fc.maxSafeInteger();
const rates = fc.integer({ min: -(10 ** 10), max: 10 ** 10 });

describe('the amount of a line', () => {
  test('is rate times quantity in the minor units of the currency', () => {
    const rate = 2_550_000;
    expect(amountOf(rate, quantityOf(6), 'GBP')).toBe(1530);
    expect(amountOf(rate, quantityOf(6), 'JPY')).toBe(15);
    expect(amountOf(rate, quantityOf(6), 'KWD')).toBe(15_300);
  });

  test('half a cent goes away from zero', () => {
    expect(amountOf(5_000, quantityOf(1), 'USD')).toBe(1);
    expect(amountOf(4_999, quantityOf(1), 'USD')).toBe(0);
    expect(amountOf(5_000, quantityOf(-1), 'USD')).toBe(-1);
  });

  test('where binary floats lose the cent, it is kept: 1.005 × 100 = 100.50, 1.005 × 1 = 1.01', () => {
    expect(amountOf(1_005_000, quantityOf(100), 'USD')).toBe(10_050);
    expect(amountOf(1_005_000, quantityOf(1), 'USD')).toBe(101);
  });

  test('of the opposite quantity is the opposite amount, so that a return cancels its sale', () => {
    fc.assert(
      fc.property(rates, rates, (rate, quantity) => {
        expect(sumOf([amountOf(rate, quantity, 'USD'), amountOf(rate, -quantity, 'USD')])).toBe(0);
      }),
    );
  });

  test('of whole units at a rate in whole cents needs no rounding', () => {
    const cents = fc.integer({ min: -(10 ** 6), max: 10 ** 6 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 9_000 }), (price, count) => {
        expect(amountOf(price * 10_000, quantityOf(count), 'USD')).toBe(price * count + 0);
      }),
    );
  });

  test('that cannot be stored exactly is out of range, never a wrong number', () => {
    const huge = Number.MAX_SAFE_INTEGER;
    expect(() => amountOf(huge, huge, 'USD')).toThrow(OutOfRange);
    expect(() => amountOf(huge, quantityOf(1), 'USD')).not.toThrow();
  });

  test('of a float or in a currency nobody knows is a bug', () => {
    expect(() => amountOf(0.1, quantityOf(1), 'USD')).toThrow(RangeError);
    expect(() => amountOf(1, quantityOf(1), 'usd')).toThrow(RangeError);
  });
});

describe('a rate', () => {
  test('is rounded to four decimals unless told otherwise, half away from zero', () => {
    expect(roundRate(1_234_550)).toBe(1_234_600);
    expect(roundRate(1_234_549)).toBe(1_234_500);
    expect(roundRate(-1_234_550)).toBe(-1_234_600);
    expect(roundRate(1_235_000, 2)).toBe(1_240_000);
    expect(roundRate(1_500_000, 0)).toBe(2_000_000);
  });

  test('rounded once stays as it is when rounded again, and moved by at most half a step', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 6 }), (rate, decimals) => {
        const rounded = roundRate(rate, decimals);
        expect(roundRate(rounded, decimals)).toBe(rounded);
        expect(Math.abs(rounded - rate) * 2).toBeLessThanOrEqual(10 ** (6 - decimals));
      }),
    );
  });

  test('has no more than six decimals to round to', () => {
    expect(() => roundRate(1, 7)).toThrow(RangeError);
    expect(() => roundRate(1, -1)).toThrow(RangeError);
  });
});

describe('a percentage', () => {
  test('250.00 less 16.83 % is a discount of 42.08', () => {
    expect(percentOf(250_00, 16_830_000)).toBe(42_08);
    expect(percentOf(-250_00, 16_830_000)).toBe(-42_08);
  });

  test('1000 plus a margin of 10 % less a discount of 10 % is 990', () => {
    const base = 1_000_000_000;
    const withMargin = sumOf([base, percentOf(base, 10_000_000)]);
    expect(sumOf([withMargin, -percentOf(withMargin, 10_000_000)])).toBe(990_000_000);
  });

  test('of 100 % is the whole and of 0 % nothing', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(percentOf(amount, 100_000_000)).toBe(amount);
        expect(percentOf(amount, 0)).toBe(0);
      }),
    );
  });

  test('that leads out of range is not a wrong number', () => {
    expect(() => percentOf(Number.MAX_SAFE_INTEGER, 100_000_001)).toThrow(OutOfRange);
  });
});

describe('splitting an amount', () => {
  test('a dollar in three gives the odd cent to the first', () => {
    expect(shares(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shares(101, [1, 1, 1])).toEqual([34, 34, 33]);
    expect(shares(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  test('the odd cent goes to the largest remainder, not to the largest share', () => {
    expect(shares(10, [70, 25, 5])).toEqual([7, 3, 0]);
    expect(shares(100, [1, 1, 4])).toEqual([17, 17, 66]);
  });

  test('a line without weight bears nothing', () => {
    expect(shares(1, [0, 1, 0])).toEqual([0, 1, 0]);
  });

  test('over lines that weigh nothing is refused, unless there is nothing to split', () => {
    const noBase = { ok: false, refusal: { code: 'allocation.no-base', params: {} } };
    expect(allocate(100, [0, 0])).toEqual(noBase);
    expect(allocate(100, [])).toEqual(noBase);
    expect(shares(0, [0, 0])).toEqual([0, 0]);
    expect(shares(0, [])).toEqual([]);
  });

  test('by a negative weight is a bug', () => {
    expect(() => allocate(100, [2, -1])).toThrow(RangeError);
    expect(() => allocate(0, [-1])).toThrow(RangeError);
  });

  const weights = fc
    .array(fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0));

  test('loses and invents no cent', () => {
    fc.assert(
      fc.property(amounts, weights, (total, bases) => {
        expect(sumOf(shares(total, bases))).toBe(total);
      }),
    );
  });

  test('gives no share of the opposite sign, and the opposite amount gives the opposite shares', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (total, bases) => {
        const split = shares(total, bases);
        expect(split.every((share) => share >= 0)).toBe(true);
        expect(shares(-total, bases)).toEqual(split.map((share) => 0 - share));
      }),
    );
  });

  test('gives each line its exact share, rounded up or down by less than a cent', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (total, bases) => {
        const base = bases.reduce((sum, weight) => sum + BigInt(weight), 0n);
        shares(total, bases).forEach((share, index) => {
          const error = BigInt(share) * base - BigInt(total) * BigInt(bases[index] ?? 0);
          expect(error < base && error > -base).toBe(true);
        });
      }),
    );
  });

  test('gives equal lines shares that never grow further down the list', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 20 }), (total, count) => {
        const split = shares(total, Array<number>(count).fill(7));
        expect(split).toEqual(split.toSorted((a, b) => b - a));
      }),
    );
  });

  function shares(total: MinorUnits, bases: readonly number[]): readonly MinorUnits[] {
    const result = allocate(total, bases);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }
});

describe('amounts and rates as text', () => {
  test('an amount has the decimals of its currency', () => {
    expect(formatAmount(4208, 'USD')).toBe('42.08');
    expect(formatAmount(4208, 'JPY')).toBe('4208');
    expect(formatAmount(-4208, 'KWD')).toBe('-4.208');
    expect(parseAmount('42.08', 'USD')).toEqual({ ok: true, value: 4208 });
    expect(parseAmount('42.08', 'JPY')).toMatchObject({ refusal: { code: 'decimal.too-many-decimals' } });
  });

  test('what was formatted reads back as the same amount and the same rate', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('JPY', 'USD', 'KWD'), (value, currency) => {
        expect(parseAmount(formatAmount(value, currency), currency)).toEqual({ ok: true, value });
        expect(parseRate(formatRate(value, currency))).toEqual({ ok: true, value });
      }),
    );
  });

  test('a rate shows at least the decimals of its currency', () => {
    expect(formatRate(1_500_000, 'USD')).toBe('1.50');
    expect(formatRate(12_500, 'USD')).toBe('0.0125');
    expect(formatRate(1_500_000, 'JPY')).toBe('1.5');
  });
});
