import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import type { LinePrice } from '../../shared/orders/line-price.ts';
import type { PriceRule } from '../../shared/pricing/price-of.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { findPrice } from '../pricing/price-lookup.ts';
import type { Item, Order } from './order-facts.ts';

interface AskedPrice {
  readonly quantity: number;
  readonly unit?: string | undefined;
  readonly unitPrice?: number | undefined;
  readonly quoted?: boolean | undefined;
  readonly priceRule?: string | null | undefined;
}

/**
 * The price of a line on the day the order was placed. What a person typed or was shown stands; beside it stands what
 * the rules say. Refusals: `orders.no-price` where neither says anything, `orders.price-conflict` where rules of equal
 * standing disagree and nobody has chosen one of them. `read`: one for all lines of an order.
 */
export function priceLine(
  ctx: CommandContext,
  read: RowReader,
  order: Pick<Order, 'customer' | 'currency' | 'placedOn'>,
  item: Item,
  asked: AskedPrice,
): LinePrice {
  const { quantity, unit = item.baseUnit, unitPrice } = asked;
  const { customer, currency, placedOn } = order;
  const answer = findPrice(read, {
    item: item.id,
    unit,
    quantity,
    customer,
    date: placedOn,
    currency,
  });
  if (answer.kind === 'conflict') return chosenPrice(ctx, item, unit, asked, answer.between);
  const none = { priceRule: null, promotionPercent: null, promotion: null };
  const listPrice = answer.kind === 'price' ? answer.price : null;
  const price = unitPrice ?? listPrice;
  if (price === null) return ctx.refuse('orders.no-price', { item: item.number, currency });
  if (answer.kind === 'price' && price === listPrice) {
    return { unitPrice: price, listPrice, priceSource: answer.from.kind, ...none };
  }
  return { unitPrice: price, listPrice, priceSource: asked.quoted ? 'quoted' : 'typed', ...none };
}

/** A conflict is settled by a person who takes the price of one of the rules, never silently. */
function chosenPrice(
  ctx: CommandContext,
  item: Item,
  unit: string,
  { unitPrice, priceRule }: AskedPrice,
  between: readonly PriceRule[],
): LinePrice {
  const chosen = between.find(
    (rule) => rule.list === priceRule || (rule.unit === unit && rule.price === unitPrice),
  );
  if (chosen) {
    const { price, kind, list } = chosen;
    return {
      unitPrice: price,
      listPrice: price,
      priceSource: kind,
      priceRule: list,
      promotionPercent: null,
      promotion: null,
    };
  }
  const [first, second] = between.map(
    ({ price, listName }) => `${formatDecimal(price, MICRO_DECIMALS, 2)} (${listName})`,
  );
  return ctx.refuse('orders.price-conflict', {
    item: item.number,
    first: first ?? null,
    second: second ?? null,
  });
}
