import { shareStock, takeFrom } from '../../shared/inventory/allocation-rule.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import type { OrderLineStatus, OrderStatus } from '../../shared/orders/order-lifecycle.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { writeDecision } from './decision-rows.ts';
import { liftHold } from './hold-release.ts';
import { endOpenLines, openAgain } from './line-endings.ts';
import { confirmDraft, reopenClosed } from './order-confirm.ts';
import { requireOrder } from './order-edits.ts';
import { factsOf, type Order } from './order-facts.ts';
import { progressOf } from './order-progress.ts';
import { backorders, holds, orderLines, orders } from './order-tables.ts';
import { waitingLines } from './stock-demand.ts';
import { allocate, releaseStock } from './stock-promise.ts';

export const orderDecisionHandlers = bindCommands(orderDecisionCommands, {
  confirmOrder: confirmDraft,

  withdrawOrder: (ctx, { order: id, why }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.withdraw(progressOf(ctx.read, order, ctx.now)));
    releaseStock(ctx, id);
    openAgain(ctx, id, why);
    takeBackPromises(ctx, id);
    step(ctx, order, 'draft');
    writeDecision(ctx, { order: id, kind: 'withdrawn', revision: order.revision, amount: null, why });
    return {};
  },

  cancelOrder: (ctx, { order: id, why }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.cancel(progressOf(ctx.read, order, ctx.now)));
    releaseStock(ctx, id);
    endLines(ctx, id, 'cancelled');
    step(ctx, order, 'cancelled');
    writeDecision(ctx, { order: id, kind: 'cancelled', revision: order.revision, amount: null, why });
    return {};
  },

  closeOrder: (ctx, { order: id, why }) => {
    const order = requireOrder(ctx, id);
    const facts = progressOf(ctx.read, order, ctx.now);
    must(orderCan.close(facts, why));
    releaseStock(ctx, id);
    endOpenLines(ctx, id, facts.lines, why);
    step(ctx, order, 'closed');
    writeDecision(ctx, { order: id, kind: 'closed', revision: order.revision, amount: null, why });
    return {};
  },

  reopenOrder: reopenClosed,

  placeHold: (ctx, { order: id, kind, why }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.hold(factsOf(order)));
    const hold = ctx.newId('');
    const placed = { placedBy: ctx.person, placedAt: ctx.now, placedWhy: why };
    ctx.write.insert(holds, { id: hold, order: id, kind, ...placed });
    return { hold };
  },

  releaseHold: liftHold,

  allocateBackorders: (ctx, { item }) => {
    const waiting = waitingLines(ctx.read, item);
    const levels = stockLevels(ctx.read, item);
    const shares = shareStock(availableNow(levels), waiting);
    let places = levels.map(({ place, available }) => ({ place, available }));
    return {
      allocated: shares.flatMap(({ line: id, given, short }) => {
        const line = ctx.read.get(orderLines, id);
        const backorder = waiting.find((row) => row.line === id);
        if (given === 0 || !line || !backorder) return [];
        const picks = takeFrom(places, given);
        places = places.map(({ place, available }) => ({
          place,
          available: available - (picks.find((pick) => pick.place === place)?.quantity ?? 0),
        }));
        allocate(ctx, line, picks, `a.${line.id}`);
        if (short === 0) ctx.write.remove(backorders, backorder.backorder);
        else ctx.write.update(backorders, backorder.backorder, { quantity: short });
        return [{ line: id, quantity: given, short }];
      }),
    };
  },
});

function step(ctx: CommandContext, order: Order, to: OrderStatus): void {
  ctx.write.update(orders, order.id, { status: to, committedAmount: null });
}

/** A draft promises nothing but what somebody typed. */
function takeBackPromises(ctx: CommandContext, order: string): void {
  for (const line of ctx.read.find(orderLines, { order }, ['position'])) {
    if (line.promiseByRule === 1) {
      ctx.write.update(orderLines, line.id, { promisedDate: null, promiseByRule: null });
    }
  }
}

function endLines(ctx: CommandContext, order: string, status: OrderLineStatus): void {
  for (const line of ctx.read.find(orderLines, { order }, ['position'])) {
    if (line.status === 'open') ctx.write.update(orderLines, line.id, { status });
  }
}
