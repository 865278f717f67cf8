import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { weekdaysOf } from '../company/company-handlers.ts';
import { items } from '../items/item-tables.ts';
import { bindQueries } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { receiptPage, vendorsOfReceipts } from './expected-receipt-list.ts';
import type { places, sites } from './inventory-tables.ts';
import { itemStockPage } from './item-stock-list.ts';
import { movementCount, movementPage } from './movement-list.ts';
import { siteOfPlace } from './site-edits.ts';
import { type StockLevel, stockLevels } from './stock-levels.ts';
import { stockPage } from './stock-list.ts';

export const stockAnswers = bindQueries(stockQueries, {
  listSites: ({ db }) => {
    const holidays = db.q('SELECT date, name FROM siteHolidays WHERE site = ? ORDER BY date');
    const rows = db.q('SELECT * FROM sites ORDER BY active DESC, code').all() as RowOf<typeof sites>[];
    return {
      sites: rows.map((site) => ({
        ...site,
        active: site.active === 1,
        workingWeekdays: site.workingWeekdays === null ? null : weekdaysOf(site.workingWeekdays),
        holidays: holidays.all(site.id) as { date: string; name: string }[],
      })),
    };
  },

  listPlaces: ({ db }) => {
    const rows = db.q('SELECT * FROM places ORDER BY kind = ? DESC, code').all('stock');
    return {
      places: (rows as RowOf<typeof places>[]).map((place) => ({
        ...place,
        active: place.active === 1,
        site: place.kind === 'stock' ? siteOfPlace(place) : null,
      })),
    };
  },

  stockOfItem: (ctx, { item: id }) => {
    const read = rowReader(ctx.db);
    const item = read.get(items, id);
    if (!item) return ctx.refuse('inventory.no-such-item', { item: id });
    const levels = stockLevels(read, id);
    const codes = new Map(ctx.db.q('SELECT id, code FROM sites').raw().all() as [string, string][]);
    const ids = [...new Set(levels.map(({ site }) => site))];
    return {
      item: id,
      unit: item.baseUnit,
      ...totals(levels),
      sites: ids.map((site) => ({
        site,
        code: codes.get(site) ?? site,
        ...totals(levels.filter((level) => level.site === site)),
      })),
      places: [...levels],
    };
  },

  listMovements: (ctx, { item = null, place = null, after = null, offset, limit }) => {
    const rows = movementPage(ctx.db, { item, place, after, offset, limit: limit + 1 });
    const reversal = ctx.db.q('SELECT id FROM movements WHERE reverses = ?').pluck();
    return {
      movements: rows.slice(0, limit).map((row) => ({
        ...row,
        reversedBy: (reversal.get(row.id) as string | undefined) ?? null,
      })),
      more: rows.length > limit,
      total: movementCount(ctx.db, { item, place }),
    };
  },

  listExpectedReceipts: receiptPage,
  receiptVendors: vendorsOfReceipts,
  listItemStock: itemStockPage,
  listStock: stockPage,
});

function totals(levels: readonly StockLevel[]) {
  const onHand = sumOfQuantities(levels.map((level) => level.onHand));
  const allocated = sumOfQuantities(levels.map((level) => level.allocated));
  return { onHand, allocated, available: subtractQuantity(onHand, allocated) };
}
