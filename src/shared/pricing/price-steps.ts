import { addDays, type BusinessDate } from '../kernel/calendar.ts';
import { type Has, type NextStep, nextStep } from '../kernel/next-step.ts';
import { pricingCommands } from './pricing-commands.ts';
import { promotionCommands } from './promotion-commands.ts';

/** What somebody does next with a price list, a promotion, two prices that disagree. */
export const priceListSteps = ['add-prices', 'assign', 'renew'] as const;
export const promotionSteps = ['renew'] as const;
export const conflictSteps = ['settle'] as const;

/** Days before its last one in which a list or a promotion is worth a look. */
const SOON_DAYS = 30;

export interface PriceListStepFacts {
  readonly today: BusinessDate;
  readonly kind: 'contract' | 'customer' | 'base';
  readonly validUntil: BusinessDate | null;
  readonly hasPrices: boolean;
  /** It is for somebody, today or later. */
  readonly isAssigned: boolean;
}

/** What it takes for a list to give prices; then, that it goes on. One that is over needs nobody. */
export function priceListStepOf(
  facts: PriceListStepFacts,
  has: Has,
): NextStep<(typeof priceListSteps)[number]> | null {
  const { today, kind, validUntil, hasPrices, isAssigned } = facts;
  if (validUntil !== null && validUntil < today) return null;
  if (!hasPrices) return nextStep('add-prices', pricingCommands.setPrice, has);
  if (kind !== 'base' && !isAssigned) return nextStep('assign', pricingCommands.assignPriceList, has);
  return endsSoon(validUntil, today) ? nextStep('renew', pricingCommands.changePriceList, has) : null;
}

/** One that ends soon may go on. */
export function promotionStepOf(
  { today, validUntil }: { readonly today: BusinessDate; readonly validUntil: BusinessDate | null },
  has: Has,
): NextStep<'renew'> | null {
  return endsSoon(validUntil, today) ? nextStep('renew', promotionCommands.changePromotion, has) : null;
}

/** Orders ask which price holds until somebody says it once and for all. */
export function conflictStepOf(has: Has): NextStep<'settle'> {
  return nextStep('settle', pricingCommands.setPrice, has);
}

function endsSoon(validUntil: BusinessDate | null, today: BusinessDate): boolean {
  return validUntil !== null && validUntil >= today && validUntil <= addDays(today, SOON_DAYS);
}
