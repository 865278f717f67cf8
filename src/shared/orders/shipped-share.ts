import { MICROS_PER_ONE, type Micro } from '../kernel/decimal.ts';
import { toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import type { MinorUnits } from '../kernel/money.ts';
import { type Quantity, smallerQuantity } from '../kernel/quantity.ts';

/** One line of goods. Quantities are base units of its item; charges have no place here, they are never shipped. */
export interface SharedLine {
  /** What the line comes to as ordered. */
  readonly net: MinorUnits;
  readonly ordered: Quantity;
  readonly shipped: Quantity;
  readonly isComplete: boolean;
}

export interface ShippedShare {
  /**
   * Σ net of min(ordered, shipped) ÷ Σ net ordered, in millionths, rounded down: all of it only where nothing is missing.
   * Null where nothing of value is ordered ("n/a").
   */
  readonly share: Micro | null;
  /** "n of m lines complete": quantities of different units are never added. */
  readonly complete: number;
  readonly lines: number;
}

/**
 * How much of an order is shipped (domain.md, section 3). An over-shipment of one line never hides what another lacks. Lists,
 * previews and the record draw their bar with this.
 */
export function shippedShare(lines: readonly SharedLine[]): ShippedShare {
  const counted = lines.filter(({ ordered }) => ordered > 0);
  const complete = counted.filter(({ isComplete }) => isComplete).length;
  const ordered = counted.reduce((sum, { net }) => sum + toBigInt(net), 0n);
  if (ordered <= 0n) return { share: null, complete, lines: counted.length };
  // Fractions of different quantities are added exactly before the one division.
  let [numerator, denominator] = [0n, 1n];
  for (const line of counted) {
    const shipped = toBigInt(smallerQuantity(line.ordered, line.shipped > 0 ? line.shipped : 0));
    numerator = numerator * toBigInt(line.ordered) + toBigInt(line.net) * shipped * denominator;
    denominator *= toBigInt(line.ordered);
    const divisor = greatestCommonDivisor(numerator, denominator);
    [numerator, denominator] = [numerator / divisor, denominator / divisor];
  }
  const share = (numerator * BigInt(MICROS_PER_ONE)) / (denominator * ordered);
  return { share: toSafeInteger(share), complete, lines: counted.length };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
