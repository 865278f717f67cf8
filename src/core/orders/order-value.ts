import type { MinorUnits } from '../../shared/kernel/money.ts';
import { orderNet } from '../../shared/orders/order-totals.ts';
import { company } from '../company/company-tables.ts';
import { utcDay } from '../company/utc-day.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { wholeAmounts } from './order-amounts.ts';
import { nothingSaid, type Order, situationOf } from './order-facts.ts';
import { orderLines, orders } from './order-tables.ts';
import { orderRevisions } from './revision-tables.ts';

/** A confirmed order is worth more or less than before: what it takes of the customer's credit follows. Answers its amount. */
export function revalue(ctx: CommandContext, order: Order): MinorUnits {
  const { amount, credit } = situationOf(ctx.read, order, { ...nothingSaid, today: utcDay(ctx.now) });
  ctx.write.update(orders, order.id, { committedAmount: credit.commits });
  return amount;
}

/** As it was promised last; of a draft what its lines come to, taxes included; of history lines and freight. */
export function orderTotal(read: RowReader, order: Order): MinorUnits {
  const promised = read.find(orderRevisions, { order: order.id, revision: order.revision })[0];
  if (promised) return promised.amount;
  if (order.origin === 'own') return wholeAmounts(read, order).totals.total;
  const lines = read.find(orderLines, { order: order.id }).filter(({ status }) => status !== 'cancelled');
  const rateDecimals = read.get(company, 'company')?.rateDecimals ?? 4;
  return orderNet(lines, { currency: order.currency, rateDecimals }, order.freight ?? 0);
}
