import {
  promisedBy,
  promiseOf,
  type StockPromise,
  type Supply,
} from '../../shared/inventory/available-to-promise.ts';
import { leftToSellOf } from '../../shared/inventory/left-to-sell.ts';
import { isSoldOff } from '../../shared/items/item-lifecycle.ts';
import { subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { availabilityQueries } from '../../shared/orders/availability-queries.ts';
import { utcDay } from '../company/utc-day.ts';
import { stockLevels } from '../inventory/stock-levels.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { bindQueries } from '../platform/command-handler.ts';
import { askingOnce, type RowReader, rowReader } from '../platform/row-reader.ts';
import { stockAllocation } from './allocation-explanation.ts';
import { readerOfItems } from './item-read-ahead.ts';
import { wantedOf } from './order-facts.ts';
import { orderLines, orders } from './order-tables.ts';
import { outlooks, promiseOrderLines, waitingLines } from './stock-demand.ts';

export const availabilityAnswers = bindQueries(availabilityQueries, {
  stockAvailability: (ctx, asked) => {
    const { item: id, site = null, order = null, quantity, by, today = utcDay(ctx.now) } = asked;
    const read = askingOnce(rowReader(ctx.db));
    const item = read.get(items, id);
    if (!item) return ctx.refuse('inventory.no-such-item', { item: id });
    const outlook = outlooks(read, { today, site, order })(id);
    const promise = quantity === undefined ? null : promiseOf(outlook, quantity);
    const now = outlook.rows[0];
    const onHand = sumOfQuantities(stockLevels(read, id, site).map((level) => level.onHand));
    return {
      item: id,
      number: item.number,
      unit: item.baseUnit,
      today,
      availableNow: subtractQuantity(now?.projected ?? 0, -(now?.commitments ?? 0)),
      rows: outlook.rows.map((row) => ({ ...row, supplies: [...row.supplies] })),
      overdue: [...outlook.overdue],
      commitments: commitmentRows(read, id, order),
      leftToSell: isSoldOff(item.lifecycle) ? leftToSellOf(outlook, onHand) : null,
      successor: item.successor,
      leadTimeDays: item.leadTimeDays,
      leadDate: outlook.leadDate,
      promise: promise && {
        quantity: quantity ?? 0,
        ...shown(promise),
        byThen: by === undefined ? null : promisedBy(promise, by),
      },
    };
  },

  promiseOfLines: (ctx, { lines, site = null, order = null, today = utcDay(ctx.now) }) => {
    const read = readerOfItems(
      ctx.db,
      lines.map(({ item }) => item),
    );
    const wanted = lines.map((line, index) => ({ index, item: line.item, wanted: inBaseUnit(read, line) }));
    const promised = promiseOrderLines(
      read,
      wanted.filter((line) => line.wanted > 0),
      { today, site, order },
    );
    const answers = lines.map((): PromisedLine | null => null);
    for (const { line, outlook, promise } of promised) {
      const promisableNow = outlook.rows[0]?.promisable ?? 0;
      answers[line.index] = { wanted: line.wanted, promisableNow, ...shown(promise) };
    }
    return { lines: answers };
  },

  stockAllocation,
});

interface PromisedLine extends ReturnType<typeof shown> {
  readonly wanted: number;
  readonly promisableNow: number;
}

function shown({ parts, completeOn }: StockPromise) {
  return {
    parts: parts.map((part) => ({ ...part, supplies: part.supplies.map((supply): Supply => supply) })),
    completeOn,
  };
}

/** Nothing where there is nothing to promise. */
function inBaseUnit(
  read: RowReader,
  line: { readonly item: string; readonly quantity: number; readonly unit: string | null },
): number {
  const item = read.get(items, line.item);
  if (!item || line.quantity <= 0) return 0;
  const isKnown =
    line.unit === null ||
    line.unit === item.baseUnit ||
    read.find(itemUnits, { item: item.id, unit: line.unit }).length > 0;
  return isKnown ? wantedOf(read, { ...line, notGoods: 0 }, item) : 0;
}

function commitmentRows(read: RowReader, item: string, except: string | null) {
  return waitingLines(read, item)
    .filter(({ order }) => order !== except)
    .map(({ order, line, wanted, promisedDate }) => {
      const { number = '', customer = null } = read.get(orders, order) ?? {};
      return {
        order,
        number,
        line,
        position: read.get(orderLines, line)?.position ?? 0,
        customerName: customer === null ? null : (read.get(parties, customer)?.name ?? null),
        quantity: wanted,
        date: promisedDate,
      };
    });
}
