import type { QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import type { HoldKind } from '../../shared/orders/order-lifecycle.ts';
import { MOST_COUNTED, type OrderView, orderRowQueries, orderViews } from '../../shared/orders/order-rows.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { orderHits } from './order-lists.ts';
import {
  fewOf,
  fewUntil,
  PROMISED_AMOUNT,
  PROMISED_DATE,
  type RowFilter,
  type RowScope,
  type SqlValues,
  scopeOf,
  valuesOf,
} from './order-row-scope.ts';
import { fetched, pageAcross, placedIn, walked } from './order-row-sorts.ts';

type Input = QueryInput<typeof orderRowQueries.listOrderRows>;
type Row = QueryOutput<typeof orderRowQueries.listOrderRows>['rows'][number];

/** More orders are not looked for by words. */
const MOST_HITS = 2_000;

export const orderRowAnswers = bindQueries(orderRowQueries, {
  listOrderRows(ctx, input) {
    const ids = pageOf(ctx, input);
    const isLast = ids.length < input.limit && (ids.length > 0 || input.offset === 0);
    return { rows: rowsOf(ctx, ids), total: isLast ? input.offset + ids.length : null };
  },

  countOrderRows: (ctx, filter) => ({ total: countOf(ctx, filter, null) }),

  sumOrderRows(ctx, filter) {
    const values = valuesFor(ctx, filter);
    const sums = ctx.db
      .q(
        `SELECT currency, sum(amount) AS amount, count(*) AS orders
         FROM (SELECT currency, ${PROMISED_AMOUNT} AS amount ${allOf(ctx, scopeOf(filter), values)})
         WHERE amount IS NOT NULL GROUP BY currency ORDER BY orders DESC, currency`,
      )
      .all(values) as { readonly currency: string; readonly amount: number; readonly orders: number }[];
    return { sums };
  },

  countOrderViews(ctx, { today }) {
    const count = (view: OrderView) => countOf(ctx, { view, today }, MOST_COUNTED);
    return { counts: orderViews.map((view) => ({ view, count: count(view) })) };
  },

  countPromised({ db }, { from, until }) {
    const days = db
      .q(
        `SELECT promised AS date, count(*) AS orders FROM (
           SELECT min(promisedDate) AS promised FROM orderLines
           JOIN orders ON orders.id = orderLines."order" AND orders.status = 'confirmed'
           WHERE orderLines.status = 'open' AND promisedDate IS NOT NULL GROUP BY "order")
         GROUP BY promised ORDER BY promised`,
      )
      .all() as { readonly date: string; readonly orders: number }[];
    const sum = (some: readonly { readonly orders: number }[]) =>
      some.reduce((all, { orders }) => all + orders, 0);
    return {
      before: sum(days.filter(({ date }) => date < from)),
      days: days.filter(({ date }) => date >= from && date <= until),
      after: sum(days.filter(({ date }) => date > until)),
    };
  },
});

/** The ids on a page, in the order of the list. */
function pageOf(ctx: QueryContext, input: Input): readonly string[] {
  const { sort, descending, limit, offset } = input;
  const scope = scopeOf(input, sort);
  const values = valuesFor(ctx, input);
  const direction = descending ? 'DESC' : 'ASC';
  const set = fewOf(ctx.db, scope, values, fewUntil(ctx.db, scope, offset + limit));
  const stretches =
    set === null
      ? walked(ctx.db, scope, sort, direction, values)
      : fetched(ctx.db, scope, set, sort, direction, values);
  return pageAcross(stretches, limit, offset);
}

/** @param most Counting stops there; null: never. */
function countOf(ctx: QueryContext, filter: RowFilter, most: number | null): number {
  const scope = scopeOf(filter);
  const values = valuesFor(ctx, filter);
  const all = allOf(ctx, scope, values);
  const sql = most === null ? `count(*) ${all}` : `count(*) FROM (SELECT 1 ${all} LIMIT ${most})`;
  return ctx.db.q(`SELECT ${sql}`).pluck().get(values) as number;
}

function valuesFor(ctx: QueryContext, filter: RowFilter): SqlValues {
  return valuesOf(filter, ctx.person, filter.text ? orderHits(ctx, filter.text, MOST_HITS) : []);
}

/** FROM and WHERE by which all orders of a list are read, in any order. */
function allOf({ db }: QueryContext, scope: RowScope, values: SqlValues): string {
  const set = fewOf(db, scope, values) ?? scope.sets.at(-1);
  const from = set ? `(${set}) AS few CROSS JOIN orders ON orders.id = few."order"` : placedIn(scope);
  return `FROM ${from} WHERE ${scope.where}`;
}

function rowsOf({ db }: QueryContext, ids: readonly string[]): Row[] {
  const rows = db
    .q(
      `SELECT orders.id, orders.number, orders.kind, orders.origin, orders.status, orders.customer,
         parties.name AS customerName, orders.customerPo, orders.currency, orders.placedOn, orders.requestedDate,
         ${PROMISED_DATE} AS promised, ${PROMISED_AMOUNT} AS amount, orders.owner,
         EXISTS (SELECT 1 FROM backorders WHERE "order" = orders.id) AS backordered,
         (SELECT group_concat(DISTINCT kind ORDER BY kind) FROM holds INDEXED BY holds_open
           WHERE "order" = orders.id AND releasedAt IS NULL) AS holds
       FROM json_each(?) AS listed CROSS JOIN orders ON orders.id = listed.value
       LEFT JOIN parties ON parties.id = orders.customer ORDER BY listed.key`,
    )
    .all(JSON.stringify(ids)) as readonly RowRead[];
  return rows.map((row) => ({
    ...row,
    backordered: row.backordered === 1,
    holds: row.holds === null ? [] : (row.holds.split(',') as HoldKind[]),
  }));
}

type RowRead = Omit<Row, 'holds' | 'backordered'> & {
  readonly backordered: 0 | 1;
  readonly holds: string | null;
};
