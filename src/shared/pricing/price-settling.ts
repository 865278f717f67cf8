import type { z } from 'zod';
import type { BusinessDate } from '../kernel/calendar.ts';
import type { MicroPrice } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { pricingCommands } from './pricing-commands.ts';

/** What `price.set` takes. */
export type PriceToSet = z.output<typeof pricingCommands.setPrice.input>;

/** One of the prices that disagree, per one of the unit they disagree about. */
export interface DisagreeingPrice {
  readonly list: string;
  readonly price: MicroPrice;
  readonly validUntil: BusinessDate | null;
}

/** What they disagree about: one unit of an item, from a quantity of it on. */
export interface DisputedPrice {
  readonly item: string;
  readonly unit: string;
  readonly fromQuantity: Quantity;
}

/**
 * The prices to set so that `kept` holds from `date` on: every other list says the same, for as long as it would have said
 * something else. A price is not ended for it, because an older one of its list would hold again, or none at all for whoever
 * else the list is for; smaller quantities keep their price.
 */
export function pricesToSettle(
  kept: DisagreeingPrice,
  between: readonly DisagreeingPrice[],
  { item, unit, fromQuantity }: DisputedPrice,
  date: BusinessDate,
): readonly PriceToSet[] {
  return between
    .filter(({ price }) => price !== kept.price)
    .map(({ list, validUntil }) => ({
      ...{ list, item, unit, fromQuantity, validFrom: date, price: kept.price, validUntil },
    }));
}
