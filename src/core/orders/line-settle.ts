import { takeFrom } from '../../shared/inventory/allocation-rule.ts';
import {
  type Quantity,
  smallerQuantity,
  subtractQuantity,
  sumOfQuantities,
} from '../../shared/kernel/quantity.ts';
import { allocations } from '../inventory/inventory-tables.ts';
import { stockLevels } from '../inventory/stock-levels.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { Item, OrderLine } from './order-facts.ts';
import { allocate, settleBackorder } from './stock-promise.ts';

/** A line and what of it is still to be shipped, in base units. */
export interface OpenLine {
  readonly line: OrderLine;
  readonly item: Item;
  readonly open: Quantity;
}

/**
 * Makes what is allocated and backordered the same as what is still to be shipped: lines that hold too much give back
 * first, so that others of the same order can have it. Answers the backorders. Once per line and change set.
 */
export function settleLines(
  ctx: CommandContext,
  lines: readonly OpenLine[],
): { readonly line: string; readonly quantity: Quantity }[] {
  for (const { line, open } of lines) giveBack(ctx, line, open);
  return lines.flatMap(({ line, item, open }) => {
    const missing = subtractQuantity(open, allocatedTo(ctx, line));
    const picks = missing > 0 ? takeFrom(stockLevels(ctx.read, item.id), missing) : [];
    const short = subtractQuantity(missing, sumOfQuantities(picks.map(({ quantity }) => quantity)));
    settleBackorder(ctx, line, item, short, open);
    allocate(ctx, line, picks, `s${line.position}`);
    return short > 0 ? [{ line: line.id, quantity: short }] : [];
  });
}

/** Allocations of a line shrink until they are no more than `most`; the newest first. */
export function giveBack(ctx: CommandContext, line: OrderLine, most: Quantity): void {
  let surplus = subtractQuantity(allocatedTo(ctx, line), most);
  for (const row of ofLine(ctx, line).toReversed()) {
    if (surplus <= 0) return;
    const off = smallerQuantity(row.quantity, surplus);
    surplus = subtractQuantity(surplus, off);
    takeOff(ctx, row, off);
  }
}

/** What ships leaves the line's allocation at that place; the rest of it must have been available. */
export function useAllocation(ctx: CommandContext, line: OrderLine, place: string, quantity: Quantity): void {
  let left = quantity;
  for (const row of ofLine(ctx, line)) {
    if (row.place !== place || left === 0) continue;
    const used = smallerQuantity(row.quantity, left);
    left = subtractQuantity(left, used);
    takeOff(ctx, row, used);
  }
}

export function allocatedTo(ctx: CommandContext, line: OrderLine): Quantity {
  return sumOfQuantities(ofLine(ctx, line).map(({ quantity }) => quantity));
}

function ofLine(ctx: CommandContext, { id, order }: OrderLine) {
  return ctx.read.find(allocations, { order }, ['allocatedAt']).filter(({ line }) => line === id);
}

function takeOff(
  ctx: CommandContext,
  row: { readonly id: string; readonly quantity: Quantity },
  quantity: Quantity,
): void {
  if (quantity === row.quantity) ctx.write.remove(allocations, row.id);
  else ctx.write.update(allocations, row.id, { quantity: subtractQuantity(row.quantity, quantity) });
}
