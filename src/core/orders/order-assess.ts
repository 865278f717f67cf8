import type { QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { orderEntryQueries } from '../../shared/orders/order-assess.ts';
import { isInTheWay, type OrderCheck } from '../../shared/orders/order-check.ts';
import { documentCheck, orderChecks } from '../../shared/orders/order-checks.ts';
import { COSTS } from '../../shared/people/scope-label.ts';
import { company } from '../company/company-tables.ts';
import { utcDay } from '../company/utc-day.ts';
import { nearItems } from '../items/item-matches.ts';
import { rulesOfCustomer } from '../parties/order-rule-edits.ts';
import { rightsOf } from '../people/person-may.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { assessedLine } from './assessed-line.ts';
import { headerTroubles, headerValuesOf } from './header-rows.ts';
import { readerOfItems } from './item-read-ahead.ts';
import { unlikeLast } from './last-order.ts';
import { shownCheck } from './order-answers.ts';
import { sketchBuffer } from './order-buffer.ts';
import { type LineSituation, type OrderSituation, situationOf } from './order-facts.ts';
import { orderMargin } from './order-margin.ts';
import { freeDiscount } from './price-right.ts';

type Asked = QueryInput<typeof orderEntryQueries.assessOrder>;
type Assessment = QueryOutput<typeof orderEntryQueries.assessOrder>;

export const orderEntryAnswers = bindQueries(orderEntryQueries, { assessOrder: assessed });

/** Looks at a buffer with the very function that decides at the confirmation. */
function assessed(ctx: QueryContext, input: Asked): Assessment {
  const { priceReason = null, keepBoth, overrides = [], today = utcDay(ctx.now), ...buffer } = input;
  const read = readerOfItems(
    ctx.db,
    buffer.lines.flatMap(({ item = [] }) => item),
  );
  const may = rightsOf(ctx.db, ctx.person);
  const nearest = (typed: string) =>
    nearItems(ctx.db, typed, 3).map(({ item, number }) => ({ id: item, number }));
  const sketch = sketchBuffer(read, buffer, ctx, nearest);
  if (!sketch) return ctx.refuse('orders.no-such-order', { order: buffer.order ?? null });
  const asked = {
    ...{ priceReason, today, may },
    keepBoth: keepBoth !== undefined,
    mayOverridePrice: may('pricing.override'),
    ceiling: freeDiscount(read, ctx.person),
    overrides: overrides.map(({ rule, line = null, why }) => ({ rule, line, why })),
  };
  const situation = situationOf(read, sketch.order, asked, sketch.lines);
  const { order, lines, amounts, credit } = situation;
  // Who is not chosen yet is not inactive.
  const facts = order.customer === null ? { ...situation.facts, customerActive: true } : situation.facts;
  const checks = [...headTroubles(read, situation, buffer), ...orderChecks(facts)];
  const rateDecimals = read.get(company, 'company')?.rateDecimals ?? 4;
  const seesCosts = ctx.labels.has(COSTS) && may('items.view-cost');
  const { totals } = amounts;
  const counted = lines.filter(({ sketch: { unread } }) => unread.length === 0);
  const amountOf = new Map(counted.map(({ sketch: { key } }, i) => [key, totals.lines[i]?.amount ?? null]));
  const netOf = (situation: LineSituation, i: number) => ({ situation, net: totals.lines[i]?.net ?? 0 });
  const shown = lines.map((line) => {
    const amount = amountOf.get(line.sketch.key) ?? null;
    return assessedLine(read, line, { order, rateDecimals, seesCosts, amount });
  });
  const unweighed = shown.filter(({ item, weight }) => item?.kind === 'goods' && weight === null);
  return {
    currency: order.currency,
    header: headerValuesOf(order),
    lines: shown,
    ...{ amount: totals.amount, discount: totals.discount, net: totals.net, tax: totals.tax },
    taxRows: [...totals.taxRows],
    total: totals.total,
    margin: seesCosts ? orderMargin(read, order, counted.map(netOf)) : null,
    weight: shown.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
    linesWithoutWeight: unweighed.length,
    units: unitsOf(lines),
    credit: { left: credit.left, asOf: credit.asOf, trouble: credit.trouble },
    rules: order.customer === null ? [] : rulesOfCustomer(read, order.customer).map((rule) => ({ ...rule })),
    unlikeLast: buffer.order === undefined ? unlikeLast(ctx.db, order, buffer) : [],
    checks: checks.map(shownCheck),
    confirmable: !checks.some(isInTheWay),
  };
}

/** What keeps the buffer from being written at all. */
function headTroubles(
  read: Parameters<typeof headerTroubles>[0],
  { order, lines }: OrderSituation,
  buffer: Parameters<typeof headerTroubles>[2],
): OrderCheck[] {
  if (order.customer === null) {
    return [documentCheck('red', 'customer', refusal('orders.no-customer-yet'))];
  }
  const ofLines = lines.flatMap(({ line }) => headerTroubles(read, '', { shipFrom: line.shipFrom }));
  const found = [...headerTroubles(read, order.customer, buffer), ...ofLines];
  return found.map((trouble) =>
    documentCheck('red', trouble.code === 'orders.no-such-ship-to' ? 'shipTo' : 'shipFrom', trouble),
  );
}

/** Quantities of one unit are added, those of different ones never. */
function unitsOf(lines: readonly LineSituation[]): { unit: string; quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { line, item, sketch } of lines) {
    if (item?.kind !== 'goods' || sketch.unread.length > 0) continue;
    const unit = line.unit ?? item.baseUnit;
    sums.set(unit, (sums.get(unit) ?? 0) + line.quantity);
  }
  return [...sums].map(([unit, quantity]) => ({ unit, quantity }));
}
