import { isWholeQuantity } from '../../shared/kernel/quantity.ts';
import { convertExactly } from '../../shared/kernel/unit.ts';
import type { OrderLineInput } from '../../shared/orders/line-fields.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { priceLine } from './line-pricing.ts';
import type { Item, Order, OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** Distance between positions of lines, so that a person can say "line 40" and a line fits in between. */
export const POSITION_STEP = 10;

/**
 * Writes one typed line with its price by rule. Refusals: `orders.no-such-item`, `orders.item-ended`,
 * `orders.item-planned`, `orders.unknown-unit`, `orders.not-whole`, and those of {@link priceLine}.
 */
export function enterLine(
  ctx: CommandContext,
  read: RowReader,
  order: Pick<Order, 'id' | 'customer' | 'currency' | 'placedOn'>,
  input: OrderLineInput,
  at: { readonly id: string; readonly position: number },
): OrderLine {
  const item = sellable(ctx, read, input.item, at.position);
  requireUnit(ctx, item, input);
  const price = priceLine(ctx, read, order, item, input);
  const line: OrderLine = {
    id: at.id,
    order: order.id,
    position: at.position,
    item: item.id,
    quantity: input.quantity,
    ...price,
    status: 'open',
    notGoods: item.kind === 'goods' ? 0 : 1,
    discountPercent: input.discountPercent ?? null,
    description: input.description ?? null,
    unit: input.unit === undefined || input.unit === item.baseUnit ? null : input.unit,
    requestedDate: input.requestedDate ?? null,
    promisedDate: input.promisedDate ?? null,
    firstConfirmedDate: null,
    note: input.note ?? null,
    shipFrom: input.shipFrom ?? null,
    cancelBy: input.cancelBy ?? null,
    marginPercent: input.marginPercent ?? null,
    taxGroup: input.taxGroup ?? null,
    overShipPercent: input.overShipPercent ?? null,
    underShipPercent: input.underShipPercent ?? null,
  };
  ctx.write.insert(orderLines, line);
  return line;
}

/** An ended item with stock left is still refused at entry: what may be sold off is `ending`. */
export function sellable(ctx: CommandContext, read: RowReader, id: string, line: number): Item {
  const item = read.get(items, id);
  if (!item) return ctx.refuse('orders.no-such-item', { item: id, line });
  if (item.lifecycle === 'ended') ctx.refuse('orders.item-ended', { item: item.number, line });
  if (item.lifecycle === 'planned') ctx.refuse('orders.item-planned', { item: item.number, line });
  return item;
}

/** Also for a change of the quantity of a line that stands. */
export function requireUnit(
  ctx: CommandContext,
  item: Item,
  wanted: { readonly quantity: number; readonly unit?: string | null | undefined },
): void {
  const unit = wanted.unit ?? item.baseUnit;
  const params = { item: item.number, unit };
  if (unit === item.baseUnit) {
    if (item.wholeUnits === 1 && !isWholeQuantity(wanted.quantity)) ctx.refuse('orders.not-whole', params);
    return;
  }
  const known = ctx.read.find(itemUnits, { item: item.id, unit })[0];
  const { wholeUnits, ...factor } = mustExist(known, ctx, 'orders.unknown-unit', params);
  if (wholeUnits === 1 && !isWholeQuantity(wanted.quantity)) ctx.refuse('orders.not-whole', params);
  const base = convertExactly(wanted.quantity, factor);
  if (base.numerator > BigInt(Number.MAX_SAFE_INTEGER) * base.denominator) ctx.refuse('number.out-of-range');
}
