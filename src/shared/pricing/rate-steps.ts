import { absolute, divideAwayFromZero, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import { type MicroPercent, type MicroPrice, percentOf, roundRate } from '../kernel/money.ts';
import { addQuantity, subtractQuantity } from '../kernel/quantity.ts';

export interface RateParts {
  /** By rule or typed, before everything else. */
  readonly unitPrice: MicroPrice;
  /** Millionths of a percent, each of what the step before left; null is none. */
  readonly promotionPercent: MicroPercent | null;
  readonly marginPercent: MicroPercent | null;
  readonly discountPercent: MicroPercent | null;
}

export const rateStepKinds = ['promotion', 'margin', 'discount', 'rounding'] as const;

export interface RateStep {
  readonly kind: (typeof rateStepKinds)[number];
  /** Of the step; null for the rounding. */
  readonly percent: MicroPercent | null;
  /** What stands after it. */
  readonly rate: MicroPrice;
}

/**
 * From the unit price to the net rate (domain.md §2): promotion, then margin, then line discount, rounded to rate
 * precision at the end: 1000 + 10 % − 10 % = 990. Steps that change nothing are left out. Throws OutOfRange.
 */
export function rateSteps(
  parts: RateParts,
  rateDecimals: number,
): { readonly steps: readonly RateStep[]; readonly netRate: MicroPrice } {
  const steps: RateStep[] = [];
  let rate = parts.unitPrice;
  const step = (kind: RateStep['kind'], percent: MicroPercent | null, after: MicroPrice) => {
    if (percent !== null && percent !== 0) steps.push({ kind, percent, rate: after });
    rate = after;
  };
  const { promotionPercent, marginPercent, discountPercent } = parts;
  step('promotion', promotionPercent, subtractQuantity(rate, percentOf(rate, promotionPercent ?? 0)));
  step('margin', marginPercent, addQuantity(rate, percentOf(rate, marginPercent ?? 0)));
  step('discount', discountPercent, subtractQuantity(rate, percentOf(rate, discountPercent ?? 0)));
  const netRate = roundRate(rate, rateDecimals);
  if (netRate !== rate) steps.push({ kind: 'rounding', percent: null, rate: netRate });
  return { steps, netRate };
}

/**
 * What somebody gives away: how far the net rate lies below the price by rule after its promotion, in millionths of a
 * percent, rounded up so that a ceiling is never passed by a rounding. 0 where it does not lie below, or no rule gives
 * a price. Compare it with `discountCeiling` of the person.
 */
export function discountGiven(
  byRule: { readonly price: MicroPrice | null; readonly promotionPercent: MicroPercent | null },
  netRate: MicroPrice,
): MicroPercent {
  if (byRule.price === null || byRule.price <= 0) return 0;
  const fair = subtractQuantity(byRule.price, percentOf(byRule.price, byRule.promotionPercent ?? 0));
  if (netRate >= fair) return 0;
  return toSafeInteger(divideAwayFromZero(toBigInt(fair - netRate) * 100_000_000n, absolute(toBigInt(fair))));
}
