import { divideToNearest, toBigInt, toSafeInteger } from '../../shared/kernel/exact-integer.ts';
import { amountOf, type MinorUnits, sumOf } from '../../shared/kernel/money.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderEntryQueries } from '../../shared/orders/order-assess.ts';
import { itemCosts } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { type LineSituation, type Order, stockQuantityOf } from './order-facts.ts';

type OrderMargin = QueryOutput<typeof orderEntryQueries.assessOrder>['margin'];

/** A line that counts, and its net after the document discount, without tax. */
export interface CountedLine {
  readonly situation: LineSituation;
  readonly net: MinorUnits;
}

/**
 * What the net of an order leaves above its cost. Lines without a known cost are left out of both sides and counted.
 * Null in another currency than the company's, in which costs are kept.
 */
export function orderMargin(read: RowReader, order: Order, lines: readonly CountedLine[]): OrderMargin {
  if (order.exchangeRate !== null) return null;
  const sold = lines.filter(({ situation }) => situation.item?.kind === 'goods');
  const known = sold.flatMap(({ situation: { line, item }, net }) => {
    const cost = item && read.get(itemCosts, item.id)?.unitCost;
    if (!item || cost === undefined || cost === null) return [];
    return [{ net, cost: amountOf(cost, stockQuantityOf(read, line, item), order.currency) }];
  });
  const net = sumOf(known.map((line) => line.net));
  const amount = net - sumOf(known.map(({ cost }) => cost));
  return {
    amount,
    percent: net <= 0 ? null : toSafeInteger(divideToNearest(toBigInt(amount) * 100_000_000n, toBigInt(net))),
    linesWithoutCost: sold.length - known.length,
  };
}
