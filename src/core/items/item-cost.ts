import {
  floorPriceOf,
  type itemCost as itemCostDeclaration,
  publishedFloor,
  type setItemCost as setItemCostDeclaration,
} from '../../shared/items/item-cost.ts';
import { refuseOutOfRange } from '../../shared/kernel/exact-integer.ts';
import type { MicroPrice } from '../../shared/kernel/money.ts';
import { COSTS } from '../../shared/people/scope-label.ts';
import type { CommandContext, CommandHandler, QueryHandler } from '../platform/command-handler.ts';
import { unwrap } from '../platform/handler-check.ts';
import type { RowOf } from '../platform/table.ts';
import { itemRow } from './item-row.ts';
import { itemCosts, itemFloorPrices } from './item-tables.ts';

export const setItemCost: CommandHandler<typeof setItemCostDeclaration> = (
  ctx,
  { item, unitCost, minimumMargin },
) => {
  if (!ctx.sees(COSTS)) ctx.refuse('items.costs-not-here', { item });
  itemRow(ctx, item);
  const before = ctx.read.get(itemCosts, item);
  const imported = {
    importedCost: before?.importedCost ?? null,
    importedMargin: before?.importedMargin ?? null,
  };
  return {
    floorPrice: writeItemCost(ctx, item, { unitCost, minimumMargin, ...imported }),
    before: before ? { unitCost: before.unitCost, minimumMargin: before.minimumMargin } : null,
  };
};

/** Keeps a cost and publishes the floor price it leads to, which it answers; null: none. Refusal: `number.out-of-range`. */
export function writeItemCost(
  ctx: CommandContext,
  item: string,
  cost: Omit<RowOf<typeof itemCosts>, 'id' | 'item'>,
): MicroPrice | null {
  const floorPrice = unwrap(refuseOutOfRange(() => floorPriceOf(cost.unitCost, cost.minimumMargin)));
  if (ctx.read.get(itemCosts, item)) ctx.write.update(itemCosts, item, cost);
  else ctx.write.insert(itemCosts, { id: item, item, ...cost });
  if (ctx.read.get(itemFloorPrices, item)) ctx.write.update(itemFloorPrices, item, { floorPrice });
  else ctx.write.insert(itemFloorPrices, { id: item, item, floorPrice });
  return publishedFloor(floorPrice);
}

export const itemCost: QueryHandler<typeof itemCostDeclaration> = (ctx, { item }) => {
  if (!ctx.labels.has(COSTS)) ctx.refuse('items.costs-not-here', { item });
  const cost = ctx.db.q('SELECT unitCost, minimumMargin FROM itemCosts WHERE id = ?').get(item);
  const floorPrice = ctx.db.q('SELECT floorPrice FROM itemFloorPrices WHERE id = ?').pluck().get(item);
  return {
    cost: (cost as { unitCost: number; minimumMargin: number } | undefined) ?? null,
    floorPrice: publishedFloor(floorPrice as number | undefined),
  };
};
