import type { MinorUnits } from '../../shared/kernel/money.ts';
import { utcDay } from '../company/utc-day.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { nothingSaid, type Order, situationOf } from './order-facts.ts';
import { orders } from './order-tables.ts';

/** A confirmed order is worth more or less than before: what it takes of the customer's credit follows. Answers its amount. */
export function revalue(ctx: CommandContext, order: Order): MinorUnits {
  const { amount, credit } = situationOf(ctx.read, order, { ...nothingSaid, today: utcDay(ctx.now) });
  ctx.write.update(orders, order.id, { committedAmount: credit.commits });
  return amount;
}
