import type { Pick as StockPick } from '../../shared/inventory/allocation-rule.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { MicroPercent, MinorUnits } from '../../shared/kernel/money.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { ConfirmFacts } from '../../shared/orders/confirm-facts.ts';
import { remaining } from '../../shared/orders/line-progress.ts';
import { documentCheck } from '../../shared/orders/order-checks.ts';
import type { OrderFacts } from '../../shared/orders/order-moves.ts';
import { company } from '../company/company-tables.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { confirmLine } from './confirm-line.ts';
import { ruleChecks } from './customer-rule-checks.ts';
import { lineProgress, type ProgressOf, stillToFind } from './line-progress.ts';
import { type LineSketch, sketchStanding } from './line-sketch.ts';
import { type FoundSupply, noSupply, type SuppliedLine, supplyOf } from './line-supply.ts';
import { inBaseUnit, soldUnit } from './line-unit.ts';
import { type CountedLine, type OrderAmounts, orderAmounts } from './order-amounts.ts';
import { creditOf, type OrderCredit } from './order-credit.ts';
import { orderLines, orders } from './order-tables.ts';
import { overrideMatcher } from './rule-overrides.ts';

export type Order = RowOf<typeof orders>;
export type OrderLine = RowOf<typeof orderLines>;
export type Item = RowOf<typeof items>;

/** A line as a confirmation sees it. */
export interface LineSituation {
  readonly line: OrderLine;
  readonly item: Item | undefined;
  readonly offList: boolean;
  /** Neither shipped nor allocated yet, in base units; nothing for what is not goods. */
  readonly wanted: Quantity;
  readonly picks: readonly StockPick[];
  readonly short: Quantity;
  readonly supply: FoundSupply;
  readonly sketch: LineSketch;
}

export interface OrderSituation {
  readonly order: Order;
  readonly facts: ConfirmFacts;
  readonly lines: readonly LineSituation[];
  /** The total with tax, in the order's currency. */
  readonly amount: MinorUnits;
  readonly amounts: OrderAmounts;
  readonly credit: OrderCredit;
}

/** Who asks, and what that person has said to go past rules. */
export interface ConfirmAsked {
  readonly mayOverridePrice: boolean;
  /** The most the person may give without an approval (`freeDiscount`). */
  readonly ceiling: MicroPercent;
  readonly priceReason: string | null;
  readonly keepBoth?: boolean;
  readonly withoutShipTo?: boolean;
  readonly today: BusinessDate;
  readonly may?: (permission: string) => boolean;
  readonly overrides?: readonly GivenOverride[];
}

/** Asked by nobody who wants to go past anything: for what an order comes to. */
export const nothingSaid = { mayOverridePrice: false, ceiling: 0, priceReason: null } as const;

/** `rule`: the code of the check, or `price`; `line`: null for the document. */
export interface GivenOverride {
  readonly rule: string;
  readonly line: string | null;
  readonly why: string;
}

export function factsOf(order: Order): OrderFacts {
  const { number, status, kind, origin } = order;
  return { number, status, kind, origin };
}

/**
 * Everything a confirmation looks at, for the command, for the button and for what is typed and not written yet
 * (`sketches`; left out: the lines that stand). The one place where it is decided what a check is told.
 */
