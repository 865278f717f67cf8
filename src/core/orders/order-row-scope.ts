import type { QueryInput } from '../../shared/kernel/query.ts';
import type { OrderSort, OrderView, orderRowQueries } from '../../shared/orders/order-rows.ts';
import type { Db } from '../platform/database.ts';

/** What narrows the list of orders. */
export type RowFilter = Pick<
  QueryInput<typeof orderRowQueries.listOrderRows>,
  'view' | 'today' | 'customer' | 'item' | 'owner' | 'promisedFrom' | 'promisedUntil' | 'text'
>;

/** Whose orders an index holds: all, the open ones, those of one customer, those of one person. */
export type IndexedOrders = 'all' | 'open' | 'customer' | 'owner';

/** The orders a list is of. Values stand in the SQL by name: those of the filter, and `@me`. */
export interface RowScope {
  /** What is true of each order of the list. */
  readonly where: string;
  /** The narrowest indexes that hold all of them. */
  readonly indexed: IndexedOrders;
  /** Sets of order ids (in a column `"order"`) that hold all of them too, and may be few. */
  readonly sets: readonly string[];
  /** Few by their nature, and found through no index of a sort: these are always fetched and then sorted. */
  readonly isFew: boolean;
  readonly view: OrderView;
}

/** An index of open orders is only used where this is said in these words. */
export const OPEN = `orders.status IN ('draft', 'confirmed')`;

const PROMISED = `orderLines.status = 'open' AND orderLines.promisedDate IS NOT NULL`;

/** Of an order at hand: the earliest promise of its open lines. */
export const PROMISED_DATE = `(SELECT min(promisedDate) FROM orderLines INDEXED BY orderLines_promisedByOrder
  WHERE orderLines."order" = orders.id AND ${PROMISED})`;

/** Of an order at hand: what it came to when it was promised last; what nobody promised has none. */
export const PROMISED_AMOUNT = '(SELECT amount FROM orderAmounts WHERE orderAmounts."order" = orders.id)';

interface ViewSql {
  readonly where: string;
  readonly set?: string;
}

const VIEWS: Readonly<Record<OrderView, ViewSql>> = {
  open: { where: OPEN },
  late: {
    where: `${OPEN} AND orders.status = 'confirmed' AND EXISTS (SELECT 1 FROM orderLines
      INDEXED BY orderLines_promisedByOrder
      WHERE orderLines."order" = orders.id AND ${PROMISED} AND orderLines.promisedDate < @today)`,
    set: `SELECT DISTINCT "order" FROM orderLines INDEXED BY orderLines_promised
      WHERE ${PROMISED} AND orderLines.promisedDate < @today`,
  },
  onHold: {
    where: 'EXISTS (SELECT 1 FROM holds WHERE holds."order" = orders.id AND holds.releasedAt IS NULL)',
    set: 'SELECT DISTINCT "order" FROM holds INDEXED BY holds_open WHERE releasedAt IS NULL',
  },
  // Only confirmed orders wait for stock.
  backordered: {
    where: `${OPEN} AND EXISTS (SELECT 1 FROM backorders WHERE backorders."order" = orders.id)`,
    set: 'SELECT DISTINCT "order" FROM backorders INDEXED BY backorders_byOrder',
  },
  drafts: {
    where: `${OPEN} AND orders.status = 'draft'`,
    set: openOf('orders_openByPlaced', "orders.status = 'draft'"),
  },
  confirmed: { where: `${OPEN} AND orders.status = 'confirmed'` },
  mine: { where: `${OPEN} AND orders.owner = @me` },
  closed: { where: `orders.status = 'closed'` },
  all: { where: 'true' },
};

const OF_ITEM = `EXISTS (SELECT 1 FROM orderLines INDEXED BY orderLines_byItem
  WHERE orderLines.item = @item AND orderLines."order" = orders.id)`;

