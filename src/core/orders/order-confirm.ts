import type { CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { confirmOrder, reopenOrder } from '../../shared/orders/order-decisions.ts';
import type { RevisionCause } from '../../shared/orders/order-lifecycle.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { writeDecision } from './decision-rows.ts';
import { requireOrder } from './order-edits.ts';
import { type OrderSituation, situationOf } from './order-facts.ts';
import { writeRevision } from './order-revisions.ts';
import { approvals, orderLines, orders } from './order-tables.ts';
import { placeHolds } from './rule-holds.ts';
import { promiseStock } from './stock-promise.ts';

type Confirmation = CommandOutput<typeof confirmOrder>;

export function confirmDraft(ctx: CommandContext, input: CommandInput<typeof confirmOrder>): Confirmation {
  const { situation, priceReason } = lookAt(ctx, input.order, input.priceReason);
  must(orderCan.confirm(situation.facts));
  return commit(ctx, situation, {
    kind: 'confirmed',
    why: null,
    priceReason,
    keepBoth: input.keepBoth ?? null,
  });
}

/** Closed to confirmed: every check again, and stock is promised anew. */
export function reopenClosed(ctx: CommandContext, input: CommandInput<typeof reopenOrder>): Confirmation {
  const { situation, priceReason } = lookAt(ctx, input.order, input.priceReason);
  must(orderCan.reopen(situation.facts));
  for (const { line } of situation.lines) ctx.write.update(orderLines, line.id, { status: 'open' });
  return commit(ctx, situation, { kind: 're-opened', why: input.why, priceReason, keepBoth: input.why });
}

export interface Decided {
  readonly kind: Exclude<RevisionCause, 'line-cancelled'>;
  readonly why: string | null;
  readonly priceReason: string | null;
  readonly keepBoth: string | null;
}

/** Everything a promise is looked at by, as the order stands now. */
export function lookAt(ctx: CommandContext, id: string, reason: string | undefined) {
  const order = requireOrder(ctx, id);
  const priceReason = reason ?? null;
  const mayOverridePrice = ctx.can('pricing.override');
  return { priceReason, situation: situationOf(ctx.read, order, { mayOverridePrice, priceReason }) };
}

/** Promises the order as it stands: stock, dates, credit, holds, and a revision that keeps it. */
export function commit(ctx: CommandContext, situation: OrderSituation, decided: Decided): Confirmation {
  const { order, lines, amount, credit } = situation;
  const revision = order.revision + 1;
  approvePrices(ctx, situation, decided.priceReason);
  const short = promiseStock(ctx, lines);
  for (const { line } of lines) {
    const promised = line.promisedDate ?? line.requestedDate ?? order.requestedDate;
    if (line.firstConfirmedDate === null && promised !== null) {
      ctx.write.update(orderLines, line.id, { firstConfirmedDate: promised });
    }
  }
  ctx.write.update(orders, order.id, { status: 'confirmed', revision, committedAmount: credit.commits });
  const placed = placeHolds(ctx, situation, decided.keepBoth);
  const { kind, why } = decided;
  // An amendment is told by its revision alone.
  if (kind !== 'amended') writeDecision(ctx, { order: order.id, kind, revision, amount, why });
  writeRevision(ctx, { order: order.id, revision, cause: kind, why, amount });
  return { revision, amount, backorders: short, holds: placed };
}

/** The person's own yes to prices off the list, one row per line. */
function approvePrices(ctx: CommandContext, { lines }: OrderSituation, why: string | null): void {
  for (const { line, offList } of lines) {
    if (!offList || why === null) continue;
    ctx.write.insert(approvals, {
      id: ctx.newId(`p${line.position}`),
      order: line.order,
      line: line.id,
      unitPrice: line.unitPrice,
      discountPercent: line.discountPercent,
      approvedBy: ctx.person,
      approvedAt: ctx.now,
      why,
    });
  }
}
