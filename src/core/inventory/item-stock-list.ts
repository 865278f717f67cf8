import { itemStepOf } from '../../shared/inventory/item-steps.ts';
import type { listItemStock } from '../../shared/inventory/stock-lists.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { utcDay } from '../company/utc-day.ts';
import type { ItemRow } from '../items/item-row.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { itemsThatFit } from './listed-items.ts';
import { availableNow, stockLevels } from './stock-levels.ts';
import { hasPrice, supplyFacts } from './stock-step-facts.ts';

type Line = Pick<
  ItemRow,
  'id' | 'number' | 'description' | 'kind' | 'baseUnit' | 'lifecycle' | 'itemGroup' | 'successor'
>;

/** Each order of the list has an index that ends in the number; what is on the page is looked up after it is cut out. */
const ORDERS = {
  number: ['items.number'],
  description: ['items.description COLLATE NOCASE', 'items.number'],
  group: ['items.itemGroup', 'items.number'],
} as const;

export const itemStockPage: QueryHandler<typeof listItemStock> = (ctx, asked) => {
  const { db, now } = ctx;
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
      `SELECT id, number, description, kind, baseUnit, lifecycle, itemGroup, successor FROM items
       WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset }) as Line[];
  const read = askingOnce(rowReader(db));
  const has = rightsOf(db, ctx.person);
  return {
    items: lines.map((line) => {
      const { wanted, ...stock } = stockOf(db, read, line.id, today);
      const facts = { ...line, ...stock, ...wanted, item: line.id };
      const nextStep = itemStepOf({ ...facts, hasPrice: hasPrice(db, line.id, today) }, has);
      return { ...line, ...stock, nextStep };
    }),
    total: db.q(`SELECT count(*) FROM items WHERE ${where}`).pluck().get(given) as number,
  };
};

function stockOf(db: Db, read: RowReader, item: string, today: string) {
  const levels = stockLevels(read, item);
  const onHand = sumOfQuantities(levels.map((level) => level.onHand));
  const available = availableNow(levels);
  const { supplies, ...wanted } = supplyFacts(db, read, { item, site: null, today });
  const next = supplies.find(({ date }) => date >= today);
  return {
    wanted,
    onHand,
    allocated: subtractQuantity(onHand, available),
    available,
    next: next ? { date: next.date, quantity: next.quantity, reference: next.reference } : null,
    overdue: supplies.filter(({ date }) => date < today).length,
  };
}
