import { counterPlaceId } from '../../shared/inventory/place-kinds.ts';
import type { May } from '../../shared/kernel/may.ts';
import { type Has, nextStep } from '../../shared/kernel/next-step.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { mayRelease } from '../../shared/orders/hold-can.ts';
import { mostShippable } from '../../shared/orders/line-progress.ts';
import { type NextStep, nextActionOf } from '../../shared/orders/next-action.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { lineAmount } from '../../shared/orders/order-totals.ts';
import { type ShippedShare, shippedShare } from '../../shared/orders/shipped-share.ts';
import { stepPermission } from '../../shared/orders/step-permission.ts';
import { company } from '../company/company-tables.ts';
import { movements } from '../inventory/inventory-tables.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import { items } from '../items/item-tables.ts';
import { rightsOf } from '../people/person-may.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { holdFacts } from './hold-release.ts';
import type { Order } from './order-facts.ts';
import { progressLines, progressOf } from './order-progress.ts';
import { backorders, holds, orderLines, orders } from './order-tables.ts';
import { orderTotal } from './order-value.ts';
import { lineDecisions } from './revision-tables.ts';

export const orderProgressAnswers = bindQueries(orderProgressQueries, {
  progressOfOrders: (ctx, input) => {
    const read = askingOnce(rowReader(ctx.db));
    return {
      orders: input.orders.flatMap((id) => {
        const order = read.get(orders, id);
        if (!order) return [];
        const [shipping, next] = [shippingOf(read, order), nextStepOf(ctx, read, order)];
        return [{ order: id, shipping, next, total: orderTotal(read, order) }];
      }),
    };
  },

  progressOfLines: (ctx, { order: id }) => {
    const read = rowReader(ctx.db);
    const order = read.get(orders, id);
    if (!order) return ctx.refuse('orders.no-such-order', { order: id });
    const facts = progressOf(read, order, ctx.now);
    const moved = read.find(movements, { order: id }, ['movedAt']).toReversed();
    const customer = counterPlaceId('customer');
    return {
      lines: facts.lines.map((line) => ({
        line: line.id,
        position: line.position,
        unit: read.get(items, read.get(orderLines, line.id)?.item ?? '')?.baseUnit ?? '',
        ordered: line.progress.ordered,
        allocated: line.progress.allocated,
        shipped: line.progress.shipped,
        mayShip: Math.max(0, mostShippable(line.progress.ordered, line.tolerance) - line.progress.shipped),
        cancel: orNull(orderCan.cancelLine(facts, line)),
        shortClose: orNull(orderCan.shortCloseLine(facts, line)),
      })),
      shipments: moved
        .filter(({ toPlace }) => toPlace === customer)
        .map((row) => ({
          movement: row.id,
          line: row.line ?? '',
          place: row.fromPlace,
          quantity: row.quantity,
          shippedOn: row.businessDate,
          movedBy: row.movedBy,
          movedAt: row.movedAt,
          note: row.note,
          reversedBy: moved.find(({ reverses }) => reverses === row.id)?.id ?? null,
        })),
      decisions: read
        .find(lineDecisions, { order: id }, ['decidedAt'])
        .map(({ id: _, order: __, ...decision }) => decision),
    };
  },
});

/** How much of an order is shipped; lines that were cancelled are not of it. */
export function shippingOf(read: RowReader, order: Order): ShippedShare {
  const rateDecimals = read.get(company, 'company')?.rateDecimals ?? 4;
  const precision = { currency: order.currency, rateDecimals };
  const rows = new Map(read.find(orderLines, { order: order.id }, ['position']).map((row) => [row.id, row]));
  return shippedShare(
    progressLines(read, order).flatMap(({ id, isGoods, status, progress }) => {
      const row = rows.get(id);
      if (!row || !isGoods || status === 'cancelled') return [];
      const { ordered, shipped } = progress;
      return [{ net: lineAmount(row, precision), ordered, shipped, isComplete: status === 'complete' }];
    }),
  );
}

/** What takes the order on, with the reason why the asking person cannot do it. */
export function nextStepOf(ctx: QueryContext, read: RowReader, order: Order): NextStep | null {
  const facts = progressOf(read, order, ctx.now);
  const next = nextActionOf({ ...facts, canAllocate: canAllocate(read, order) });
  if (!next || next.refusal) return next;
  const has = rightsOf(ctx.db, ctx.person);
  const permission = stepPermission(next);
  if (next.action === 'release') return { ...next, refusal: releaseRefusal(ctx, read, order, has) };
  return nextStep(next.action, { name: next.command, permission }, has);
}

/** Of the hold that stands longest, which is the one to release first. */
function releaseRefusal(ctx: QueryContext, read: RowReader, { id }: Order, has: Has): Refusal | null {
  const hold = read.find(holds, { order: id }, ['placedAt']).find(({ releasedAt }) => releasedAt === null);
  return hold ? orNull(mayRelease(holdFacts(hold, ctx.person), has)) : null;
}

function canAllocate(read: RowReader, order: Order): boolean {
  return read
    .find(backorders, { order: order.id })
    .some(({ item }) => availableNow(stockLevels(read, item)) > 0);
}

function orNull(may: May): Refusal | null {
  return may === true ? null : may;
}
