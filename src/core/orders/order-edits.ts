import { orderCan } from '../../shared/orders/order-can.ts';
import { orderEditCommands } from '../../shared/orders/order-commands.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { standingOf } from '../platform/patch.ts';
import { askingOnce } from '../platform/row-reader.ts';
import { headerColumns, headerValuesOf, requireHeader } from './header-rows.ts';
import { changedLine, requireLine } from './line-change.ts';
import { dropDraftLine } from './line-drop.ts';
import { enterLine, POSITION_STEP, placeOf } from './line-entry.ts';
import { pricesOf } from './line-pricing.ts';
import { copyToDraft } from './order-copy.ts';
import { factsOf, type Order } from './order-facts.ts';
import { newOrder } from './order-head.ts';
import { orderLines, orders } from './order-tables.ts';

export const orderEditHandlers = bindCommands(orderEditCommands, {
  createOrder: (ctx, { lines, ...header }) => {
    const order = newOrder(ctx, header);
    const read = askingOnce(ctx.read);
    const shared = lines.length === 0 ? {} : { prices: pricesOf(read, order) };
    const ids = lines.map(
      (line, i) => enterLine(ctx, read, order, line, { ...placeOf(ctx, i), ...shared }).id,
    );
    ctx.write.insert(orders, order);
    return { order: order.id, number: order.number, lines: ids };
  },

  copyOrder: copyToDraft,

  addOrderLine: (ctx, { order: id, line: input }) => {
    const order = requireDraft(ctx, id);
    const last = ctx.read.find(orderLines, { order: id }, ['position']).at(-1)?.position ?? 0;
    const position = last + POSITION_STEP;
    const line = enterLine(ctx, ctx.read, order, input, { id: ctx.newId('line'), position });
    return { line: line.id, position };
  },

  changeOrderLine: (ctx, { order: id, line: lineId, changes }) => {
    const order = requireDraft(ctx, id);
    const line = requireLine(ctx, id, lineId);
    ctx.write.update(orderLines, lineId, changedLine(ctx, order, line, changes));
    return { before: standingOf(line, changes) };
  },

  removeOrderLine: (ctx, { order: id, line }) => {
    requireDraft(ctx, id);
    dropDraftLine(ctx, requireLine(ctx, id, line));
    return {};
  },

  changeOrderHeader: (ctx, { order: id, changes }) => {
    const order = requireDraft(ctx, id);
    if (order.customer !== null) requireHeader(ctx, order.customer, changes);
    ctx.write.update(orders, id, headerColumns(changes));
    return { before: standingOf(headerValuesOf(order), changes) };
  },

  noteOrder: (ctx, { order: id, note }) => {
    const order = requireOrder(ctx, id);
    ctx.write.update(orders, id, { note: note === '' ? null : note });
    return { before: order.note ?? '' };
  },
});

/** Refusal: `orders.no-such-order`. */
export function requireOrder(ctx: CommandContext, id: string): Order {
  return ctx.read.get(orders, id) ?? ctx.refuse('orders.no-such-order', { order: id });
}

function requireDraft(ctx: CommandContext, id: string): Order {
  const order = requireOrder(ctx, id);
  must(orderCan.change(factsOf(order)));
  return order;
}
