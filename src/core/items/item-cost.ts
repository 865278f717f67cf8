import {
  floorPriceOf,
  type itemCost as itemCostDeclaration,
  type setItemCost as setItemCostDeclaration,
} from '../../shared/items/item-cost.ts';
import { refuseOutOfRange } from '../../shared/kernel/exact-integer.ts';
import { COSTS } from '../../shared/people/scope-label.ts';
import type { CommandHandler, QueryHandler } from '../platform/command-handler.ts';
import { unwrap } from '../platform/handler-check.ts';
import { itemRow } from './item-row.ts';
import { itemCosts, itemFloorPrices } from './item-tables.ts';

export const setItemCost: CommandHandler<typeof setItemCostDeclaration> = (
  ctx,
  { item, unitCost, minimumMargin },
) => {
  if (!ctx.sees(COSTS)) ctx.refuse('items.costs-not-here', { item });
  itemRow(ctx, item);
  const floorPrice = unwrap(refuseOutOfRange(() => floorPriceOf(unitCost, minimumMargin)));
  const before = ctx.read.get(itemCosts, item);
  if (before) ctx.write.update(itemCosts, item, { unitCost, minimumMargin });
  else ctx.write.insert(itemCosts, { id: item, item, unitCost, minimumMargin });
  if (ctx.read.get(itemFloorPrices, item)) ctx.write.update(itemFloorPrices, item, { floorPrice });
  else ctx.write.insert(itemFloorPrices, { id: item, item, floorPrice });
  return {
    floorPrice,
    before: before ? { unitCost: before.unitCost, minimumMargin: before.minimumMargin } : null,
  };
};

export const itemCost: QueryHandler<typeof itemCostDeclaration> = (ctx, { item }) => {
  if (!ctx.labels.has(COSTS)) ctx.refuse('items.costs-not-here', { item });
  const cost = ctx.db.q('SELECT unitCost, minimumMargin FROM itemCosts WHERE id = ?').get(item);
  const floorPrice = ctx.db.q('SELECT floorPrice FROM itemFloorPrices WHERE id = ?').pluck().get(item);
  return {
    cost: (cost as { unitCost: number; minimumMargin: number } | undefined) ?? null,
    floorPrice: (floorPrice as number | undefined) ?? null,
  };
};
