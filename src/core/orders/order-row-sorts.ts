import type { OrderSort } from '../../shared/orders/order-rows.ts';
import type { Db } from '../platform/database.ts';
import {
  type IndexedOrders,
  OPEN,
  PROMISED_AMOUNT,
  PROMISED_DATE,
  type RowScope,
  type SqlValues,
} from './order-row-scope.ts';

/** A stretch of a sorted list: orders that have what it is sorted by, then those that have none. */
export interface RowStretch {
  page(limit: number, offset: number): readonly string[];
  count(): number;
}

type Direction = 'ASC' | 'DESC';

/** The index of each sort that reads one column, for each kind of orders that has indexes of its own. */
const INDEXES = {
  all: {
    placed: 'orders_byPlaced',
    number: 'orders_byNumber',
    customerPo: 'orders_byCustomerPo',
    requested: 'orders_byRequested',
  },
  open: {
    placed: 'orders_openByPlaced',
    number: 'orders_openByNumber',
    customerPo: 'orders_openByCustomerPo',
    requested: 'orders_openByRequested',
  },
  customer: {
    placed: 'orders_customerByPlaced',
    number: 'orders_customerByNumber',
    customerPo: 'orders_customerByCustomerPo',
    requested: 'orders_customerByRequested',
  },
  owner: {
    placed: 'orders_ownerByPlaced',
    number: 'orders_ownerByNumber',
    customerPo: 'orders_ownerByCustomerPo',
    requested: 'orders_ownerByRequested',
  },
} as const satisfies Record<IndexedOrders, Record<'placed' | 'number' | 'customerPo' | 'requested', string>>;

const COLUMNS = {
  placed: 'orders.placedAt',
  number: 'orders.number COLLATE NOCASE',
  customerPo: 'orders.customerPo',
  requested: 'orders.requestedDate',
} as const;

/** A page of a list that stands in stretches. */
export function pageAcross(
  stretches: readonly RowStretch[],
  limit: number,
  offset: number,
): readonly string[] {
  const found: string[] = [];
  let skip = offset;
  for (const [index, stretch] of stretches.entries()) {
    const held = skip > 0 && index < stretches.length - 1 ? stretch.count() : null;
    if (held !== null && held <= skip) {
      skip -= held;
      continue;
    }
    found.push(...stretch.page(limit - found.length, skip));
    if (found.length >= limit) break;
    skip = 0;
  }
  return found;
}

/** All orders of a scope, as one reads them to count. */
export function placedIn({ indexed }: RowScope): string {
  return `orders INDEXED BY ${INDEXES[indexed].placed}`;
}

/** The list in the order of indexes: it costs what is looked at, however many there are. */
export function walked(
  db: Db,
  scope: RowScope,
  sort: OrderSort,
  direction: Direction,
  values: SqlValues,
): readonly RowStretch[] {
  const indexes = INDEXES[scope.indexed];
  const stretch = (from: string, where: string, order: string) =>
    stretchOf(db, from, `${scope.where} AND ${where}`, order, values);
  const ofColumn = (by: keyof typeof COLUMNS, where: string) =>
    stretch(`orders INDEXED BY ${indexes[by]}`, where, `${COLUMNS[by]} ${direction}, orders.id ${direction}`);
  switch (sort) {
    case 'placed':
    case 'number':
      return [ofColumn(sort, 'true')];
    case 'customerPo':
    case 'requested':
      return [
        ofColumn(sort, `${COLUMNS[sort]} IS NOT NULL`),
        stretch(`orders INDEXED BY ${indexes[sort]}`, `${COLUMNS[sort]} IS NULL`, `orders.id ${direction}`),
      ];
    case 'amount':
      return [
        stretch(
          amountsFrom(`orderAmounts_${scope.indexed === 'customer' ? 'customerByAmount' : 'byAmount'}`),
          'orders.amount IS NOT NULL',
          `orders.amount ${direction}, orders.id ${direction}`,
        ),
        scope.indexed === 'all'
          ? stretch(amountsFrom('orderAmounts_unpromised'), 'orders.amount IS NULL', placed(direction))
          : ofColumn('placed', `${PROMISED_AMOUNT} IS NULL`),
      ];
    case 'promised':
      // An order has no open lines once it is closed.
      if (scope.view === 'closed') return [ofColumn('placed', 'true')];
      return [
        scope.indexed === 'customer'
          ? stretch(
              'orders INDEXED BY orders_openByCustomer',
              `${OPEN} AND ${PROMISED_DATE} IS NOT NULL`,
              `${PROMISED_DATE} ${direction}, orders.id ${direction}`,
            )
          : stretch(
              'orderLines AS first INDEXED BY orderLines_promised CROSS JOIN orders ON orders.id = first."order"',
              FIRST_PROMISE,
              `first.promisedDate ${direction}, first."order" ${direction}`,
            ),
        ofColumn('placed', `(NOT ${OPEN} OR ${PROMISED_DATE} IS NULL)`),
      ];
    case 'customer':
      if (scope.indexed === 'customer') return [ofColumn('placed', 'true')];
      return [
        byCustomerName(db, scope, direction, values),
        stretch(
          `orders INDEXED BY ${scope.indexed === 'open' ? 'orders_openByCustomer' : 'orders_customerByPlaced'}`,
          'orders.customer IS NULL',
          `orders.placedAt ${direction}, orders.id ${direction}`,
        ),
      ];
  }
}

