import type { CommandInput } from '../../shared/kernel/command.ts';
import { formatAmount } from '../../shared/kernel/money.ts';
import { creditCheckCommands } from '../../shared/orders/credit-check.ts';
import { type HoldFacts, mayRelease } from '../../shared/orders/hold-can.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { releaseHold } from '../../shared/orders/order-decisions.ts';
import { utcDay } from '../company/utc-day.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import type { RowOf } from '../platform/table.ts';
import { requireOrder } from './order-edits.ts';
import { factsOf, nothingSaid, type OrderSituation, situationOf } from './order-facts.ts';
import { holds } from './order-tables.ts';
import { placeCreditHold } from './rule-holds.ts';

export const creditCheckHandlers = bindCommands(creditCheckCommands, {
  checkOrderCredit: (ctx, { order }) => {
    must(orderCan.amend(factsOf(requireOrder(ctx, order))));
    return { hold: placeCreditHold(ctx, lookAgain(ctx, order)) };
  },
});

/** Lifts a hold for the order's value as it is now. Another kind than credit is lifted, and credit looked at again. */
export function liftHold(
  ctx: CommandContext,
  { hold: id, why, amount: seen }: CommandInput<typeof releaseHold>,
) {
  const hold = ctx.read.get(holds, id);
  if (!hold) return ctx.refuse('orders.no-such-hold', { hold: id });
  must(mayRelease(holdFacts(hold, ctx.person), (permission) => ctx.can(permission)));
  const situation = lookAgain(ctx, hold.order);
  if (seen !== undefined && situation.amount > seen) {
    const { currency, number } = situation.order;
    const params = {
      number,
      seen: formatAmount(seen, currency),
      now: formatAmount(situation.amount, currency),
    };
    ctx.refuse('orders.grown-since', params);
  }
  const amount = hold.amount === null ? null : situation.amount;
  ctx.write.update(holds, id, { amount, releasedBy: ctx.person, releasedAt: ctx.now, releasedWhy: why });
  if (hold.kind !== 'credit' && situation.order.status === 'confirmed') placeCreditHold(ctx, situation);
  return {};
}

export function holdFacts(hold: RowOf<typeof holds>, person: string): HoldFacts {
  const { kind, releasedAt, placedBy, placedRule } = hold;
  return { kind, isReleased: releasedAt !== null, isOwn: placedBy === person && placedRule === null };
}

function lookAgain(ctx: CommandContext, order: string): OrderSituation {
  return situationOf(ctx.read, requireOrder(ctx, order), { ...nothingSaid, today: utcDay(ctx.now) });
}
