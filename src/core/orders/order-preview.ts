import type { Refusal } from '../../shared/kernel/refusal.ts';
import { orderPreviewQueries } from '../../shared/orders/order-preview.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { bindQueries } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { wholeAmounts } from './order-amounts.ts';
import type { Order, OrderLine } from './order-facts.ts';
import { nextStepOf, shippingOf } from './order-progress-answers.ts';
import { backorders, holds, orderDecisions, orderLines, orders } from './order-tables.ts';

const SHOWN_DECISIONS = 5;

export const orderPreviewAnswers = bindQueries(orderPreviewQueries, {
  previewOrder: (ctx, { order: id }) => {
    const read = askingOnce(rowReader(ctx.db));
    const order = read.get(orders, id) ?? ctx.refuse('orders.no-such-order', { order: id });
    const lines = read.find(orderLines, { order: id }, ['position']);
    const standing = read.find(holds, { order: id }, ['placedAt']);
    const decisions = read.find(orderDecisions, { order: id }, ['decidedAt']).toReversed();
    const { number, status, customerPo, currency } = order;
    return {
      ...{ id, number, status, customerPo, currency },
      customerName: order.customer === null ? null : (read.get(parties, order.customer)?.name ?? null),
      total: wholeAmounts(read, order).totals.total,
      promised: earliestPromise(order, lines),
      ...shippingFacts(read, order),
      holds: standing
        .filter(({ releasedAt }) => releasedAt === null)
        .map(({ kind, placedAt, placedWhy }) => ({ kind, placedAt, why: placedWhy })),
      short: shortLines(read, id, lines),
      next: nextStepOf(ctx, read, order),
      decisions: decisions
        .slice(0, SHOWN_DECISIONS)
        .map(({ kind, decidedBy, decidedAt, why }) => ({ kind, decidedBy, decidedAt, why })),
    };
  },
});

function earliestPromise(order: Order, lines: readonly OrderLine[]): string | null {
  const dates = lines
    .filter(({ status }) => status === 'open')
    .map(({ promisedDate, requestedDate }) => promisedDate ?? requestedDate ?? order.requestedDate)
    .filter((date) => date !== null);
  return dates.toSorted()[0] ?? null;
}

function shippingFacts(read: RowReader, order: Order) {
  const { share, lines, complete } = shippingOf(read, order);
  return { shipped: share, lines, linesComplete: complete };
}

function shortLines(read: RowReader, order: string, lines: readonly OrderLine[]) {
  const waiting = read.find(backorders, { order });
  return lines.flatMap(({ id, position, item }) => {
    const row = waiting.find(({ line }) => line === id);
    if (!row) return [];
    const itemNumber = read.get(items, item)?.number ?? item;
    return [{ position, itemNumber, quantity: row.quantity, why: JSON.parse(row.why) as Refusal }];
  });
}
