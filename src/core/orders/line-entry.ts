import type { OrderLineInput } from '../../shared/orders/line-fields.ts';
import { items } from '../items/item-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { requireShipFrom } from './header-rows.ts';
import type { PricingOrder } from './line-pricing.ts';
import { type LinePlace, type LineSketch, sketchLine } from './line-sketch.ts';
import { soldUnit, unitTrouble } from './line-unit.ts';
import type { Item, Order, OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** Distance between positions of lines, so that a person can say "line 40" and a line fits in between. */
export const POSITION_STEP = 10;

/** Where the line stands that is the nth of a new order, from nothing. */
export function placeOf(
  ctx: CommandContext,
  index: number,
): { readonly id: string; readonly position: number } {
  return { id: ctx.newId(`l${index + 1}`), position: (index + 1) * POSITION_STEP };
}

type LinesOrder = PricingOrder & Pick<Order, 'id'>;

/**
 * Writes one typed line with its price by rule. Refusals: `orders.no-such-item`, `orders.item-planned`,
 * `orders.unknown-unit`, `orders.not-whole`, `orders.no-price`, `orders.price-conflict`, `orders.no-such-ship-from`.
 */
export function enterLine(
  ctx: CommandContext,
  read: RowReader,
  order: LinesOrder,
  input: OrderLineInput,
  at: LinePlace,
): OrderLine {
  const line = readableLine(ctx, read, order, input, at);
  ctx.write.insert(orderLines, line);
  return line;
}

/** The row that what was typed makes; nothing is written. Refusals: as of {@link enterLine}. */
export function readableLine(
  ctx: CommandContext,
  read: RowReader,
  order: LinesOrder,
  input: OrderLineInput,
  place: LinePlace,
): OrderLine {
  const { row, item, unread }: LineSketch = sketchLine(read, order, input, place);
  const [trouble] = unread;
  if (trouble) ctx.refuse(trouble.refusal.code, trouble.refusal.params);
  if (item?.lifecycle === 'planned') {
    ctx.refuse('orders.item-planned', { item: item.number, line: place.position });
  }
  if (input.shipFrom !== undefined) requireShipFrom(ctx, input.shipFrom);
  return row;
}

/** Refusals: `orders.no-such-item`, `orders.item-planned`. */
export function sellable(ctx: CommandContext, read: RowReader, id: string, line: number): Item {
  const item = read.get(items, id);
  if (!item) return ctx.refuse('orders.no-such-item', { item: id, line });
  if (item.lifecycle === 'planned') ctx.refuse('orders.item-planned', { item: item.number, line });
  return item;
}

/** For a change of the quantity or unit of a line that stands. */
export function requireUnit(
  ctx: CommandContext,
  item: Item,
  wanted: { readonly quantity: number; readonly unit?: string | null | undefined },
): void {
  const trouble = unitTrouble(item, soldUnit(ctx.read, item, wanted.unit), wanted);
  if (trouble) ctx.refuse(trouble.code, trouble.params);
}
