import type { DecisionKind } from '../../shared/orders/order-lifecycle.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { orderDecisions } from './order-tables.ts';

/** What was decided about an order, by whom, when and why: one row per change set. */
export function writeDecision(
  ctx: CommandContext,
  decision: {
    readonly order: string;
    readonly kind: DecisionKind;
    readonly revision: number;
    readonly amount: number | null;
    readonly why: string | null;
  },
): void {
  ctx.write.insert(orderDecisions, {
    id: ctx.newId('d'),
    ...decision,
    decidedBy: ctx.person,
    decidedAt: ctx.now,
  });
}
