import {
  type CreditVerdict,
  creditExposure,
  creditVerdict,
  overdueDaysOn,
} from '../../shared/credit/credit-exposure.ts';
import type { explainCredit as declaration } from '../../shared/credit/credit-queries.ts';
import { type MinorUnits, sumOf } from '../../shared/kernel/money.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { FINANCE } from '../../shared/people/scope-label.ts';
import { company } from '../company/company-tables.ts';
import { utcDay } from '../company/utc-day.ts';
import type { QueryContext, QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { creditAllowances, customerCredit } from './credit-tables.ts';

type Explanation = QueryOutput<typeof declaration>;
type Row = Explanation['rows'][number];

/** Orders shown one by one; the rest is one row. */
const SHOWN_ORDERS = 100;

export const explainCredit: QueryHandler<typeof declaration> = (ctx, asked): Explanation => {
  const { customer, adding, order = null, today = utcDay(ctx.now) } = asked;
  const read = rowReader(ctx.db);
  const published = read.get(creditAllowances, customer);
  const { allowance = null, holdFrom = null, asOf = null } = published ?? {};
  const secret = ctx.labels.has(FINANCE) ? read.get(customerCredit, customer) : undefined;
  const orders = orderRows(ctx, customer, order);
  const committed = sumOf(orders.map(({ amount }) => amount));
  const demand = { committed, document: adding };
  const verdict: CreditVerdict = creditVerdict({ allowance, holdFrom }, demand, today);
  const days = secret && overdueDaysOn({ ...secret, asOf: secret.receivableAsOf }, today);
  return {
    customer,
    currency: read.get(company, 'company')?.currency ?? '',
    limit: secret?.creditLimit ?? null,
    rows: [
      ...(secret ? [row('receivable', secret.receivable, { date: secret.receivableAsOf })] : []),
      ...orders,
      ...(adding > 0 ? [row('document', adding, { order })] : []),
    ],
    exposure: secret ? creditExposure(secret.receivable, demand) : null,
    allowance,
    left: verdict.left,
    asOf,
    overdue:
      secret && typeof days === 'number'
        ? { amount: secret.overdue ?? 0, days, graceDays: secret.graceDays }
        : null,
    holdFrom,
    holds: [...verdict.holds],
  };
};

/** Confirmed orders that count, newest first, by SQL: the orders are a later domain. */
function orderRows({ db }: QueryContext, customer: string, except: string | null): Row[] {
  const rows = db
    .q(
      `SELECT id AS "order", number, placedOn AS "date", committedAmount AS amount FROM orders
       WHERE customer = ? AND committedAmount IS NOT NULL AND id IS NOT ? ORDER BY placedAt DESC, id DESC`,
    )
    .all(customer, except) as { order: string; number: string; date: string; amount: MinorUnits }[];
  const more = rows.slice(SHOWN_ORDERS);
  const shown = rows.slice(0, SHOWN_ORDERS).map(({ amount, ...rest }) => row('order', amount, rest));
  if (more.length === 0) return shown;
  const rest = row('more-orders', sumOf(more.map(({ amount }) => amount)), { orders: more.length });
  return [...shown, rest];
}

function row(kind: Row['kind'], amount: MinorUnits, rest: Partial<Row>): Row {
  const orders = kind === 'order' ? 1 : 0;
  return { kind, amount, date: null, order: null, number: null, orders, ...rest };
}
