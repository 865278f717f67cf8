import { formatDecimal, MICRO_DECIMALS, MICROS_PER_ONE, type Micro, parseDecimal } from './decimal.ts';
import { sumExactly, toBigInt, toSafeInteger } from './exact-integer.ts';
import type { Result } from './result.ts';

/** A quantity in millionths of its unit, an integer within ±(2⁵³ − 1): 2.5 kg is 2_500_000. */
export type Quantity = Micro;

/** `count` whole units. Throws OutOfRange beyond 9,007,199,254 units. */
export function quantityOf(count: number): Quantity {
  return toSafeInteger(toBigInt(count) * BigInt(MICROS_PER_ONE));
}

/** Throws OutOfRange beyond ±(2⁵³ − 1). Both quantities are in the same unit; quantities of two units are never added. */
export function addQuantity(a: Quantity, b: Quantity): Quantity {
  return toSafeInteger(toBigInt(a) + toBigInt(b));
}

/** a − b. Throws OutOfRange beyond ±(2⁵³ − 1); may be negative. */
export function subtractQuantity(a: Quantity, b: Quantity): Quantity {
  return toSafeInteger(toBigInt(a) - toBigInt(b));
}

/** Exact sum of quantities in one unit. Throws OutOfRange beyond ±(2⁵³ − 1). */
export function sumOfQuantities(quantities: Iterable<Quantity>): Quantity {
  return sumExactly(quantities);
}

/** Negative, zero or positive, as `toSorted` expects. */
export function compareQuantity(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function smallerQuantity(a: Quantity, b: Quantity): Quantity {
  return a < b ? a : b;
}

/** Whether the quantity has no fraction of a unit, as a unit that is counted (each, case) demands. */
export function isWholeQuantity(quantity: Quantity): boolean {
  return toBigInt(quantity) % BigInt(MICROS_PER_ONE) === 0n;
}

/** Decimal text, up to 6 decimals. See `parseDecimal` for the refusals. */
export function parseQuantity(text: string): Result<Quantity> {
  return parseDecimal(text, MICRO_DECIMALS);
}

/** Neutral text without trailing zeros: `12`, `0.5`. */
export function formatQuantity(quantity: Quantity): string {
  return formatDecimal(quantity, MICRO_DECIMALS, 0);
}
