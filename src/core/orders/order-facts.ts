import { creditPosition } from '../../shared/credit/credit-exposure.ts';
import {
  type Pick,
  type PlaceStock,
  pickedQuantity,
  takeFrom,
} from '../../shared/inventory/allocation-rule.ts';
import { type MinorUnits, sumOf } from '../../shared/kernel/money.ts';
import { type Quantity, subtractQuantity } from '../../shared/kernel/quantity.ts';
import { convertQuantity } from '../../shared/kernel/unit.ts';
import { coversPrice, isOffList } from '../../shared/orders/line-price.ts';
import { shippedPart } from '../../shared/orders/line-progress.ts';
import type { ConfirmFacts } from '../../shared/orders/order-can.ts';
import type { OrderFacts } from '../../shared/orders/order-moves.ts';
import { lineAmount, orderNet } from '../../shared/orders/order-totals.ts';
import { company } from '../company/company-tables.ts';
import { creditAllowances } from '../credit/credit-tables.ts';
import { stockLevels } from '../inventory/stock-levels.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { lineProgress, type ProgressOf, stillToFind } from './line-progress.ts';
import { approvals, creditCommitments, orderLines, orders } from './order-tables.ts';

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
  readonly picks: readonly Pick[];
  readonly short: Quantity;
}

export interface OrderSituation {
  readonly order: Order;
  readonly facts: ConfirmFacts;
  readonly lines: readonly LineSituation[];
  readonly amount: MinorUnits;
  readonly credit: OrderCredit;
}

/** `unknown`: there is a limit, and the order is in another currency than it. */
export interface OrderCredit {
  readonly left: MinorUnits | null;
  readonly trouble: 'over' | 'unknown' | null;
  /** What the order adds, null where it adds nothing. */
  readonly commits: MinorUnits | null;
}

export function factsOf(order: Order): OrderFacts {
  const { number, status, kind, origin } = order;
  return { number, status, kind, origin };
}

/** Everything a confirmation looks at, for the command and for the button. */
export function situationOf(
  reader: RowReader,
  order: Order,
  asked: { readonly mayOverridePrice: boolean; readonly priceReason: string | null },
): OrderSituation {
  const read = askingOnce(reader);
  const all = read.find(orderLines, { order: order.id }, ['position']);
  // A short-closed line opens again with its order only.
  const open = all.filter(
    ({ status }) => status === 'open' || (status === 'short-closed' && order.status === 'closed'),
  );
  const done = all.filter((line) => line.status !== 'cancelled' && !open.includes(line));
  const approved = read.find(approvals, { order: order.id });
  const stock = stockShelf(read);
  const moved = lineProgress(read, order.id);
  const lines = open.map((line): LineSituation => {
    const item = read.get(items, line.item);
    const wanted = item ? stillToFind(moved(line, wantedOf(read, line, item))) : 0;
    const picks = wanted > 0 ? stock.take(line.item, wanted) : [];
    const isApproved = approved.some((row) => row.line === line.id && coversPrice(row, line));
    const price = { ...line, priceSource: line.priceSource ?? 'typed' };
    const short = subtractQuantity(wanted, pickedQuantity(picks));
    return { line, item, wanted, picks, short, offList: !isApproved && isOffList(price) };
  });
  const settings = read.get(company, 'company');
  const rateDecimals = settings?.rateDecimals ?? 4;
  const precision = { currency: order.currency, rateDecimals };
  const gone = done.map((line) => doneValue(read, line, moved, lineAmount(line, precision)));
  const amount = sumOf([orderNet(open, precision, order.freight ?? 0), ...gone]);
  const credit = creditOf(read, order, amount, settings?.currency ?? order.currency);
  const customer = order.customer === null ? undefined : read.get(parties, order.customer);
  const facts: ConfirmFacts = {
    ...factsOf(order),
    ...asked,
    customerActive: customer?.customerState === 'active',
    shipComplete: order.shipComplete === 1,
    repeatedPo: repeatedPo(read, order),
    overCredit: credit.trouble !== null,
    linesDone: done.length,
    lines: lines.map(({ line, item, offList, short }) => ({
      position: line.position,
      item: item?.number ?? line.item,
      itemEnded: item?.lifecycle === 'ended',
      offList,
      short,
    })),
  };
  return { order, facts, lines, amount, credit };
}

/** A complete line counts in full until it is invoiced; of a short-closed one, what has gone. */
function doneValue(read: RowReader, line: OrderLine, moved: ProgressOf, amount: MinorUnits): MinorUnits {
  const item = read.get(items, line.item);
  if (line.status === 'complete' || !item) return amount;
  return shippedPart(amount, moved(line, wantedOf(read, line, item)));
}

/** A line's quantity in the item's base unit; nothing for charges. */
export function wantedOf(read: RowReader, line: OrderedQuantity, item: Item): Quantity {
  if (item.kind !== 'goods' || line.notGoods === 1) return 0;
  if (line.unit === null || line.unit === item.baseUnit) return line.quantity;
  const unit = read.find(itemUnits, { item: item.id, unit: line.unit })[0];
  if (!unit) throw new Error(`${item.number} has lost its unit ${line.unit}`);
  return convertQuantity(line.quantity, unit, { code: item.baseUnit, whole: item.wholeUnits === 1 });
}

interface OrderedQuantity {
  readonly quantity: Quantity;
  readonly unit: string | null;
  readonly notGoods: number;
}

/** Takes stock for one line after the other, so that two lines of one item do not count the same unit twice. */
function stockShelf(read: RowReader): { take(item: string, wanted: Quantity): readonly Pick[] } {
  const left = new Map<string, PlaceStock[]>();
  return {
    take(item, wanted) {
      const places =
        left.get(item) ?? stockLevels(read, item).map(({ place, available }) => ({ place, available }));
      const picks = takeFrom(places, wanted);
      left.set(
        item,
        places.map(({ place, available }) => ({
          place,
          available: subtractQuantity(available, picks.find((pick) => pick.place === place)?.quantity ?? 0),
        })),
      );
      return picks;
    },
  };
}

/** Whether the customer may owe the order's amount besides all others; never where nothing is added. */
export function creditOf(read: RowReader, order: Order, amount: MinorUnits, currency: string): OrderCredit {
  const allowance =
    order.customer === null ? null : (read.get(creditAllowances, order.customer)?.allowance ?? null);
  if (order.prepaid === 1 || order.customer === null)
    return { left: allowance, trouble: null, commits: null };
  if (order.currency !== currency) {
    return { left: allowance, trouble: allowance === null ? null : 'unknown', commits: null };
  }
  const committed = read.derived(creditCommitments, order.customer)[0]?.amount ?? 0;
  const others = subtractQuantity(committed, order.committedAmount ?? 0);
  const { left, over } = creditPosition(allowance, { committed: others, document: amount });
  return { left, trouble: over ? 'over' : null, commits: amount };
}

function repeatedPo(read: RowReader, order: Order): readonly string[] {
  const { customer, customerPo } = order;
  if (customer === null || customerPo === null) return [];
  return read
    .find(orders, { customer, customerPo }, ['placedAt'])
    .filter(({ id, status }) => id !== order.id && status !== 'cancelled')
    .map(({ number }) => number);
}
