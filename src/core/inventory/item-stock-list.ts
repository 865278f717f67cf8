import type { listItemStock } from '../../shared/inventory/stock-lists.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { utcDay } from '../company/utc-day.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { suppliesOf } from './expected-receipt-row.ts';
import { itemsThatFit } from './listed-items.ts';
import { availableNow, stockLevels } from './stock-levels.ts';

type Line = Pick<ItemRow, 'id' | 'number' | 'description' | 'kind' | 'baseUnit' | 'lifecycle' | 'itemGroup'>;

/** Each order of the list has an index that ends in the number; what is on the page is looked up after it is cut out. */
const ORDERS = {
  number: ['items.number'],
  description: ['items.description COLLATE NOCASE', 'items.number'],
  group: ['items.itemGroup', 'items.number'],
} as const;

export const itemStockPage: QueryHandler<typeof listItemStock> = ({ db, now }, asked) => {
  const { lifecycle = null, itemGroup = null, text, sort, descending, offset, limit } = asked;
  const today = asked.today ?? utcDay(now);
  const fits = itemsThatFit(db, text);
  const where = [
    fits.sql,
    ...(lifecycle === null ? [] : ['items.lifecycle = @lifecycle']),
    ...(itemGroup === null ? [] : ['items.itemGroup = @itemGroup']),
  ].join(' AND ');
  const given = { found: fits.found, lifecycle, itemGroup };
  const order = ORDERS[sort].map((column) => (descending ? `${column} DESC` : column)).join(', ');
  const lines = db
    .q(
      `SELECT id, number, description, kind, baseUnit, lifecycle, itemGroup FROM items
       WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset }) as Line[];
  const read = askingOnce(rowReader(db));
  return {
    items: lines.map((line) => ({ ...line, ...stockOf(read, line.id, today) })),
    total: db.q(`SELECT count(*) FROM items WHERE ${where}`).pluck().get(given) as number,
  };
};

function stockOf(read: RowReader, item: string, today: string) {
  const levels = stockLevels(read, item);
  const onHand = sumOfQuantities(levels.map((level) => level.onHand));
  const available = availableNow(levels);
  const supplies = suppliesOf(read, item, null);
  const next = supplies.find(({ date }) => date >= today);
  return {
    onHand,
    allocated: subtractQuantity(onHand, available),
    available,
    next: next ? { date: next.date, quantity: next.quantity, reference: next.reference } : null,
    overdue: supplies.filter(({ date }) => date < today).length,
  };
}
