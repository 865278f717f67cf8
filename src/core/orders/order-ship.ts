import type { CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { ProgressLine } from '../../shared/orders/line-progress.ts';
import { isShippedComplete, remaining } from '../../shared/orders/line-progress.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { orderShipCommands, type shipOrderLines } from '../../shared/orders/order-ship.ts';
import { movements } from '../inventory/inventory-tables.ts';
import { counterPlace } from '../inventory/place-edits.ts';
import { items } from '../items/item-tables.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { type OpenLine, settleLines, useAllocation } from './line-settle.ts';
import { requireOrder } from './order-edits.ts';
import type { Order, OrderLine } from './order-facts.ts';
import { progressOf } from './order-progress.ts';
import { orderLines } from './order-tables.ts';
import { revalue } from './order-value.ts';
import { type PlannedLine, planShipment } from './shipment-plan.ts';

type Shipped = CommandOutput<typeof shipOrderLines>['shipped'];

export const orderShipHandlers = bindCommands(orderShipCommands, {
  shipOrderLines: (ctx, input) => {
    const order = requireOrder(ctx, input.order);
    const facts = progressOf(ctx.read, order, ctx.now);
    const plan = planShipment(ctx.read, order, facts.lines, input.lines ?? null);
    if (plan.unknown !== null) ctx.refuse('orders.no-such-line', { line: plan.unknown });
    must(
      orderCan.ship(ctx.restitution ? { ...facts, overCredit: false, overdue: false } : facts, plan.lines),
    );
    const shipped = plan.lines.flatMap((planned) => shipLine(ctx, order, planned, input));
    const settled = settleShipped(ctx, order, new Set(shipped.map(({ line }) => line)));
    return { shipped, ...settled };
  },

  unshipOrder: (ctx, { order: id, movements: taken, takenBackOn, why }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.amend(progressOf(ctx.read, order, ctx.now)));
    const lines = new Set<string>();
    const opposite = taken.map((movementId, i) => {
      const movement = ctx.read.get(movements, movementId);
      if (movement?.order !== id || movement.reverses !== null || movement.line === null) {
        return ctx.refuse('orders.not-shipped-here', { number: order.number });
      }
      if (ctx.read.find(movements, { reverses: movementId }).length > 0) {
        ctx.refuse('inventory.already-reversed');
      }
      lines.add(movement.line);
      const back = ctx.newId(`r${i + 1}`);
      ctx.write.insert(movements, {
        ...movement,
        id: back,
        fromPlace: movement.toPlace,
        toPlace: movement.fromPlace,
        reason: 'reversed',
        businessDate: takenBackOn,
        movedBy: ctx.person,
        movedAt: ctx.now,
        note: why,
        reverses: movementId,
      });
      return back;
    });
    settleShipped(ctx, order, lines);
    // A short-closed line counts for what has gone.
    revalue(ctx, order);
    return { movements: opposite };
  },
});

function shipLine(
  ctx: CommandContext,
  order: Order,
  { line: { id, position }, picks }: PlannedLine,
  { shippedOn, why }: CommandInput<typeof shipOrderLines>,
): Shipped {
  const line = standing(ctx, id);
  const toPlace = counterPlace(ctx, 'customer');
  return picks.map(({ place, quantity }) => {
    useAllocation(ctx, line, place, quantity);
    const movement = ctx.newId(`m${position}@${place}`);
    ctx.write.insert(movements, {
      id: movement,
      item: line.item,
      fromPlace: place,
      toPlace,
      quantity,
      reason: 'shipped',
      businessDate: shippedOn,
      movedBy: ctx.person,
      movedAt: ctx.now,
      reference: order.number,
      note: why ?? null,
      order: order.id,
      line: id,
    });
    return { line: id, movement, place, quantity };
  });
}

/** After goods have moved: lines become complete or open again, and hold stock for what is still to come. */
function settleShipped(
  ctx: CommandContext,
  order: Order,
  lines: ReadonlySet<string>,
): Pick<CommandOutput<typeof shipOrderLines>, 'complete' | 'backorders'> {
  const moved = progressOf(ctx.read, order, ctx.now).lines.filter(({ id }) => lines.has(id));
  const complete = moved.filter((line) => line.status !== 'short-closed' && isShippedComplete(line));
  const open = moved.filter((line) => line.status !== 'short-closed' && !isShippedComplete(line));
  for (const { id } of complete) ctx.write.update(orderLines, id, { status: 'complete' });
  for (const { id } of open) ctx.write.update(orderLines, id, { status: 'open' });
  const backorders = settleLines(ctx, [
    ...complete.map((line) => openLine(ctx, line, 0)),
    ...open.map((line) => openLine(ctx, line, remaining(line.progress))),
  ]);
  return { complete: complete.map(({ id }) => id), backorders };
}

/** `open`: what is still to be shipped of it. */
export function openLine(ctx: CommandContext, { id }: ProgressLine, open: Quantity): OpenLine {
  const line = standing(ctx, id);
  const item = ctx.read.get(items, line.item);
  if (!item) throw new Error(`line ${id} has lost its item ${line.item}`);
  return { line, item, open };
}

function standing(ctx: CommandContext, id: string): OrderLine {
  const line = ctx.read.get(orderLines, id);
  if (!line) throw new Error(`there is no line ${id}`);
  return line;
}
