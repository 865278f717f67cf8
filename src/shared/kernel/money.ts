import { type CurrencyCode, currencyDecimals } from './currency.ts';
import { formatDecimal, MICRO_DECIMALS, type Micro, parseDecimal } from './decimal.ts';
import { absolute, divideToNearest, sumExactly, toBigInt, toSafeInteger } from './exact-integer.ts';
import { ok, type Result, refused } from './result.ts';

/** An amount in the smallest unit of its currency (cents; yen; fils), an integer within ±(2⁵³ − 1). */
export type MinorUnits = number;

/** A price per one unit of quantity, in millionths of the currency's major unit: 0.0125 USD is 12_500. */
export type MicroPrice = Micro;

/** A percentage in millionths of a percent: 16.83 % is 16_830_000. */
export type MicroPercent = Micro;

/** Decimals a rate is rounded to unless the company settings say otherwise. */
export const DEFAULT_RATE_DECIMALS = 4;

/**
 * rate × quantity in minor units of `currency`, rounded once, half away from zero. The rate is taken as it is:
 * `roundRate` comes before. Throws OutOfRange beyond ±(2⁵³ − 1).
 */
export function amountOf(rate: MicroPrice, quantity: Micro, currency: CurrencyCode): MinorUnits {
  const minorPerMajor = 10n ** BigInt(currencyDecimals(currency));
  return toSafeInteger(divideToNearest(toBigInt(rate) * toBigInt(quantity) * minorPerMajor, 10n ** 12n));
}

/** A rate rounded to `decimals` (0 to 6), half away from zero; still in millionths. */
export function roundRate(rate: MicroPrice, decimals: number = DEFAULT_RATE_DECIMALS): MicroPrice {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MICRO_DECIMALS) {
    throw new RangeError(`${decimals} is not a rate precision from 0 to ${MICRO_DECIMALS}`);
  }
  const step = 10n ** BigInt(MICRO_DECIMALS - decimals);
  return toSafeInteger(divideToNearest(toBigInt(rate), step) * step);
}

/** `percent` of an amount, or of a rate: the result has the unit of `value`. Rounded half away from zero. */
export function percentOf(value: MinorUnits | MicroPrice, percent: MicroPercent): number {
  return toSafeInteger(divideToNearest(toBigInt(value) * toBigInt(percent), 100_000_000n));
}

/** Exact sum of amounts of one currency. Throws OutOfRange beyond ±(2⁵³ − 1). */
export function sumOf(amounts: Iterable<MinorUnits>): MinorUnits {
  return sumExactly(amounts);
}

/**
 * Splits `total` in proportion to `weights` (integers ≥ 0) by largest remainder (Hamilton): the shares add up to
 * `total` exactly, none has the opposite sign, each is within one minor unit of its exact share, and among equal
 * remainders the earlier one gets the odd cent. The shares of −total are the negated shares of total.
 *
 * Refusal: `allocation.no-base` when there is something to split and the weights add up to nothing.
 */
export function allocate(total: MinorUnits, weights: readonly number[]): Result<readonly MinorUnits[]> {
  const bases = weights.map(toWeight);
  const base = bases.reduce((sum, weight) => sum + weight, 0n);
  const signed = toBigInt(total);
  if (signed === 0n) return ok(bases.map(() => 0));
  if (base === 0n) return refused('allocation.no-base');
  const size = absolute(signed);
  const parts = bases.map((weight, index) => ({
    index,
    share: (size * weight) / base,
    remainder: (size * weight) % base,
  }));
  const left = Number(parts.reduce((rest, part) => rest - part.share, size));
  const lucky = new Set(
    parts
      .toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
      .slice(0, left)
      .map((part) => part.index),
  );
  return ok(
    parts.map(({ index, share }) => {
      const whole = share + (lucky.has(index) ? 1n : 0n);
      return toSafeInteger(signed < 0n ? -whole : whole);
    }),
  );
}

/** Decimal text in major units. More decimals than the currency has are refused, not rounded. See `parseDecimal`. */
export function parseAmount(text: string, currency: CurrencyCode): Result<MinorUnits> {
  return parseDecimal(text, currencyDecimals(currency));
}

/** Neutral text in major units with all decimals of the currency (`42.08`), for files and the wire. */
export function formatAmount(amount: MinorUnits, currency: CurrencyCode): string {
  return formatDecimal(amount, currencyDecimals(currency));
}

/** Decimal text in major units per unit, up to 6 decimals. See `parseDecimal`. */
export function parseRate(text: string): Result<MicroPrice> {
  return parseDecimal(text, MICRO_DECIMALS);
}

/** Neutral text with at least the decimals of the currency, more where the rate has them: `1.50`, `0.0125`. */
export function formatRate(rate: MicroPrice, currency: CurrencyCode): string {
  return formatDecimal(rate, MICRO_DECIMALS, currencyDecimals(currency));
}

function toWeight(weight: number): bigint {
  if (weight < 0) throw new RangeError(`a weight cannot be negative: ${weight}`);
  return toBigInt(weight);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
