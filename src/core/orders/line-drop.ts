import type { CommandContext } from '../platform/command-handler.ts';
import type { OrderLine } from './order-facts.ts';
import { approvalRequests, approvals, orderLines, ruleOverrides } from './order-tables.ts';

/** A line of a draft goes, with what was asked and allowed for it alone. */
export function dropDraftLine(ctx: CommandContext, { id, order }: Pick<OrderLine, 'id' | 'order'>): void {
  for (const table of [approvals, approvalRequests, ruleOverrides] as const) {
    for (const row of ctx.read.find(table, { order })) if (row.line === id) ctx.write.remove(table, row.id);
  }
  ctx.write.remove(orderLines, id);
}
