import { shareStock } from '../../shared/inventory/allocation-rule.ts';
import { promiseLines, stockOutlook } from '../../shared/inventory/available-to-promise.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { availabilityQueries } from '../../shared/orders/availability-queries.ts';
import { utcDay } from '../company/utc-day.ts';
import { allocations, places } from '../inventory/inventory-tables.ts';
import { outlookFacts } from '../inventory/item-outlook.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { backorders, orderLines, orders } from './order-tables.ts';
import { waitingLines } from './stock-demand.ts';

export const stockAllocation: QueryHandler<(typeof availabilityQueries)['stockAllocation']> = (
  ctx,
  { item: id, today = utcDay(ctx.now) },
) => {
  const read = askingOnce(rowReader(ctx.db));
  const item = read.get(items, id);
  if (!item) return ctx.refuse('inventory.no-such-item', { item: id });
  const levels = stockLevels(read, id);
  const onHand = sumOfQuantities(levels.map((level) => level.onHand));
  const available = availableNow(levels);
  const waiting = waitingLines(read, id);
  const shares = shareStock(available, waiting);
  const queue = shares.flatMap(({ line }) => waiting.filter((each) => each.line === line));
  const outlook = stockOutlook(outlookFacts(read, item, { today, site: null, commitments: [] }));
  const covered = promiseLines(
    queue.map(({ line, wanted }) => ({ item: id, line, wanted })),
    () => outlook,
  );
  return {
    ...{ item: id, number: item.number, unit: item.baseUnit, onHand, available },
    allocated: subtractQuantity(onHand, available),
    holders: read
      .find(allocations, { item: id }, ['allocatedAt'])
      .map(({ line, place, quantity, allocatedBy, allocatedAt }) => {
        const code = read.get(places, place)?.code ?? place;
        return { ...orderOfLine(read, line), place: code, quantity, allocatedBy, allocatedAt };
      }),
    waiting: queue.flatMap((each, i) => {
      const row = read.get(backorders, each.backorder);
      const share = shares[i];
      if (!row || !share) return [];
      const { given, short, after } = share;
      return [
        {
          ...orderOfLine(read, each.line),
          quantity: each.wanted,
          since: row.since,
          why: refusalOf(row.why),
          ...{ given, short },
          after: after && { number: orderOfLine(read, after.line).number, because: after.because },
          coveredOn: covered[i]?.promise.parts.some(({ from }) => from === 'lead-time')
            ? null
            : (covered[i]?.promise.completeOn ?? null),
        },
      ];
    }),
  };
};

function orderOfLine(read: RowReader, id: string) {
  const line = read.get(orderLines, id);
  const order = line && read.get(orders, line.order);
  const customer = order?.customer ? read.get(parties, order.customer) : undefined;
  return {
    order: order?.id ?? '',
    number: order?.number ?? '',
    line: id,
    position: line?.position ?? 0,
    customerName: customer?.name ?? null,
    customerRank: customer?.customerRank ?? null,
    date: line?.promisedDate ?? line?.requestedDate ?? order?.requestedDate ?? null,
    placedAt: order?.placedAt ?? 0,
  };
}

function refusalOf(stored: string) {
  const { code, params } = JSON.parse(stored) as Refusal;
  return { code, params: { ...params } };
}
