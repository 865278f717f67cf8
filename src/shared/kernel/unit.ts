import { MICROS_PER_ONE } from './decimal.ts';
import { divideAwayFromZero, divideToNearest, toBigInt, toSafeInteger } from './exact-integer.ts';
import type { Quantity } from './quantity.ts';

/** A unit of measure. `whole`: it is counted, never cut (each, case, pallet), unlike kg or m. */
export interface Unit {
  readonly code: string;
  readonly whole: boolean;
}

/**
 * How many of one unit make another, as an exact fraction of positive safe integers in lowest terms. From cases of
 * twelve to eaches: 12/1; from pounds to kilograms: 45359237/100000000.
 */
export interface ConversionFactor {
  readonly numerator: number;
  readonly denominator: number;
}

/** A quantity in millionths of a unit before any rounding; `denominator` is positive. Only for calculating, never stored. */
export interface ExactQuantity {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `numerator`/`denominator` in lowest terms. Throws a RangeError unless both are positive safe integers. */
export function conversionFactor(numerator: number, denominator: number): ConversionFactor {
  return lowestTerms(toBigInt(numerator), toBigInt(denominator));
}

/** The way back: eaches to cases from cases to eaches. */
export function invertFactor(factor: ConversionFactor): ConversionFactor {
  return conversionFactor(factor.denominator, factor.numerator);
}

/** One conversion after the other: pallet → case, then case → each. Throws OutOfRange if the fraction outgrows 2⁵³ − 1. */
export function composeFactors(first: ConversionFactor, second: ConversionFactor): ConversionFactor {
  return lowestTerms(
    toBigInt(first.numerator) * toBigInt(second.numerator),
    toBigInt(first.denominator) * toBigInt(second.denominator),
  );
}

/** From one unit to another of the same item, when each unit states its factor to the item's base unit. */
export function factorBetween(fromToBase: ConversionFactor, toToBase: ConversionFactor): ConversionFactor {
  return composeFactors(fromToBase, invertFactor(toToBase));
}

/** Nothing is rounded: converting back gives the same quantity. Feed the result in again for a chain of conversions. */
export function convertExactly(quantity: Quantity | ExactQuantity, factor: ConversionFactor): ExactQuantity {
  const from = typeof quantity === 'number' ? { numerator: toBigInt(quantity), denominator: 1n } : quantity;
  return {
    numerator: from.numerator * toBigInt(factor.numerator),
    denominator: from.denominator * toBigInt(factor.denominator),
  };
}

/**
 * The one rounding of a conversion. A whole unit is rounded up to the next whole one, away from zero, so that a
 * reversal (−q) is the exact opposite: 25 eaches are 3 cases of twelve. Any other unit keeps the nearest millionth,
 * half away from zero. Throws OutOfRange beyond ±(2⁵³ − 1).
 */
export function settleQuantity(exact: ExactQuantity, unit: Unit): Quantity {
  if (!unit.whole) return toSafeInteger(divideToNearest(exact.numerator, exact.denominator));
  const one = BigInt(MICROS_PER_ONE);
  return toSafeInteger(divideAwayFromZero(exact.numerator, exact.denominator * one) * one);
}

/** `convertExactly`, then `settleQuantity` in the unit arrived at. */
export function convertQuantity(quantity: Quantity, factor: ConversionFactor, to: Unit): Quantity {
  return settleQuantity(convertExactly(quantity, factor), to);
}

function lowestTerms(numerator: bigint, denominator: bigint): ConversionFactor {
  if (numerator <= 0n || denominator <= 0n) {
    throw new RangeError(`a conversion is a positive fraction, not ${numerator}/${denominator}`);
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    numerator: toSafeInteger(numerator / divisor),
    denominator: toSafeInteger(denominator / divisor),
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
