import { addQuantity, type Quantity, smallerQuantity, subtractQuantity } from '../kernel/quantity.ts';

/** One order line that wants stock of an item, in the item's base unit. */
export interface Demand {
  readonly line: string;
  readonly wanted: Quantity;
  /** 1 is served first. Customers without a rank come last. */
  readonly customerRank: number | null;
  /** `YYYY-MM-DD`; without a promise a line comes after all that have one. */
  readonly promisedDate: string | null;
  /** Milliseconds since the epoch at which the order was placed. */
  readonly placedAt: number;
}

/** What decided that the next demand came after this one: the reason the screen shows. */
export type ShareReason = 'customer-rank' | 'promised-date' | 'order-age' | 'line';

export interface Share {
  readonly line: string;
  readonly given: Quantity;
  readonly short: Quantity;
  /** The demand served just before, and why it came first; null for the first. */
  readonly after: { readonly line: string; readonly because: ShareReason } | null;
}

/**
 * Shares scarce stock by one explainable rule: customer rank, then promised date, then age of the order, then the line's
 * id. Each takes what it wants while there is any; nobody gets more than wanted and the shares never exceed `available`.
 */
export function shareStock(available: Quantity, demands: readonly Demand[]): readonly Share[] {
  const queue = demands.toSorted((a, b) => precedence(a, b).order);
  let left = available > 0 ? available : 0;
  return queue.map((demand, i) => {
    const before = queue[i - 1];
    const given = smallerQuantity(left, demand.wanted);
    left = subtractQuantity(left, given);
    return {
      line: demand.line,
      given,
      short: subtractQuantity(demand.wanted, given),
      after: before ? { line: before.line, because: precedence(before, demand).reason } : null,
    };
  });
}

/** Stock of one item at one place, nothing allocated counted. */
export interface PlaceStock {
  readonly place: string;
  readonly available: Quantity;
}

export interface Pick {
  readonly place: string;
  readonly quantity: Quantity;
}

/**
 * Takes `wanted` from places in the order given, a single place that covers all of it before a split over several.
 * The picks add up to the smaller of `wanted` and what there is.
 */
export function takeFrom(places: readonly PlaceStock[], wanted: Quantity): readonly Pick[] {
  if (wanted <= 0) return [];
  const whole = places.find(({ available }) => available >= wanted);
  if (whole) return [{ place: whole.place, quantity: wanted }];
  const picks: Pick[] = [];
  let left = wanted;
  for (const { place, available } of places) {
    const quantity = smallerQuantity(available, left);
    if (quantity <= 0) continue;
    picks.push({ place, quantity });
    left = subtractQuantity(left, quantity);
  }
  return picks;
}

/** Exact sum of what was picked. */
export function pickedQuantity(picks: readonly Pick[]): Quantity {
  return picks.reduce((sum, { quantity }) => addQuantity(sum, quantity), 0);
}

function precedence(a: Demand, b: Demand): { readonly order: number; readonly reason: ShareReason } {
  const byRank = (a.customerRank ?? NO_RANK) - (b.customerRank ?? NO_RANK);
  if (byRank !== 0) return { order: byRank, reason: 'customer-rank' };
  const byPromise = compareText(a.promisedDate ?? NO_DATE, b.promisedDate ?? NO_DATE);
  if (byPromise !== 0) return { order: byPromise, reason: 'promised-date' };
  if (a.placedAt !== b.placedAt) return { order: a.placedAt - b.placedAt, reason: 'order-age' };
  return { order: compareText(a.line, b.line), reason: 'line' };
}

const NO_RANK = Number.MAX_SAFE_INTEGER;
/** Sorts after every date. */
const NO_DATE = '~';

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