/** `sort`: by which it is listed; without one it is counted. */
export function scopeOf(filter: RowFilter, sort?: OrderSort): RowScope {
  const { view, customer, item, owner, promisedFrom, promisedUntil, text } = filter;
  const { where, set } = VIEWS[view];
  const isPromised = promisedFrom !== undefined || promisedUntil !== undefined;
  // Only an order that is open has open lines.
  const isOpen = isPromised || where.startsWith(OPEN);
  const parts = isOpen && !where.startsWith(OPEN) ? [OPEN, where] : [where];
  const sets = set === undefined ? [] : [set];
  if (text) {
    parts.push('orders.id IN (SELECT value FROM json_each(@hits))');
    sets.unshift('SELECT DISTINCT value AS "order" FROM json_each(@hits)');
  }
  if (customer !== undefined) parts.push('orders.customer = @customer');
  if (customer !== undefined && isOpen) sets.push(openOf('orders_openByCustomer', 'customer = @customer'));
  // Along the customers an owner is read from each order's row: only from those of the item.
  const isOwnedLast = owner !== undefined && item !== undefined && sort === 'customer';
  if (owner !== undefined && !isOwnedLast) parts.push('orders.owner = @owner');
  if (owner !== undefined) {
    const all = 'SELECT id AS "order" FROM orders INDEXED BY orders_ownerByPlaced WHERE owner = @owner';
    sets.push(isOpen ? openOf('orders_openByOwner', 'owner = @owner') : all);
  }
  if (view === 'mine') sets.push(openOf('orders_openByOwner', 'owner = @me'));
  if (item !== undefined) {
    parts.push(isOwnedLast ? `iif(${OF_ITEM}, orders.owner = @owner, 0)` : OF_ITEM);
    sets.push('SELECT DISTINCT "order" FROM orderLines INDEXED BY orderLines_byItem WHERE item = @item');
  }
  // By customer the customers are walked along, of whom there may be many more than open orders.
  if (isOpen && sort === 'customer') sets.push(openOf('orders_openByPlaced', 'true'));
  if (isPromised) {
    parts.push(`${PROMISED_DATE} BETWEEN @promisedFrom AND @promisedUntil`);
    sets.push(`SELECT DISTINCT "order" FROM orderLines INDEXED BY orderLines_promised
      WHERE ${PROMISED} AND orderLines.promisedDate BETWEEN @promisedFrom AND @promisedUntil`);
  }
  const closest = customer === undefined ? (owner === undefined ? 'all' : 'owner') : 'customer';
  return {
    where: parts.join(' AND '),
    indexed: isOpen ? 'open' : closest,
    sets,
    isFew: view === 'onHold' || Boolean(text),
    view,
  };
}

function openOf(index: string, where: string): string {
  return `SELECT id AS "order" FROM orders INDEXED BY ${index} WHERE ${where} AND ${OPEN}`;
}

export type SqlValues = Readonly<Record<string, string | number>>;

/** `hits`: ids of the orders that the text of the filter finds. */
export function valuesOf(filter: RowFilter, me: string, hits: readonly string[]): SqlValues {
  const {
    today,
    customer = '',
    item = '',
    owner = '',
    promisedFrom = '',
    promisedUntil = '9999-12-31',
  } = filter;
  return { today, customer, item, owner, promisedFrom, promisedUntil, me, hits: JSON.stringify(hits) };
}

/** As many are fetched and sorted within a few milliseconds; of more, those on the page are found in the order of an index. */
const FEW = 3_000;
/** Fetching an order and sorting it costs as much as passing so many of the index by. */
const PASSED_PER_FETCHED = 3;

/**
 * How many may be fetched and sorted where a page ends at the place `until`. Walking to it passes by `until` times as many
 * orders as there are for each of the list's: so the longer the index and the further the page, the more are fetched rather.
 */
export function fewUntil(db: Db, { indexed }: RowScope, until: number): number {
  const isOpen = indexed === 'open';
  // Counting the open ones would cost more than it saves on the first pages.
  if (isOpen && until <= FEW) return FEW;
  const all = isOpen
    ? `count(*) FROM orders INDEXED BY orders_openByPlaced WHERE ${OPEN}`
    : 'max(rowid) FROM orders';
  const passed = db.q(`SELECT ${all}`).pluck().get() as number | null;
  return Math.max(FEW, Math.round(Math.sqrt((until * (passed ?? 0)) / PASSED_PER_FETCHED)));
}

/** The set of at most `few` orders to fetch and sort, or null where all of them may be more. */
export function fewOf(db: Db, { sets, isFew }: RowScope, values: SqlValues, few = FEW): string | null {
  for (const set of sets) {
    const found = db
      .q(`SELECT count(*) FROM (${set} LIMIT @few + 1)`)
      .pluck()
      .get({ ...values, few }) as number;
    if (found <= few) return set;
  }
  return isFew ? (sets[0] ?? null) : null;
}
