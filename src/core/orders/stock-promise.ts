import type { Pick } from '../../shared/inventory/allocation-rule.ts';
import { formatQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { allocations } from '../inventory/inventory-tables.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { Item, LineSituation, OrderLine } from './order-facts.ts';
import { backorders, orders } from './order-tables.ts';

/**
 * Ties stock to the lines of an order and writes what is missing as backorders, each with who has the stock. Answers the
 * backorders.
 */
export function promiseStock(
  ctx: CommandContext,
  situations: readonly LineSituation[],
): { readonly line: string; readonly quantity: Quantity }[] {
  // Looked at before anything is allocated: the reason tells of others, not of this order's own lines.
  const reasons = situations.map(({ line, item, wanted, short }) =>
    short > 0 && item ? whyShort(ctx, line, item, wanted) : null,
  );
  return situations.flatMap(({ line, picks, short }, i) => {
    allocate(ctx, line, picks, `a${line.position}`);
    const why = reasons[i];
    writeBackorder(ctx, line, short, why ?? null);
    return why ? [{ line: line.id, quantity: short }] : [];
  });
}

/** The line's backorder becomes what is short of `wanted`; nothing short is no backorder. Before anything is allocated to it. */
export function settleBackorder(
  ctx: CommandContext,
  line: OrderLine,
  item: Item,
  short: Quantity,
  wanted: Quantity,
): void {
  writeBackorder(ctx, line, short, short > 0 ? whyShort(ctx, line, item, wanted) : null);
}

/** A line that waits for nothing any more. */
export function endBackorder(ctx: CommandContext, line: AllocatedLine): void {
  for (const row of ctx.read.find(backorders, { order: line.order })) {
    if (row.line === line.id) ctx.write.remove(backorders, row.id);
  }
}

/** One row per line: what stands there keeps since when. */
function writeBackorder(ctx: CommandContext, line: OrderLine, short: Quantity, why: Refusal | null): void {
  const stood = ctx.read.find(backorders, { order: line.order }).find((row) => row.line === line.id);
  if (!why) {
    if (stood) ctx.write.remove(backorders, stood.id);
  } else if (stood) {
    ctx.write.update(backorders, stood.id, { quantity: short, item: line.item, why: JSON.stringify(why) });
  } else {
    ctx.write.insert(backorders, {
      id: ctx.newId(`b${line.position}`),
      order: line.order,
      line: line.id,
      item: line.item,
      quantity: short,
      since: ctx.now,
      why: JSON.stringify(why),
    });
  }
}

/** `role` names the line within the change set; the place makes the row's id of it. */
export function allocate(
  ctx: CommandContext,
  line: AllocatedLine,
  picks: readonly Pick[],
  role: string,
): void {
  for (const { place, quantity } of picks) {
    ctx.write.insert(allocations, {
      id: ctx.newId(`${role}@${place}`),
      order: line.order,
      line: line.id,
      item: line.item,
      place,
      quantity,
      allocatedBy: ctx.person,
      allocatedAt: ctx.now,
    });
  }
}

type AllocatedLine = { readonly [C in 'id' | 'order' | 'item']: OrderLine[C] };

/** Gives back what was allocated to an order and ends its backorders. */
export function releaseStock(ctx: CommandContext, order: string): void {
  for (const { id } of ctx.read.find(allocations, { order })) ctx.write.remove(allocations, id);
  for (const { id } of ctx.read.find(backorders, { order })) ctx.write.remove(backorders, id);
}

/** Codes: `orders.short-allocated` names the order that got stock last, `orders.short-empty` says there is none. */
function whyShort(ctx: CommandContext, line: OrderLine, item: Item, wanted: Quantity): Refusal {
  const available = availableNow(stockLevels(ctx.read, item.id));
  const params = {
    item: item.number,
    line: line.position,
    wanted: formatQuantity(wanted),
    available: formatQuantity(available > 0 ? available : 0),
  };
  const other = lastAllocatedTo(ctx, item.id, line.order);
  return other === null
    ? refusal('orders.short-empty', params)
    : refusal('orders.short-allocated', { ...params, order: other });
}

function lastAllocatedTo(ctx: CommandContext, item: string, except: string): string | null {
  const [last] = ctx.read.select<{ readonly order: string }>(
    'SELECT "order" FROM allocations WHERE item = ? AND "order" <> ? ORDER BY allocatedAt DESC, id DESC LIMIT 1',
    [item, except],
    [ctx.read.watchLookup(allocations, { item })],
  );
  return last === undefined ? null : (ctx.read.get(orders, last.order)?.number ?? null);
}
