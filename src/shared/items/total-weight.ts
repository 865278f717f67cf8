import { MICROS_PER_ONE } from '../kernel/decimal.ts';
import { divideToNearest, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import type { Quantity } from '../kernel/quantity.ts';

/** A quantity of goods in the item's base unit, and the item's weight per base unit in millionths of a kilogram. */
export interface WeighedLine {
  readonly quantity: Quantity;
  /** Null: not known. */
  readonly weight: number | null;
}

/**
 * What lines weigh together in millionths of a kilogram, rounded once, and how many have no known weight: a total that
 * leaves lines out says so. Charges weigh nothing and are not given here.
 */
export function totalWeight(lines: readonly WeighedLine[]): {
  readonly weight: number;
  readonly linesWithout: number;
} {
  const known = lines.flatMap(({ quantity, weight }) => (weight === null ? [] : [{ quantity, weight }]));
  const sum = known.reduce((all, line) => all + toBigInt(line.quantity) * toBigInt(line.weight), 0n);
  return {
    weight: toSafeInteger(divideToNearest(sum, BigInt(MICROS_PER_ONE))),
    linesWithout: lines.length - known.length,
  };
}
