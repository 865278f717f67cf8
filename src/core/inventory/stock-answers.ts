import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { items } from '../items/item-tables.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { movements, type places } from './inventory-tables.ts';
import { stockLevels } from './stock-levels.ts';

export const stockAnswers = bindQueries(stockQueries, {
  listPlaces: ({ db }) => {
    const rows = db.q('SELECT * FROM places ORDER BY kind = ? DESC, code').all('stock');
    return {
      places: (rows as RowOf<typeof places>[]).map((place) => ({ ...place, active: place.active === 1 })),
    };
  },

  stockOfItem: (ctx, { item: id }) => {
    const read = rowReader(ctx.db);
    const item = read.get(items, id);
    if (!item) return ctx.refuse('inventory.no-such-item', { item: id });
    const levels = stockLevels(read, id);
    const onHand = sumOfQuantities(levels.map((level) => level.onHand));
    const allocated = sumOfQuantities(levels.map((level) => level.allocated));
    const available = subtractQuantity(onHand, allocated);
    return { item: id, unit: item.baseUnit, onHand, allocated, available, places: [...levels] };
  },

  listMovements: (ctx, { item, after, limit }) => {
    const rows = movementPage(ctx, item, after, limit + 1);
    const reversal = ctx.db.q('SELECT id FROM movements WHERE reverses = ?').pluck();
    return {
      movements: rows.slice(0, limit).map(({ item: _, ...row }) => ({
        ...row,
        reversedBy: (reversal.get(row.id) as string | undefined) ?? null,
      })),
      more: rows.length > limit,
    };
  },
});

type Movement = RowOf<typeof movements>;

function movementPage(ctx: QueryContext, item: string, after: string | undefined, limit: number): Movement[] {
  const last = after === undefined ? undefined : rowReader(ctx.db).get(movements, after);
  if (!last) {
    return ctx.db
      .q('SELECT * FROM movements WHERE item = ? ORDER BY businessDate DESC, id DESC LIMIT ?')
      .all(item, limit) as Movement[];
  }
  return ctx.db
    .q(
      `SELECT * FROM movements WHERE item = ? AND (businessDate, id) < (?, ?)
       ORDER BY businessDate DESC, id DESC LIMIT ?`,
    )
    .all(item, last.businessDate, last.id, limit) as Movement[];
}
