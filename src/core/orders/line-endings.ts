import { type ProgressLine, remaining } from '../../shared/orders/line-progress.ts';
import type { LineDecisionKind } from '../../shared/orders/order-lifecycle.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { giveBack } from './line-settle.ts';
import type { OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';
import { lineDecisions } from './revision-tables.ts';
import { endBackorder } from './stock-promise.ts';

/** Ends a line with less than ordered, by decision: a row says who, why and how much was left. Its stock is not looked at. */
function endLine(
  ctx: CommandContext,
  order: string,
  line: ProgressLine,
  kind: Extract<LineDecisionKind, 'cancelled' | 'short-closed'>,
  why: string,
): void {
  ctx.write.update(orderLines, line.id, { status: kind });
  ctx.write.insert(lineDecisions, {
    id: ctx.newId(`e${line.position}`),
    order,
    line: line.id,
    kind,
    quantity: remaining(line.progress),
    decidedBy: ctx.person,
    decidedAt: ctx.now,
    why,
  });
}

/** Ends a line that holds stock: what was allocated goes back, and nothing of it is waited for any more. */
export function dropLine(
  ctx: CommandContext,
  line: OrderLine,
  progress: ProgressLine,
  kind: Extract<LineDecisionKind, 'cancelled' | 'short-closed'>,
  why: string,
): void {
  giveBack(ctx, line, 0);
  endBackorder(ctx, line);
  endLine(ctx, line.order, progress, kind, why);
}

/** An order that closes ends its lines: charges are complete, goods with something missing are short-closed. */
export function endOpenLines(
  ctx: CommandContext,
  order: string,
  lines: readonly ProgressLine[],
  why: string | null,
): void {
  for (const line of lines) {
    if (line.status !== 'open') continue;
    if (line.isGoods && why !== null) endLine(ctx, order, line, 'short-closed', why);
    else ctx.write.update(orderLines, line.id, { status: 'complete' });
  }
}

/** Lines of a draft are all open: what was short-closed is typed anew with the rest. Cancelled ones stay cancelled. */
export function openAgain(ctx: CommandContext, order: string, why: string): void {
  for (const line of ctx.read.find(orderLines, { order }, ['position'])) {
    if (line.status !== 'short-closed') continue;
    ctx.write.update(orderLines, line.id, { status: 'open' });
    ctx.write.insert(lineDecisions, {
      id: ctx.newId(`o${line.position}`),
      order,
      line: line.id,
      kind: 're-opened',
      quantity: 0,
      decidedBy: ctx.person,
      decidedAt: ctx.now,
      why,
    });
  }
}
