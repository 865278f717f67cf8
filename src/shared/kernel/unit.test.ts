import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfRange } from './exact-integer.ts';
import { quantityOf } from './quantity.ts';
import {
  composeFactors,
  conversionFactor,
  convertExactly,
  convertQuantity,
  factorBetween,
  invertFactor,
  settleQuantity,
  type Unit,
} from './unit.ts';

const each: Unit = { code: 'EA', whole: true };
const dozenCase: Unit = { code: 'CS', whole: true };
const kilogram: Unit = { code: 'KG', whole: false };
const caseToEach = conversionFactor(12, 1);
// Exact by the international yard and pound agreement of 1959.
const poundToKilogram = conversionFactor(45_359_237, 100_000_000);

const factors = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 7 }), fc.integer({ min: 1, max: 10 ** 7 }))
  .map(([numerator, denominator]) => conversionFactor(numerator, denominator));
const quantities = fc.integer({ min: -(10 ** 8), max: 10 ** 8 });

describe('a conversion factor', () => {
  test('is kept in lowest terms, so that equal factors are equal data', () => {
    expect(conversionFactor(24, 2)).toEqual(caseToEach);
    expect(conversionFactor(100, 250)).toEqual({ numerator: 2, denominator: 5 });
  });

  test.each([
    [0, 1],
    [1, 0],
    [-12, 1],
    [0.5, 1],
  ])('%d/%d is none', (numerator, denominator) => {
    expect(() => conversionFactor(numerator, denominator)).toThrow(RangeError);
  });

  test('and the way back make one', () => {
    fc.assert(
      fc.property(factors, (factor) => {
        expect(composeFactors(factor, invertFactor(factor))).toEqual({ numerator: 1, denominator: 1 });
        expect(invertFactor(invertFactor(factor))).toEqual(factor);
      }),
    );
  });

  test('between two units comes from what each is in the base unit', () => {
    const palletToEach = conversionFactor(480, 1);
    expect(factorBetween(palletToEach, caseToEach)).toEqual({ numerator: 40, denominator: 1 });
    expect(factorBetween(caseToEach, palletToEach)).toEqual({ numerator: 1, denominator: 40 });
  });

  test('that outgrows what can be stored is out of range', () => {
    const huge = conversionFactor(Number.MAX_SAFE_INTEGER, 1);
    expect(() => composeFactors(huge, huge)).toThrow(OutOfRange);
  });
});

describe('converting a quantity', () => {
  test('cases to eaches is exact', () => {
    expect(convertQuantity(quantityOf(3), caseToEach, each)).toBe(quantityOf(36));
  });

  test('25 eaches take three cases, 24 take two, and the reversal is the exact opposite', () => {
    const eachToCase = invertFactor(caseToEach);
    expect(convertQuantity(quantityOf(25), eachToCase, dozenCase)).toBe(quantityOf(3));
    expect(convertQuantity(quantityOf(24), eachToCase, dozenCase)).toBe(quantityOf(2));
    expect(convertQuantity(quantityOf(-25), eachToCase, dozenCase)).toBe(quantityOf(-3));
  });

  test('a unit that can be cut keeps the nearest millionth', () => {
    expect(convertQuantity(quantityOf(1), poundToKilogram, kilogram)).toBe(453_592);
    expect(convertQuantity(quantityOf(10), poundToKilogram, kilogram)).toBe(4_535_924);
    expect(convertQuantity(quantityOf(1), conversionFactor(1, 3), kilogram)).toBe(333_333);
  });

  test('there and back without rounding is the same quantity', () => {
    fc.assert(
      fc.property(quantities, factors, (quantity, factor) => {
        const back = convertExactly(convertExactly(quantity, factor), invertFactor(factor));
        expect(settleQuantity(back, kilogram)).toBe(quantity);
      }),
    );
  });

  test('by two factors in turn is the same as by the two composed', () => {
    const small = fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([numerator, denominator]) => conversionFactor(numerator, denominator));
    fc.assert(
      fc.property(quantities, small, small, fc.boolean(), (quantity, first, second, whole) => {
        const unit = { code: 'U', whole };
        const inTurn = settleQuantity(convertExactly(convertExactly(quantity, first), second), unit);
        expect(convertQuantity(quantity, composeFactors(first, second), unit)).toBe(inTurn);
      }),
    );
  });

  test('into a whole unit covers what is needed, with less than one unit to spare', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 1, max: 500 }),
        (quantity, size) => {
          const perCase = conversionFactor(size, 1);
          const cases = convertQuantity(quantity, invertFactor(perCase), dozenCase);
          const spare = convertQuantity(cases, perCase, each) - quantity;
          expect(spare).toBeGreaterThanOrEqual(0);
          expect(spare).toBeLessThan(quantityOf(size));
        },
      ),
    );
  });

  test('of the opposite is the opposite, whole or not', () => {
    fc.assert(
      fc.property(quantities, factors, fc.boolean(), (quantity, factor, whole) => {
        const there = convertQuantity(quantity, factor, { code: 'U', whole });
        expect(convertQuantity(-quantity, factor, { code: 'U', whole })).toBe(0 - there);
      }),
    );
  });

  test('into more than can be stored is out of range', () => {
    expect(() => convertQuantity(Number.MAX_SAFE_INTEGER, caseToEach, kilogram)).toThrow(OutOfRange);
  });
});