export function situationOf(
  reader: RowReader,
  order: Order,
  asked: ConfirmAsked,
  sketches?: readonly LineSketch[],
): OrderSituation {
  const read = askingOnce(reader);
  const standing = read.find(orderLines, { order: order.id }, ['position']);
  // A short-closed line opens again with its order only.
  const isOpen = ({ status }: OrderLine) =>
    status === 'open' || (status === 'short-closed' && order.status === 'closed');
  const all = sketches ?? standing.filter(isOpen).map((row) => sketchStanding(read, row));
  const done = standing.filter((row) => row.status !== 'cancelled' && !isOpen(row));
  const moved = lineProgress(read, order.id);
  const settings = read.get(company, 'company');
  const currency = settings?.currency ?? order.currency;
  const wanting = all.flatMap((sketch) => suppliedLine(read, order, sketch, moved));
  const supplies = supplyOf(read, order.id, wanting, asked.today);
  const supply = (key: string) => supplies.get(key) ?? noSupply(asked.today);
  const counted = all
    .filter(({ unread }) => unread.length === 0)
    .map(({ row, item }) => ({ line: row, stockQuantity: item ? stockQuantityOf(read, row, item) : 0 }));
  const amounts = orderAmounts(read, order, [...counted, ...done.map((row) => doneLine(read, row, moved))]);
  const amount = amounts.totals.total;
  const credit = creditOf(read, order, amount, { currency, today: asked.today });
  const customer = order.customer === null ? undefined : read.get(parties, order.customer);
  const confirmLines = all.map((sketch) =>
    confirmLine(read, { order, asked, currency, sketch, supply: supply(sketch.key), amounts }),
  );
  const facts: ConfirmFacts = {
    ...factsOf(order),
    ...asked,
    customerActive: customer?.customerState === 'active',
    hasShipTo: order.shipTo !== null || order.shipToText !== null || (asked.withoutShipTo ?? false),
    shipComplete: order.shipComplete === 1,
    requestedDate: order.requestedDate,
    cancelBy: order.cancelBy,
    currency: order.currency,
    rateMissing: order.currency !== currency && order.exchangeRate === null,
    poTotal: order.poTotal,
    total: amount,
    documentDiscount: order.documentDiscount,
    repeatedPo: repeatedPo(read, order),
    keepBoth: asked.keepBoth ?? false,
    credit: credit.trouble,
    linesDone: done.length,
    found: [
      ...ruleChecks(read, order, amounts, all),
      ...amounts.documentTaxChecks.map((check) => documentCheck('amber', 'taxGroup', check)),
    ],
    isOverridden: overrideMatcher(read, order.id, asked),
    lines: confirmLines,
  };
  const lines = all.map((sketch, i): LineSituation => {
    const found = supply(sketch.key);
    return {
      line: sketch.row,
      item: sketch.item,
      offList: confirmLines[i]?.offList ?? false,
      wanted: found.wanted,
      picks: found.picks,
      short: found.short,
      supply: found,
      sketch,
    };
  });
  return { order, facts, lines, amount, amounts, credit };
}

/** A line's quantity in the item's base unit; nothing for charges. */
export function wantedOf(read: RowReader, line: OrderedQuantity, item: Item): Quantity {
  if (item.kind !== 'goods' || line.notGoods === 1) return 0;
  return stockQuantityOf(read, line, item);
}

interface OrderedQuantity {
  readonly quantity: Quantity;
  readonly unit: string | null;
  readonly notGoods: number;
}

/** A quantity of a line in base units, charges too. */
export function stockQuantityOf(read: RowReader, line: OrderedQuantity, item: Item): Quantity {
  const unit = soldUnit(read, item, line.unit);
  if (!unit) throw new Error(`${item.number} has lost its unit ${line.unit}`);
  return inBaseUnit(item, unit, line.quantity);
}

/** A complete line counts in full until it is invoiced; of a short-closed one, what has gone. */
function doneLine(read: RowReader, line: OrderLine, moved: ProgressOf): CountedLine {
  const item = read.get(items, line.item);
  if (!item) return { line, stockQuantity: 0 };
  const stockQuantity = stockQuantityOf(read, line, item);
  if (line.status === 'complete') return { line, stockQuantity };
  return { line, stockQuantity, progress: moved(line, wantedOf(read, line, item)) };
}

function suppliedLine(
  read: RowReader,
  order: Order,
  { key, row, item, unread }: LineSketch,
  moved: ProgressOf,
): SuppliedLine[] {
  const unit = item && unread.length === 0 ? soldUnit(read, item, row.unit) : undefined;
  if (!item || !unit) return [];
  const progress = moved(row, wantedOf(read, row, item));
  const open = remaining(progress);
  if (open <= 0) return [];
  const site = row.shipFrom ?? order.shipFrom;
  return [{ key, item: item.id, open, wanted: stillToFind(progress), unit, site }];
}

function repeatedPo(read: RowReader, order: Order): ConfirmFacts['repeatedPo'] {
  const { customer, customerPo } = order;
  if (customer === null || customerPo === null) return [];
  return read
    .find(orders, { customer, customerPo }, ['placedAt'])
    .filter(({ id, status }) => id !== order.id && status !== 'cancelled')
    .map(({ id, number }) => ({ order: id, number }));
}
