import type { QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import type { findOrders, listOrders } from '../../shared/orders/order-queries.ts';
import type { QueryContext } from '../platform/command-handler.ts';
import { ordersWithWords, type SearchEntry } from './order-word-search.ts';

type OrderPage = QueryOutput<typeof listOrders>;
type OrderHead = OrderPage['orders'][number];

/** Numbers that begin so on the first page, then orders that hold all words, newest first. */
export function foundOrders(ctx: QueryContext, input: QueryInput<typeof findOrders>): OrderPage {
  const { text, after, limit } = input;
  const numbered = after === undefined ? numberedFrom(ctx, HEAD, text, limit) : [];
  const byNumber = (numbered as HeadRow[]).map(headOf);
  const entries = byWords(ctx, text, after, limit + 1);
  const page = entries.slice(0, limit);
  const known = new Set(byNumber.map(({ id }) => id));
  const found = page.map(({ order }) => order).filter((order) => !known.has(order));
  const last = page.at(-1);
  return {
    orders: [...byNumber, ...headsOf(ctx, found)],
    next: entries.length > limit && last ? String(last.entry) : null,
  };
}

/** Ids of what {@link foundOrders} finds, at most `limit` by number and as many by words. */
export function orderHits(ctx: QueryContext, text: string, limit: number): readonly string[] {
  const byNumber = numberedFrom(ctx, 'SELECT orders.id FROM orders', text, limit) as {
    readonly id: string;
  }[];
  const byWord = byWords(ctx, text, undefined, limit);
  return [...byNumber.map(({ id }) => id), ...byWord.map(({ order }) => order)];
}

/** Newest first; a page starts after the last order of the one before (keyset, so that it costs the same anywhere). */
export function listedOrders(ctx: QueryContext, input: QueryInput<typeof listOrders>): OrderPage {
  const where = ['1 = 1'];
  const values: (string | number)[] = [];
  const add = (sql: string, ...given: (string | number)[]) => {
    where.push(sql);
    values.push(...given);
  };
  if (input.status !== undefined) add('orders.status = ?', input.status);
  if (input.customer !== undefined) add('orders.customer = ?', input.customer);
  if (input.item !== undefined)
    add('orders.id IN (SELECT "order" FROM orderLines WHERE item = ?)', input.item);
  const after = input.after === undefined ? null : placeOf(input.after);
  if (input.after !== undefined && after === null) ctx.refuse('orders.no-such-page', { after: input.after });
  if (after) add('(orders.placedAt, orders.id) < (?, ?)', after.placedAt, after.id);
  const sql = `${HEAD} WHERE ${where.join(' AND ')} ORDER BY orders.placedAt DESC, orders.id DESC LIMIT ?`;
  const rows = ctx.db.q(sql).all(...values, input.limit + 1) as HeadRow[];
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    orders: page.map(headOf),
    next: rows.length > input.limit && last ? `${last.placedAt}:${last.id}` : null,
  };
}

/** Orders whose number begins so, by number; `select` says what is read of them. */
function numberedFrom({ db }: QueryContext, select: string, text: string, limit: number): unknown[] {
  return db
    .q(
      `${select} WHERE orders.number COLLATE NOCASE >= ? AND orders.number COLLATE NOCASE < ?
       ORDER BY orders.number COLLATE NOCASE, orders.id LIMIT ?`,
    )
    .all(text, `${text}\u{10FFFF}`, limit);
}

function byWords(
  { db }: QueryContext,
  text: string,
  after: string | undefined,
  limit: number,
): readonly SearchEntry[] {
  const before = after !== undefined && /^\d{1,16}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  return ordersWithWords(db, text, before, limit);
}

function headsOf({ db }: QueryContext, ids: readonly string[]): OrderHead[] {
  const head = db.q(`${HEAD} WHERE orders.id = ?`);
  return ids.flatMap((id) => {
    const row = head.get(id) as HeadRow | undefined;
    return row ? [headOf(row)] : [];
  });
}

type HeadRow = Omit<OrderHead, 'onHold' | 'backordered'> & {
  readonly onHold: 0 | 1;
  readonly backordered: 0 | 1;
};

function headOf(row: HeadRow): OrderHead {
  return { ...row, onHold: row.onHold === 1, backordered: row.backordered === 1 };
}

function placeOf(after: string): { readonly placedAt: number; readonly id: string } | null {
  const [, placedAt, id] = /^(\d{1,16}):(.+)$/.exec(after) ?? [];
  return placedAt === undefined || id === undefined ? null : { placedAt: Number(placedAt), id };
}

const HEAD = `SELECT orders.id, orders.number, orders.kind, orders.origin, orders.status, orders.customer,
  parties.name AS customerName, orders.customerPo, orders.currency, orders.placedOn, orders.placedAt,
  orders.requestedDate, orders.cancelBy, orders.exchangeRate, orders.owner,
  (SELECT count(*) FROM orderLines WHERE "order" = orders.id) AS lines,
  EXISTS (SELECT 1 FROM holds WHERE "order" = orders.id AND releasedAt IS NULL) AS onHold,
  EXISTS (SELECT 1 FROM backorders WHERE "order" = orders.id) AS backordered
  FROM orders LEFT JOIN parties ON parties.id = orders.customer`;
