import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { DocumentDiscount } from '../../shared/orders/document-discount.ts';
import { type DocumentTotals, documentTotals } from '../../shared/orders/document-totals.ts';
import { type LineProgress, shippedPart } from '../../shared/orders/line-progress.ts';
import { lineAmount } from '../../shared/orders/order-totals.ts';
import { UNTAXED } from '../../shared/tax/line-tax.ts';
import { company } from '../company/company-tables.ts';
import { items } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { placeOf, type TaxFinder, taxFinder } from '../tax/tax-lookup.ts';
import { inBaseUnit, soldUnit } from './line-unit.ts';
import type { Order, OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** A line that counts; `stockQuantity`: millionths of the item's base unit. */
export interface CountedLine {
  readonly line: OrderLine;
  readonly stockQuantity: number;
  /** Where only what has gone of it counts. */
  readonly progress?: LineProgress;
}

export interface OrderAmounts {
  /** Minor units of the order's currency; `lines` in the order given, then the freight where there is any. */
  readonly totals: DocumentTotals;
  /** What is to be looked at of the taxes of each line, and of all of them. */
  readonly taxChecks: ReadonlyMap<string, readonly Refusal[]>;
  readonly documentTaxChecks: readonly Refusal[];
}

/** Everything below the lines of an order, the same for papers, screens, credit and confirmation. */
export function orderAmounts(read: RowReader, order: Order, counted: readonly CountedLine[]): OrderAmounts {
  const settings = read.get(company, 'company');
  const { currency, customer } = order;
  const precision = { currency, rateDecimals: settings?.rateDecimals ?? 4 };
  const place = placeOf(read, customer, order.shipTo);
  // What another system billed, it taxed: our rules say nothing of it.
  const taxOf: TaxFinder =
    order.origin === 'imported'
      ? () => untaxed
      : taxFinder(read, { customer, place, date: order.placedOn, currency });
  const found = counted.map(({ line }) => taxOf(line.item, line.taxGroup));
  const lines = counted.map(({ line, stockQuantity, progress }, i) => ({
    amount: progress ? shippedPart(lineAmount(line, precision), progress) : lineAmount(line, precision),
    stockQuantity,
    fixedCharge: line.notGoods === 1,
    taxing: found[i]?.taxing ?? taxOf(null).taxing,
  }));
  const freight = order.freight ?? 0;
  if (freight !== 0) {
    lines.push({ amount: freight, stockQuantity: 0, fixedCharge: true, taxing: taxOf(null).taxing });
  }
  const rounding = settings?.taxRounding ?? 'document';
  const shared = found[0]?.checks.filter((check) => found.every(({ checks }) => says(checks, check))) ?? [];
  return {
    totals: documentTotals(lines, { currency, rounding }, documentDiscountOf(order)),
    taxChecks: new Map(
      counted.map(({ line }, i) => [
        line.id,
        (found[i]?.checks ?? []).filter((check) => !says(shared, check)),
      ]),
    ),
    documentTaxChecks: shared,
  };
}

/** The totals of an order with every line that was not cancelled. */
export function wholeAmounts(read: RowReader, order: Order): OrderAmounts {
  const rows = read.find(orderLines, { order: order.id }, ['position']);
  const counted = rows.flatMap((line): CountedLine[] => {
    if (line.status === 'cancelled') return [];
    const item = read.get(items, line.item);
    const unit = item && soldUnit(read, item, line.unit);
    return [{ line, stockQuantity: item && unit ? inBaseUnit(item, unit, line.quantity) : 0 }];
  });
  return orderAmounts(read, order, counted);
}

const untaxed: ReturnType<TaxFinder> = { taxing: UNTAXED, why: { kind: 'none' }, checks: [] };

export function documentDiscountOf(
  order: Pick<Order, 'documentDiscount' | 'documentDiscountOn'>,
): DocumentDiscount | null {
  const { documentDiscount: percent, documentDiscountOn } = order;
  return percent === null ? null : { on: documentDiscountOn ?? 'net', kind: 'percent', percent };
}

function says(checks: readonly Refusal[], check: Refusal): boolean {
  return checks.some(
    ({ code, params }) => code === check.code && JSON.stringify(params) === JSON.stringify(check.params),
  );
}
