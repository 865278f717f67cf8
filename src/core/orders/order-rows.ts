import type { QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import type { HoldKind } from '../../shared/orders/order-lifecycle.ts';
import {
  MOST_COUNTED,
  type OrderSort,
  type OrderView,
  orderRowQueries,
  orderViews,
} from '../../shared/orders/order-rows.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';

type Input = QueryInput<typeof orderRowQueries.listOrderRows>;
type Row = QueryOutput<typeof orderRowQueries.listOrderRows>['rows'][number];

export const orderRowAnswers = bindQueries(orderRowQueries, {
  listOrderRows(ctx, input) {
    const { where, values } = conditionsOf(ctx, input);
    const total = ctx.db
      .q(`SELECT count(*) FROM orders WHERE ${where}`)
      .pluck()
      .get(...values) as number;
    const ids = pageOf(ctx, input, where, values);
    return { rows: rowsOf(ctx, ids), total };
  },

  countOrderViews(ctx, { today }) {
    const counts = orderViews.map((view) => {
      const { where, values } = conditionsOf(ctx, { view, today });
      const count = ctx.db
        .q(`SELECT count(*) FROM (SELECT 1 FROM orders WHERE ${where} LIMIT ${MOST_COUNTED})`)
        .pluck()
        .get(...values) as number;
      return { view, count };
    });
    return { counts };
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

const OPEN = `orders.status IN ('draft', 'confirmed')`;

const VIEWS: Readonly<Record<OrderView, string>> = {
  open: OPEN,
  late: `orders.status = 'confirmed' AND orders.id IN (
    SELECT "order" FROM orderLines WHERE status = 'open' AND promisedDate IS NOT NULL AND promisedDate < @today)`,
  onHold: `orders.id IN (SELECT "order" FROM holds WHERE releasedAt IS NULL)`,
  backordered: `orders.id IN (SELECT "order" FROM backorders)`,
  drafts: `${OPEN} AND orders.status = 'draft'`,
  mine: `${OPEN} AND orders.owner = @me`,
  closed: `orders.status = 'closed'`,
  all: '1 = 1',
};

/** Sorted by these; the place among equals is by id, so that a page never shows a row of another. */
const SORTS: Readonly<Record<OrderSort, string>> = {
  placed: 'orders.placedAt',
  number: 'orders.number COLLATE NOCASE',
  customer: 'parties.name COLLATE NOCASE',
  customerPo: 'orders.customerPo',
  requested: 'orders.requestedDate',
  promised: `(SELECT min(promisedDate) FROM orderLines
    WHERE "order" = orders.id AND status = 'open' AND promisedDate IS NOT NULL)`,
  amount: 'orders.committedAmount',
};

type Value = string | number;

/** A condition with `?` for its values: named ones are replaced in their order. */
function conditionsOf(
  ctx: QueryContext,
  input: Pick<Input, 'view' | 'today'> & Partial<Pick<Input, 'customer' | 'item' | 'owner'>>,
): { readonly where: string; readonly values: readonly Value[] } {
  const parts = [VIEWS[input.view]];
  if (input.customer !== undefined) parts.push('orders.customer = @customer');
  if (input.owner !== undefined) parts.push('orders.owner = @owner');
  if (input.item !== undefined) {
    parts.push('orders.id IN (SELECT "order" FROM orderLines WHERE item = @item)');
  }
  const named: Readonly<Record<string, Value | undefined>> = { ...input, me: ctx.person };
  const values: Value[] = [];
  const where = parts.join(' AND ').replaceAll(/@(\w+)/g, (_, name: string) => {
    values.push(named[name] ?? '');
    return '?';
  });
  return { where, values };
}

function pageOf(ctx: QueryContext, input: Input, where: string, values: readonly Value[]): readonly string[] {
  const direction = input.descending ? 'DESC' : 'ASC';
  const nulls = input.sort === 'promised' || input.sort === 'requested' ? ' NULLS LAST' : '';
  const joined = input.sort === 'customer' ? 'LEFT JOIN parties ON parties.id = orders.customer' : '';
  return ctx.db
    .q(
      `SELECT orders.id FROM orders ${joined} WHERE ${where}
       ORDER BY ${SORTS[input.sort]} ${direction}${nulls}, orders.id ${direction} LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(...values, input.limit, input.offset) as string[];
}

function rowsOf({ db }: QueryContext, ids: readonly string[]): Row[] {
  const head = db.q(
    `SELECT orders.id, orders.number, orders.kind, orders.origin, orders.status, orders.customer,
       parties.name AS customerName, orders.customerPo, orders.currency, orders.placedOn, orders.requestedDate,
       ${SORTS.promised} AS promised, orders.committedAmount AS amount, orders.owner,
       EXISTS (SELECT 1 FROM backorders WHERE "order" = orders.id) AS backordered
     FROM orders LEFT JOIN parties ON parties.id = orders.customer WHERE orders.id = ?`,
  );
  const holds = db
    .q('SELECT DISTINCT kind FROM holds WHERE "order" = ? AND releasedAt IS NULL ORDER BY kind')
    .pluck();
  return ids.flatMap((id) => {
    const row = head.get(id) as (Omit<Row, 'holds' | 'backordered'> & { backordered: 0 | 1 }) | undefined;
    if (!row) return [];
    return [{ ...row, backordered: row.backordered === 1, holds: holds.all(id) as HoldKind[] }];
  });
}
