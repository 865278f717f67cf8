import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { isOutdatedQuote } from '../../shared/orders/line-price.ts';
import { creditReason } from '../../shared/orders/order-checks.ts';
import type { HoldKind } from '../../shared/orders/order-lifecycle.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { holdCovers } from './hold-cover.ts';
import type { OrderSituation } from './order-facts.ts';
import { holds } from './order-tables.ts';

interface RuleHold {
  readonly kind: HoldKind;
  readonly why: Refusal;
}

/**
 * Holds that rules place: credit over the limit, a repeated customer PO nobody said to keep, a quoted price the rules no
 * longer give. One that stands, or was released for at least this amount, is not placed again.
 */
export function placeHolds(
  ctx: CommandContext,
  situation: OrderSituation,
  keepBoth: string | null,
): HoldKind[] {
  const { facts, lines } = situation;
  const reasons = creditReasons(situation);
  if (facts.repeatedPo.length > 0 && keepBoth === null) {
    const why = refusal('orders.repeated-po', {
      orders: facts.repeatedPo.map(({ number }) => number).join(', '),
    });
    reasons.push({ kind: 'manual', why });
  }
  const outdated = lines.find(({ line }) =>
    isOutdatedQuote({ ...line, priceSource: line.priceSource ?? 'typed' }),
  );
  if (outdated) {
    const why = refusal('orders.price-changed-since', { line: outdated.line.position });
    reasons.push({ kind: 'price', why });
  }
  return place(ctx, situation, reasons).map(({ kind }) => kind);
}

/** Only what credit says. Answers the hold, or null where none had to be placed. */
export function placeCreditHold(ctx: CommandContext, situation: OrderSituation): string | null {
  return place(ctx, situation, creditReasons(situation))[0]?.id ?? null;
}

function creditReasons({ credit, order }: OrderSituation): RuleHold[] {
  if (credit.trouble === null) return [];
  return [{ kind: 'credit', why: creditReason(credit.trouble, order) }];
}

function place(
  ctx: CommandContext,
  { order, amount }: OrderSituation,
  reasons: readonly RuleHold[],
): { readonly id: string; readonly kind: HoldKind }[] {
  const standing = ctx.read.find(holds, { order: order.id });
  return reasons.flatMap(({ kind, why }) => {
    if (holdCovers(standing, kind, why.code, amount)) return [];
    const id = ctx.newId(`h-${kind}`);
    const placed = { placedBy: ctx.person, placedAt: ctx.now, placedRule: JSON.stringify(why) };
    ctx.write.insert(holds, { id, order: order.id, kind, ...placed, amount });
    return [{ id, kind }];
  });
}
