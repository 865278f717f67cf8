import { MICROS_PER_ONE } from '../kernel/decimal.ts';
import { divideAwayFromZero, divideToNearest, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import type { MicroPercent, MinorUnits } from '../kernel/money.ts';
import { type Quantity, smallerQuantity, subtractQuantity } from '../kernel/quantity.ts';
import type { OrderLineStatus } from './order-lifecycle.ts';

/** How far a line has come, in base units of its item. Nothing is picked, packed or invoiced before there are such papers. */
export interface LineProgress {
  readonly ordered: Quantity;
  readonly allocated: Quantity;
  readonly picked: Quantity;
  readonly packed: Quantity;
  readonly shipped: Quantity;
  readonly invoiced: Quantity;
}

/** What may be shipped more or less than ordered; millionths of a percent, null is nothing. */
export interface ShipTolerance {
  readonly over: MicroPercent | null;
  readonly under: MicroPercent | null;
  /** The base unit is counted, never cut. */
  readonly whole: boolean;
}

/** A line as decisions after the confirmation see it. */
export interface ProgressLine {
  readonly id: string;
  readonly position: number;
  /** The item's number. */
  readonly item: string;
  readonly status: OrderLineStatus;
  readonly isGoods: boolean;
  readonly progress: LineProgress;
  readonly tolerance: ShipTolerance;
}

/** Rounded down where the unit is whole: 5 % over 10 pieces is none. Throws OutOfRange. */
export function mostShippable(ordered: Quantity, { over, whole }: ShipTolerance): Quantity {
  const more = (toBigInt(ordered) * toBigInt(over ?? 0)) / HUNDRED_PERCENT;
  const extra = whole ? more - (more % BigInt(MICROS_PER_ONE)) : more;
  return toSafeInteger(toBigInt(ordered) + extra);
}

/** What completes a line; rounded up where the unit is whole, never nothing. */
export function leastComplete(ordered: Quantity, { under, whole }: ShipTolerance): Quantity {
  const least = toBigInt(ordered) * (HUNDRED_PERCENT - toBigInt(under ?? 0));
  const step = whole ? BigInt(MICROS_PER_ONE) : 1n;
  const rounded = toSafeInteger(divideAwayFromZero(least, HUNDRED_PERCENT * step) * step);
  return rounded > 0 ? rounded : toSafeInteger(step);
}

export function isShippedComplete({ progress, tolerance }: ProgressLine): boolean {
  return progress.shipped >= leastComplete(progress.ordered, tolerance);
}

/** Ordered and not shipped; never less than nothing. */
export function remaining({ ordered, shipped }: Pick<LineProgress, 'ordered' | 'shipped'>): Quantity {
  return shipped >= ordered ? 0 : subtractQuantity(ordered, shipped);
}

/** What of a line's amount has gone, in minor units rounded half away from zero; an over-shipment adds nothing. */
export function shippedPart(amount: MinorUnits, { ordered, shipped }: LineProgress): MinorUnits {
  if (ordered <= 0) return 0;
  const part = toBigInt(amount) * toBigInt(smallerQuantity(ordered, shipped));
  return toSafeInteger(divideToNearest(part, toBigInt(ordered)));
}

/** The least a line's quantity may be amended to: what has gone, stands packed or is on an invoice. */
export function leastAmendable({ packed, shipped, invoiced }: LineProgress): Quantity {
  return Math.max(packed, shipped, invoiced);
}

const HUNDRED_PERCENT = 100_000_000n;
