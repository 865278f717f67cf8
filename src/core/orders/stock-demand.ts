import type { Demand } from '../../shared/inventory/allocation-rule.ts';
import {
  type Commitment,
  type Outlook,
  promiseLines,
  type StockPromise,
} from '../../shared/inventory/available-to-promise.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import { type Quantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { allocations, places } from '../inventory/inventory-tables.ts';
import { itemOutlook } from '../inventory/item-outlook.ts';
import { siteOfPlace } from '../inventory/site-edits.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import { backorders, orderLines, orders } from './order-tables.ts';

/** A line that waits for stock, as the sharing rule sees it. */
export interface WaitingLine extends Demand {
  readonly order: string;
  readonly backorder: string;
  /** Where it is to leave from; null: from wherever there is some. */
  readonly site: string | null;
}

/** Lines that wait for an item, in the order in which they began to: for sharing (`shareStock`) and for the outlook. */
export function waitingLines(read: RowReader, item: string): readonly WaitingLine[] {
  return read.find(backorders, { item }, ['since']).flatMap(({ id, line: lineId, quantity }) => {
    const line = read.get(orderLines, lineId);
    const order = line && read.get(orders, line.order);
    if (!line || !order) return [];
    const customer = order.customer === null ? undefined : read.get(parties, order.customer);
    return [
      {
        order: order.id,
        line: lineId,
        backorder: id,
        wanted: quantity,
        customerRank: customer?.customerRank ?? null,
        promisedDate: line.promisedDate ?? line.requestedDate ?? order.requestedDate,
        placedAt: order.placedAt,
        site: siteNamed(read, line.shipFrom ?? order.shipFrom),
      },
    ];
  });
}

/**
 * What of an item is promised and has no stock yet: from one site, where one is asked for, and then also what may leave
 * from anywhere. `order`: one that asks anew, its own lines left out.
 */
export function commitmentsOf(
  read: RowReader,
  item: string,
  { site, order: except }: Pick<PromiseQuestion, 'site' | 'order'>,
): readonly Commitment[] {
  return waitingLines(read, item)
    .filter(({ order }) => order !== except)
    .filter((line) => site === null || line.site === null || line.site === site)
    .map(({ line, wanted, promisedDate }) => ({ line, quantity: wanted, date: promisedDate }));
}

export interface PromiseQuestion {
  readonly today: BusinessDate;
  /** Null: all sites together. */
  readonly site: string | null;
  /** The order that asks: what it holds already counts as available to it, and what it waits for against nobody. */
  readonly order: string | null;
}

/** The outlook of items, each asked for once: for a command (every read watched) or a query. Throws for no such item. */
export function outlooks(
  reader: RowReader,
  { today, site, order }: PromiseQuestion,
): (item: string) => Outlook {
  const read = askingOnce(reader);
  const own = order === null ? [] : read.find(allocations, { order });
  const known = new Map<string, Outlook>();
  return (id) => {
    const standing = known.get(id);
    if (standing) return standing;
    const item = read.get(items, id);
    if (!item) throw new RangeError(`there is no item ${id}`);
    const held = own.filter(
      (row) => row.item === id && (site === null || siteNamed(read, row.place) === site),
    );
    const freed = sumOfQuantities(held.map(({ quantity }) => quantity));
    const commitments = commitmentsOf(read, id, { site, order });
    const outlook = itemOutlook(read, item, { today, site, commitments, freed });
    known.set(id, outlook);
    return outlook;
  };
}

/** A line of an order that wants goods: `wanted` in the item's base unit. */
export interface WantedLine {
  readonly item: string;
  readonly wanted: Quantity;
}

/**
 * What each line of one order can be promised, in the order given: a line does not get what one before it took. Answers
 * for each line when, in which parts and on what they rest; the caller says which lines are of goods.
 */
export function promiseOrderLines<Line extends WantedLine>(
  read: RowReader,
  lines: readonly Line[],
  question: PromiseQuestion,
): readonly { readonly line: Line; readonly outlook: Outlook; readonly promise: StockPromise }[] {
  return promiseLines(lines, outlooks(read, question));
}

/** The site meant by the name of a site or of one of its places. */
function siteNamed(read: RowReader, named: string | null): string | null {
  if (named === null) return null;
  const place = read.get(places, named);
  return place ? siteOfPlace(place) : named;
}
