import { formatDecimal, MICRO_DECIMALS, MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { LinePrice } from '../../shared/orders/line-price.ts';
import type { RivalPrice } from '../../shared/pricing/price-of.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { type FoundPrice, leastPriced, priceFinder } from '../pricing/price-lookup.ts';
import type { Item, Order } from './order-facts.ts';

export interface AskedPrice {
  readonly quantity: number;
  readonly unit?: string | undefined;
  readonly unitPrice?: number | undefined;
  readonly quoted?: boolean | undefined;
  readonly priceRule?: string | null | undefined;
}

/** What the price rules say of one line after the other of a document. */
export type PriceFinder = ReturnType<typeof priceFinder>;

export type PricingOrder = Pick<Order, 'customer' | 'currency' | 'placedOn'>;

/** One for all lines of an order: what they share is looked up once. */
export function pricesOf(read: RowReader, { customer, currency, placedOn }: PricingOrder): PriceFinder {
  return priceFinder(read, { customer, date: placedOn, currency });
}

/** What the rules say, and the price of it; or why there is none. */
export type PricedLine =
  | { readonly answer: FoundPrice; readonly price: LinePrice }
  | { readonly answer: FoundPrice; readonly price: null; readonly trouble: Refusal };

/**
 * The price of a line on the day the order was placed. What a person typed or was shown stands; beside it stands what
 * the rules say. Troubles: `orders.no-price` where neither says anything, `orders.price-conflict` where rules of equal
 * standing disagree and nobody has chosen one of them. `read` and `finder`: one for all lines of an order.
 */
export function pricedLine(
  read: RowReader,
  order: PricingOrder,
  item: Item,
  asked: AskedPrice,
  finder?: PriceFinder,
): PricedLine {
  const { quantity, unit = item.baseUnit, unitPrice } = asked;
  const { currency } = order;
  const find = finder ?? pricesOf(read, order);
  const answer = find({ item: item.id, unit, quantity, picked: asked.priceRule });
  if (answer.kind === 'conflict') return chosenPrice(item, asked, answer);
  const listPrice = answer.kind === 'price' ? answer.price : null;
  const price = unitPrice ?? listPrice;
  if (price === null) {
    return { answer, price: null, trouble: refusal('orders.no-price', { item: item.number, currency }) };
  }
  const isByRule = answer.kind === 'price' && price === listPrice;
  const priceSource = isByRule ? answer.from.kind : asked.quoted ? 'quoted' : 'typed';
  // A typed price is the last word: the promotion is of the list, not of it.
  const promotion = isByRule ? answer.promotion : null;
  return {
    answer,
    price: {
      unitPrice: price,
      listPrice,
      priceSource,
      priceRule: isByRule && asked.priceRule === answer.from.list ? answer.from.list : null,
      promotionPercent: promotion?.percentOff ?? null,
      promotion: promotion?.promotion.name ?? null,
    },
  };
}

/** The same of a line whose quantity nobody has typed yet: of one, or of as many as it takes for a price to hold. */
export function pricedToBegin(
  read: RowReader,
  order: PricingOrder,
  item: Item,
  asked: Omit<AskedPrice, 'quantity'>,
  finder?: PriceFinder,
): { readonly quantity: Quantity; readonly priced: PricedLine } {
  const ofOne = pricedLine(read, order, item, { ...asked, quantity: MICROS_PER_ONE }, finder);
  if (ofOne.answer.kind !== 'none') return { quantity: MICROS_PER_ONE, priced: ofOne };
  const { customer, currency, placedOn: date } = order;
  const unit = asked.unit ?? item.baseUnit;
  const quantity = leastPriced(read, { customer, currency, date, item: item.id, unit });
  if (quantity === null) return { quantity: MICROS_PER_ONE, priced: ofOne };
  return { quantity, priced: pricedLine(read, order, item, { ...asked, quantity }, finder) };
}

/** The same for a command: refuses with the trouble. */
export function priceLine(
  ctx: CommandContext,
  read: RowReader,
  order: PricingOrder,
  item: Item,
  asked: AskedPrice,
): LinePrice {
  const priced = pricedLine(read, order, item, asked);
  if (priced.price !== null) return priced.price;
  return ctx.refuse(priced.trouble.code, priced.trouble.params);
}

/** A conflict is settled by a person who takes the price of one of the rules, never silently. */
function chosenPrice(
  item: Item,
  { unitPrice, priceRule }: AskedPrice,
  answer: Extract<FoundPrice, { readonly kind: 'conflict' }>,
): PricedLine {
  const chosen = answer.between.find(({ list, amount }) => list === priceRule || amount === unitPrice);
  if (chosen) return { answer, price: priceByChoice(chosen) };
  const [first, second] = answer.between.map(
    ({ amount, listName }) => `${formatDecimal(amount, MICRO_DECIMALS, 2)} (${listName})`,
  );
  const params = { item: item.number, first: first ?? null, second: second ?? null };
  return { answer, price: null, trouble: refusal('orders.price-conflict', params) };
}

function priceByChoice({ amount: price, kind, list }: RivalPrice): LinePrice {
  return {
    unitPrice: price,
    listPrice: price,
    priceSource: kind,
    priceRule: list,
    promotionPercent: null,
    promotion: null,
  };
}
