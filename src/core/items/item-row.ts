import type { CommandContext } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import type { RowOf } from '../platform/table.ts';
import { items, itemUnits } from './item-tables.ts';

export type ItemRow = RowOf<typeof items>;

export function itemRow(ctx: CommandContext, item: string): ItemRow {
  return mustExist(ctx.read.get(items, item), ctx, 'items.no-such-item', { item });
}

/** Refuses a number that another item has. */
export function freeNumber(ctx: CommandContext, number: string): string {
  const [holder] = ctx.read.find(items, { number });
  if (holder) ctx.refuse('items.number-taken', { number, item: holder.id });
  return number;
}

/** How an item knows a unit: as its base unit, as one of its own, or not. */
export function unitOf(ctx: CommandContext, item: ItemRow, unit: string): 'no' | 'base' | 'own' {
  if (item.baseUnit === unit) return 'base';
  return ctx.read.find(itemUnits, { item: item.id, unit }).length > 0 ? 'own' : 'no';
}
