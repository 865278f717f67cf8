import { MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { lineCheck } from '../../shared/orders/line-checks.ts';
import type { OrderLineInput } from '../../shared/orders/line-fields.ts';
import type { LinePrice } from '../../shared/orders/line-price.ts';
import { fixTitle, type OrderCheck, type OrderFix } from '../../shared/orders/order-check.ts';
import { items } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { FoundPrice } from '../pricing/price-lookup.ts';
import { type PriceFinder, type PricingOrder, pricedLine, pricedToBegin } from './line-pricing.ts';
import { soldUnit, unitTrouble } from './line-unit.ts';
import type { Item, Order, OrderLine } from './order-facts.ts';

/** A line as it is typed: everything may be missing yet. `typed`: what stands in the item cell where no item was taken. */
export type TypedLine = { readonly [K in keyof OrderLineInput]?: OrderLineInput[K] | undefined } & {
  readonly typed?: string | undefined;
};

/** A line as it would stand, and what of it could not be read. Where anything could not, figures of the row mean nothing. */
export interface LineSketch {
  readonly key: string;
  readonly row: OrderLine;
  readonly item: Item | undefined;
  readonly unread: readonly OrderCheck[];
  /** What the price rules say; null where they were not asked. */
  readonly answer: FoundPrice | null;
  /** While no quantity is typed: of how many the price of the row is. Nothing else is a figure of the row then. */
  readonly pricedFor?: Quantity;
}

export interface LinePlace {
  readonly id: string;
  readonly position: number;
  /** The row that stands under this id: its price stays where nothing that makes a price has changed. */
  readonly standing?: OrderLine | undefined;
  /** One for all lines of a document. */
  readonly prices?: PriceFinder;
  /** Items that what was typed may have meant. */
  readonly nearest?: (typed: string) => readonly { readonly id: string; readonly number: string }[];
}

/** The one way in which what was typed becomes a line: for the buffer somebody types in and for the command alike. */
export function sketchLine(
  read: RowReader,
  order: PricingOrder & Pick<Order, 'id'>,
  typed: TypedLine,
  place: LinePlace,
): LineSketch {
  const at = { key: place.id, position: place.position };
  const item = itemOf(read, typed);
  const row = emptyRow(order.id, typed, place, item);
  if (!item) return { key: place.id, row, item, unread: [unknownItem(typed, place)], answer: null };
  const { quantity } = typed;
  const params = { item: item.number, line: place.position };
  const unit = soldUnit(read, item, typed.unit);
  if (quantity === undefined) {
    const unread = [lineCheck(at, 'red', 'quantity', refusal('orders.no-quantity', params))];
    const sketch = { key: place.id, row, item, unread, answer: null };
    if (!unit) return sketch;
    const begins = pricedToBegin(read, order, item, typed, place.prices);
    const { price, answer } = begins.priced;
    return price === null
      ? sketch
      : { ...sketch, answer, row: { ...row, ...price }, pricedFor: begins.quantity };
  }
  const trouble = unitTrouble(item, unit, { quantity, unit: typed.unit });
  if (trouble) {
    const isUnit = trouble.code === 'orders.unknown-unit';
    const fixes = isUnit ? baseUnitFix(item, place.id) : wholeFixes(quantity, place.id);
    const unread = [lineCheck(at, 'red', isUnit ? 'unit' : 'quantity', trouble, fixes)];
    return { key: place.id, row, item, unread, answer: null };
  }
  const kept = keptPrice(place.standing, row, typed);
  if (kept) return { key: place.id, row: { ...row, ...kept }, item, unread: [], answer: null };
  const priced = pricedLine(read, order, item, { ...typed, quantity }, place.prices);
  if (priced.price !== null) {
    return { key: place.id, row: { ...row, ...priced.price }, item, unread: [], answer: priced.answer };
  }
  const fixes = priced.answer.kind === 'conflict' ? choiceFixes(priced.answer.between, place.id) : [];
  const unread = [lineCheck(at, 'red', 'unitPrice', priced.trouble, fixes)];
  return { key: place.id, row, item, unread, answer: priced.answer };
}

/** The promised date that a person typed: what the rule once said, it says anew. */
export function typedPromise({ promisedDate, promiseByRule }: OrderLine): string | null {
  return promiseByRule === 1 ? null : promisedDate;
}

/** A line that stands, as it was typed: a price by rule was not typed. */
export function sketchStanding(read: RowReader, row: OrderLine): LineSketch {
  return { key: row.id, row, item: read.get(items, row.item), unread: [], answer: null };
}

function itemOf(read: RowReader, { item, typed }: TypedLine): Item | undefined {
  if (item !== undefined) return read.get(items, item);
  return typed === undefined ? undefined : read.find(items, { number: typed })[0];
}

function unknownItem(typed: TypedLine, { id, position, nearest }: LinePlace): OrderCheck {
  const text = typed.typed ?? typed.item ?? '';
  const fixes = (nearest?.(text) ?? []).map(
    ({ id: item, number }): OrderFix => ({
      kind: 'replace-item',
      title: fixTitle('orders.fix-use-item', { item: number }),
      line: id,
      item,
      number,
    }),
  );
  const found = refusal('orders.no-such-item', { item: text, line: position });
  return lineCheck({ key: id, position }, 'red', 'item', found, fixes);
}

function baseUnitFix({ baseUnit }: Item, line: string): OrderFix[] {
  const title = fixTitle('orders.fix-use-unit', { unit: baseUnit });
  return [{ kind: 'set-line', title, line, changes: { unit: baseUnit } }];
}

function wholeFixes(quantity: number, line: string): OrderFix[] {
  const below = Math.floor(quantity / MICROS_PER_ONE);
  return [below, below + 1]
    .filter((count) => count > 0)
    .map((count) => ({
      kind: 'set-line',
      title: fixTitle('orders.fix-use-quantity', { quantity: count }),
      line,
      changes: { quantity: count * MICROS_PER_ONE },
    }));
}

function choiceFixes(
  between: readonly { readonly list: string; readonly listName: string }[],
  line: string,
): OrderFix[] {
  return between.map(({ list, listName }) => ({
    kind: 'set-line',
    title: fixTitle('orders.fix-use-list', { list: listName }),
    line,
    changes: { priceRule: list },
  }));
}

/** A rule that has changed since does not reach a line in which nothing was touched that makes its price. */
function keptPrice(standing: OrderLine | undefined, row: OrderLine, typed: TypedLine): LinePrice | null {
  if (!standing || standing.item !== row.item) return null;
  if (standing.quantity !== row.quantity || standing.unit !== row.unit) return null;
  const { unitPrice, listPrice, priceSource, priceRule, promotionPercent, promotion } = standing;
  if (typed.unitPrice !== undefined && typed.unitPrice !== unitPrice) return null;
  const wasTyped = priceSource === 'typed' || priceSource === 'quoted';
  if (typed.unitPrice === undefined && wasTyped) return null;
  if ((typed.priceRule ?? null) !== priceRule || priceSource === null) return null;
  return { unitPrice, listPrice, priceSource, priceRule, promotionPercent, promotion };
}

function emptyRow(order: string, typed: TypedLine, place: LinePlace, item: Item | undefined): OrderLine {
  return {
    ...(place.standing ?? newLine),
    id: place.id,
    order,
    position: place.position,
    item: item?.id ?? typed.item ?? '',
    quantity: typed.quantity ?? 0,
    notGoods: item?.kind === 'charge' ? 1 : 0,
    ...notPriced,
    unit: typed.unit === undefined || typed.unit === item?.baseUnit ? null : typed.unit,
    discountPercent: typed.discountPercent ?? null,
    marginPercent: typed.marginPercent ?? null,
    description: typed.description ?? null,
    requestedDate: typed.requestedDate ?? null,
    promisedDate: typed.promisedDate ?? null,
    promiseByRule: keepsPromise(place.standing, typed) ? 1 : null,
    cancelBy: typed.cancelBy ?? null,
    shipFrom: typed.shipFrom ?? null,
    taxGroup: typed.taxGroup ?? null,
    overShipPercent: typed.overShipPercent ?? null,
    underShipPercent: typed.underShipPercent ?? null,
    note: typed.note ?? null,
  };
}

/** The date the rule gave is handed back as it was read. */
function keepsPromise(standing: OrderLine | undefined, { promisedDate }: TypedLine): boolean {
  return standing?.promiseByRule === 1 && standing.promisedDate === promisedDate;
}

const notPriced = {
  unitPrice: 0,
  listPrice: null,
  priceSource: null,
  priceRule: null,
  promotionPercent: null,
  promotion: null,
} as const;

const newLine = { status: 'open', firstConfirmedDate: null } as const;