/** The list fetched from a set and then sorted: for sets of which all are few. In the same order as {@link walked}. */
export function fetched(
  db: Db,
  scope: RowScope,
  set: string,
  sort: OrderSort,
  direction: Direction,
  values: SqlValues,
): readonly RowStretch[] {
  const joined = sort === 'customer' ? 'LEFT JOIN parties ON parties.id = orders.customer' : '';
  const rows = sort in COLUMNS && sort !== 'placed' ? 'orders' : amountsFrom();
  const from = `(${set}) AS few CROSS JOIN ${rows} ON orders.id = few."order" ${joined}`;
  const by = (terms: readonly string[]) =>
    terms.map((term) => (term.endsWith(' IS NULL') ? term : `${term} ${direction}`)).join(', ');
  if (sort !== 'amount' && sort !== 'promised') {
    return [stretchOf(db, from, scope.where, by(FETCHED[sort]), values)];
  }
  const key = sort === 'amount' ? 'orders.amount' : PROMISED_DATE;
  const keyed = `SELECT orders.id, orders.placedAt, ${key} AS key FROM ${from} WHERE ${scope.where}`;
  const once = `(WITH keyed AS MATERIALIZED (${keyed}) SELECT * FROM keyed) AS orders`;
  return [stretchOf(db, once, 'true', by(BY_KEY), values)];
}

const FETCHED = {
  placed: ['orders.placedAt', 'orders.id'],
  number: ['orders.number COLLATE NOCASE', 'orders.id'],
  customerPo: ['orders.customerPo IS NULL', 'orders.customerPo', 'orders.id'],
  requested: ['orders.requestedDate IS NULL', 'orders.requestedDate', 'orders.id'],
  customer: [
    'parties.name IS NULL',
    'parties.name COLLATE NOCASE',
    'parties.id',
    'orders.placedAt',
    'orders.id',
  ],
} as const satisfies Partial<Record<OrderSort, readonly string[]>>;

/** What is read from another table is read once for each order, however often its sort speaks of it. */
const BY_KEY = ['key IS NULL', 'key', 'iif(key IS NULL, orders.placedAt, 0)', 'orders.id'] as const;

/** An order has several open lines: it stands where the first of them does. */
const FIRST_PROMISE = `first.status = 'open' AND first.promisedDate IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM orderLines INDEXED BY orderLines_promisedByOrder
  WHERE orderLines."order" = first."order" AND orderLines.status = 'open' AND orderLines.promisedDate IS NOT NULL
    AND (orderLines.promisedDate, orderLines.rowid) < (first.promisedDate, first.rowid))`;

/** With all that narrows a list beside them, by order where no index is named: no order is looked at. */
function amountsFrom(index?: string): string {
  const columns = '"order" AS id, amount, placedAt, status, customer, owner';
  return `(SELECT ${columns} FROM orderAmounts ${index === undefined ? '' : `INDEXED BY ${index}`}) AS orders`;
}

function placed(direction: Direction): string {
  return `orders.placedAt ${direction}, orders.id ${direction}`;
}

function stretchOf(db: Db, from: string, where: string, order: string, values: SqlValues): RowStretch {
  return {
    page: (limit, offset) =>
      db
        .q(`SELECT orders.id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
        .pluck()
        .all({ ...values, limit, offset }) as string[],
    count: () => db.q(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck().get(values) as number,
  };
}

/** Customers by name, and of each its orders: no order is looked at that stands after the page. */
function byCustomerName(db: Db, scope: RowScope, direction: Direction, values: SqlValues): RowStretch {
  const customers = () =>
    db
      .q(
        `SELECT id FROM parties INDEXED BY parties_byNameAnyCase
         ORDER BY name COLLATE NOCASE ${direction}, id ${direction}`,
      )
      .pluck()
      .iterate() as IterableIterator<string>;
  const index = scope.indexed === 'open' ? 'orders_openByCustomer' : 'orders_customerByPlaced';
  const of = `orders INDEXED BY ${index} WHERE orders.customer = @one AND ${scope.where}`;
  const counted = db.q(`SELECT count(*) FROM ${of}`).pluck();
  const count = (one: string) => counted.get({ ...values, one }) as number;
  return {
    page(limit, offset) {
      const page = db
        .q(
          `SELECT orders.id FROM ${of} ORDER BY orders.placedAt ${direction}, orders.id ${direction}
           LIMIT @limit OFFSET @offset`,
        )
        .pluck();
      const found: string[] = [];
      let skip = offset;
      for (const one of customers()) {
        const held = skip > 0 ? count(one) : null;
        if (held !== null && held <= skip) {
          skip -= held;
          continue;
        }
        found.push(...(page.all({ ...values, one, limit: limit - found.length, offset: skip }) as string[]));
        skip = 0;
        if (found.length >= limit) break;
      }
      return found;
    },
    count: () => [...customers()].reduce((sum, one) => sum + count(one), 0),
  };
}
