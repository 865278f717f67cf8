import type { CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { orderChecks } from '../../shared/orders/order-checks.ts';
import type { confirmOrder, reopenOrder } from '../../shared/orders/order-decisions.ts';
import type { RevisionCause } from '../../shared/orders/order-lifecycle.ts';
import { utcDay } from '../company/utc-day.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { writeDecision } from './decision-rows.ts';
import { typedPromise } from './line-sketch.ts';
import { requireOrder } from './order-edits.ts';
import {
  type GivenOverride,
  type LineSituation,
  type Order,
  type OrderSituation,
  situationOf,
} from './order-facts.ts';
import { writeRevision } from './order-revisions.ts';
import { approvals, orderLines, orders } from './order-tables.ts';
import { freeDiscount } from './price-right.ts';
import { promiseByRule } from './promised-date.ts';
import { placeHolds } from './rule-holds.ts';
import { writeOverrides } from './rule-overrides.ts';
import { promiseStock } from './stock-promise.ts';
import { dropTypedPrices } from './typed-prices.ts';

type Confirmation = CommandOutput<typeof confirmOrder>;

export function confirmDraft(ctx: CommandContext, input: CommandInput<typeof confirmOrder>): Confirmation {
  const overrides = overridesOf(input.overrides);
  const { keepBoth = null } = input;
  if (input.atListPrices) dropTypedPrices(ctx, requireOrder(ctx, input.order));
  const { situation } = lookAt(ctx, input.order, input.priceReason, {
    overrides,
    keepBoth: keepBoth !== null,
    withoutShipTo: input.withoutShipTo ?? false,
  });
  must(orderCan.confirm(situation.facts));
  return commit(ctx, situation, { kind: 'confirmed', why: null, overrides, keepBoth });
}

/** Closed to confirmed: every check again, and stock is promised anew. */
export function reopenClosed(ctx: CommandContext, input: CommandInput<typeof reopenOrder>): Confirmation {
  const overrides = overridesOf(input.overrides);
  const { situation } = lookAt(ctx, input.order, input.priceReason, { overrides, keepBoth: true });
  must(orderCan.reopen(situation.facts));
  for (const { line } of situation.lines) ctx.write.update(orderLines, line.id, { status: 'open' });
  return commit(ctx, situation, { kind: 're-opened', why: input.why, overrides, keepBoth: input.why });
}

export interface Decided {
  readonly kind: Exclude<RevisionCause, 'line-cancelled'>;
  readonly why: string | null;
  readonly overrides: readonly GivenOverride[];
  readonly keepBoth: string | null;
}

/** Everything a promise is looked at by, as the order stands now. */
export function lookAt(
  ctx: CommandContext,
  id: string,
  reason: string | undefined,
  said: {
    readonly overrides: readonly GivenOverride[];
    readonly keepBoth: boolean;
    readonly withoutShipTo?: boolean;
  },
) {
  const asked = {
    ...said,
    priceReason: reason ?? null,
    mayOverridePrice: ctx.can('pricing.override'),
    ceiling: freeDiscount(ctx.read, ctx.person),
    may: ctx.can,
    today: utcDay(ctx.now),
  };
  return { situation: situationOf(ctx.read, requireOrder(ctx, id), asked) };
}

export function overridesOf(given: CommandInput<typeof confirmOrder>['overrides'] = []): GivenOverride[] {
  return given.map(({ rule, line = null, why }) => ({ rule, line, why }));
}

/** Promises the order as it stands: stock, dates, credit, holds, and a revision that keeps it. */
export function commit(ctx: CommandContext, situation: OrderSituation, decided: Decided): Confirmation {
  const { order, lines, amount, credit } = situation;
  const revision = order.revision + 1;
  approvePrices(ctx, situation);
  writeOverrides(ctx, order.id, orderChecks(situation.facts), decided.overrides);
  const short = promiseStock(ctx, lines);
  for (const look of lines) promiseDate(ctx, order, look);
  ctx.write.update(orders, order.id, { status: 'confirmed', revision, committedAmount: credit.commits });
  const placed = placeHolds(ctx, situation, decided.keepBoth);
  const { kind, why } = decided;
  // An amendment is told by its revision alone.
  if (kind !== 'amended') writeDecision(ctx, { order: order.id, kind, revision, amount, why });
  writeRevision(ctx, { order: order.id, revision, cause: kind, why, amount });
  return { revision, amount, backorders: short, holds: placed };
}

/** The day somebody promised, or the first on which all of it is there and wanted; the first ever promised stays. */
function promiseDate(ctx: CommandContext, order: Order, { line, supply }: LineSituation): void {
  const requested = line.requestedDate ?? order.requestedDate;
  if (supply.open <= 0) {
    const firstConfirmedDate = line.firstConfirmedDate ?? line.promisedDate ?? requested;
    ctx.write.update(orderLines, line.id, { firstConfirmedDate });
    return;
  }
  const byRule = promiseByRule(order, line, supply);
  const typed = typedPromise(line);
  const promisedDate = typed ?? byRule;
  const firstConfirmedDate = line.firstConfirmedDate ?? promisedDate ?? requested;
  const isByRule = typed === null && byRule !== null;
  ctx.write.update(orderLines, line.id, {
    promisedDate,
    firstConfirmedDate,
    promiseByRule: isByRule ? 1 : null,
  });
}

/** The person's own yes to prices off the list, one row per line. */
function approvePrices(ctx: CommandContext, { facts, lines }: OrderSituation): void {
  lines.forEach(({ line }, i) => {
    const { offList = false, belowFloor = null, priceReason = null } = facts.lines[i] ?? {};
    if ((!offList && belowFloor === null) || priceReason === null) return;
    ctx.write.insert(approvals, {
      id: ctx.newId(`p${line.position}`),
      order: line.order,
      line: line.id,
      unitPrice: line.unitPrice,
      discountPercent: line.discountPercent,
      marginPercent: line.marginPercent,
      approvedBy: ctx.person,
      approvedAt: ctx.now,
      why: priceReason,
    });
  });
}
