import { remaining } from '../../shared/orders/line-progress.ts';
import { orderAmendCommands } from '../../shared/orders/order-amend.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { requireLine } from './line-change.ts';
import { dropLine } from './line-endings.ts';
import { amendConfirmed } from './order-amend.ts';
import { requireOrder } from './order-edits.ts';
import { progressOf } from './order-progress.ts';
import { writeRevision } from './order-revisions.ts';
import { orders } from './order-tables.ts';
import { revalue } from './order-value.ts';

export const orderAmendHandlers = bindCommands(orderAmendCommands, {
  amendOrder: amendConfirmed,

  cancelOrderLine: (ctx, { order: id, line: lineId, why }) => {
    const { order, line, progress, facts } = lookUp(ctx, id, lineId);
    must(orderCan.cancelLine(facts, progress));
    dropLine(ctx, line, progress, 'cancelled', why);
    const revision = order.revision + 1;
    const amount = revalue(ctx, order);
    ctx.write.update(orders, id, { revision });
    writeRevision(ctx, { order: id, revision, cause: 'line-cancelled', why, amount });
    return { revision };
  },

  shortCloseOrderLine: (ctx, { order: id, line: lineId, why }) => {
    const { order, line, progress, facts } = lookUp(ctx, id, lineId);
    must(orderCan.shortCloseLine(facts, progress));
    dropLine(ctx, line, progress, 'short-closed', why);
    revalue(ctx, order);
    return { left: remaining(progress.progress) };
  },
});

function lookUp(ctx: CommandContext, id: string, lineId: string) {
  const order = requireOrder(ctx, id);
  const line = requireLine(ctx, id, lineId);
  const facts = progressOf(ctx.read, order, ctx.now);
  const progress = facts.lines.find((each) => each.id === lineId);
  if (!progress) return ctx.refuse('orders.no-such-line', { line: lineId });
  return { order, line, facts, progress };
}
