import { MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import { divideToNearest, toBigInt, toSafeInteger } from '../../shared/kernel/exact-integer.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderEntryQueries } from '../../shared/orders/order-assess.ts';
import { netRate } from '../../shared/orders/order-totals.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import { itemCosts } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { typedPromise } from './line-sketch.ts';
import { soldUnit } from './line-unit.ts';
import { type LineSituation, type Order, stockQuantityOf } from './order-facts.ts';
import { promiseByRule } from './promised-date.ts';

type AssessedLine = QueryOutput<typeof orderEntryQueries.assessOrder>['lines'][number];

export interface LineView {
  readonly order: Order;
  readonly rateDecimals: number;
  /** In minor units, as priced; null where it could not be read. */
  readonly amount: number | null;
  readonly seesCosts: boolean;
}

/** What the grid shows of one line. */
export function assessedLine(read: RowReader, situation: LineSituation, view: LineView): AssessedLine {
  const { line, item, sketch, supply } = situation;
  const { answer, unread, pricedFor = null } = sketch;
  const isRead = unread.length === 0;
  const rate = isRead || pricedFor !== null ? netRate(line, view.rateDecimals) : null;
  return {
    key: sketch.key,
    position: line.position,
    item: item
      ? {
          ...{ id: item.id, number: item.number, description: item.description },
          ...{ kind: item.kind, baseUnit: item.baseUnit, lifecycle: item.lifecycle },
        }
      : null,
    unit: line.unit ?? item?.baseUnit ?? null,
    price: rate === null ? null : { ...priceOf(situation), netRate: rate, pricedFor },
    list: answer?.kind === 'price' && isByRule(line.priceSource) ? answer.from.listName : null,
    between:
      answer?.kind === 'conflict'
        ? answer.between.map(({ list, listName: name, amount }) => ({ list, name, amount }))
        : [],
    amount: view.amount,
    margin: rate === null || !view.seesCosts ? null : marginOf(read, situation, rate, view.order),
    availableNow: item?.kind === 'goods' ? availableNow(stockLevels(read, item.id)) : null,
    short: situation.short,
    promise: supply.promise.parts.map(({ quantity, date, from, supplies }) => ({
      ...{ quantity, date, from },
      reference: supplies.find(({ reference }) => reference !== null)?.reference ?? null,
    })),
    promisedDate: isRead ? (typedPromise(line) ?? promiseByRule(view.order, line, supply)) : null,
    weight: isRead && item ? weightOf(read, situation) : null,
  };
}

function priceOf({ line }: LineSituation) {
  const { unitPrice, listPrice, priceSource, priceRule, promotion, promotionPercent } = line;
  return {
    ...{ unitPrice, listPrice, priceRule, promotion, promotionPercent },
    source: priceSource ?? ('typed' as const),
  };
}

function isByRule(source: string | null): boolean {
  return source === 'base' || source === 'customer' || source === 'contract';
}

/** Base units × weight of one. */
function weightOf(read: RowReader, { line, item }: LineSituation): number | null {
  if (!item || item.weight === null) return null;
  const base = stockQuantityOf(read, line, item);
  return toSafeInteger(divideToNearest(toBigInt(item.weight) * toBigInt(base), BigInt(MICROS_PER_ONE)));
}

/** What of the rate is above the cost; only where rate and cost are of one currency. */
function marginOf(read: RowReader, { line, item }: LineSituation, rate: number, order: Order): number | null {
  if (!item || rate <= 0 || order.exchangeRate !== null) return null;
  const cost = read.get(itemCosts, item.id)?.unitCost;
  const unit = soldUnit(read, item, line.unit);
  if (cost === undefined || !unit) return null;
  const { numerator, denominator } = unit.toBase;
  const perUnit = divideToNearest(toBigInt(cost) * toBigInt(numerator), toBigInt(denominator));
  return toSafeInteger(divideToNearest((toBigInt(rate) - perUnit) * 100_000_000n, toBigInt(rate)));
}
