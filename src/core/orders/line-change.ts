import type { LineChanges } from '../../shared/orders/line-fields.ts';
import { items } from '../items/item-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { defined } from '../platform/patch.ts';
import { requireShipFrom } from './header-rows.ts';
import { requireUnit, sellable } from './line-entry.ts';
import { priceLine } from './line-pricing.ts';
import type { Item, Order, OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** Refusal: `orders.no-such-line`. */
export function requireLine(ctx: CommandContext, order: string, id: string): OrderLine {
  const line = ctx.read.get(orderLines, id);
  if (line?.order !== order) return ctx.refuse('orders.no-such-line', { line: id });
  return line;
}

/** The columns of a line that changes, priced anew where the change reaches the price. Another item starts from nothing typed. */
export function changedLine(
  ctx: CommandContext,
  order: Order,
  line: OrderLine,
  { item: other, ...changes }: LineChanges & { readonly item?: string | undefined },
): Partial<OrderLine> {
  if (other !== undefined && other !== line.item) return otherItem(ctx, order, line, other, changes);
  const item = ctx.read.get(items, line.item);
  if (!item) return ctx.refuse('orders.no-such-item', { item: line.item, line: line.position });
  const { quantity = line.quantity, unit = line.unit } = changes;
  if (changes.quantity !== undefined || changes.unit !== undefined) {
    requireUnit(ctx, item, { quantity, unit });
  }
  if (changes.shipFrom) requireShipFrom(ctx, changes.shipFrom);
  return {
    ...defined<OrderLine>(changes),
    ...(unit === item.baseUnit ? { unit: null } : {}),
    ...(changes.promisedDate === undefined ? {} : { promiseByRule: null }),
    ...newPrice(ctx, order, line, item, changes),
  };
}

function otherItem(
  ctx: CommandContext,
  order: Order,
  line: OrderLine,
  id: string,
  changes: LineChanges,
): Partial<OrderLine> {
  const item = sellable(ctx, ctx.read, id, line.position);
  const { quantity = line.quantity, unit: named = null, unitPrice, priceRule } = changes;
  const unit = named === item.baseUnit ? null : named;
  requireUnit(ctx, item, { quantity, unit });
  if (changes.shipFrom) requireShipFrom(ctx, changes.shipFrom);
  const price = priceLine(ctx, ctx.read, order, item, {
    quantity,
    priceRule,
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(unit === null ? {} : { unit }),
  });
  const fresh = { description: null, discountPercent: null, marginPercent: null, taxGroup: null };
  const notGoods = item.kind === 'goods' ? 0 : 1;
  return { ...fresh, ...defined<OrderLine>(changes), ...price, item: item.id, notGoods, quantity, unit };
}

/** A changed quantity may reach another band of the list; a changed price is looked at against the rule again. */
function newPrice(
  ctx: CommandContext,
  order: Order,
  line: OrderLine,
  item: Item,
  changes: LineChanges,
): Partial<OrderLine> {
  const asked = [changes.quantity, changes.unit, changes.unitPrice, changes.priceRule];
  if (asked.every((value) => value === undefined)) return {};
  // A price typed for a box says nothing about one piece.
  const keepsTyped = line.priceSource === 'typed' && changes.unit === undefined;
  const unitPrice = changes.unitPrice ?? (keepsTyped ? line.unitPrice : undefined);
  const unit = changes.unit === undefined ? line.unit : changes.unit;
  return priceLine(ctx, ctx.read, order, item, {
    quantity: changes.quantity ?? line.quantity,
    priceRule: changes.priceRule === undefined ? line.priceRule : changes.priceRule,
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(unit === null ? {} : { unit }),
  });
}
