import type { BusinessDate } from '../kernel/calendar.ts';
import {
  addQuantity,
  type Quantity,
  smallerQuantity,
  subtractQuantity,
  sumOfQuantities,
} from '../kernel/quantity.ts';
import { isOverdue } from './expected-receipt-rules.ts';

/** What is still to come of one expected receipt, in the item's base unit. */
export interface Supply {
  readonly receipt: string;
  readonly date: BusinessDate;
  readonly quantity: Quantity;
  /** What it is known by: the number of a purchase order. */
  readonly reference: string | null;
  readonly acknowledged: boolean;
}

/** What was promised and has no stock tied to it yet (a backorder), in the item's base unit. */
export interface Commitment {
  readonly line: string;
  readonly quantity: Quantity;
  /** The promised or requested date; null, and a date gone by, is due now. */
  readonly date: BusinessDate | null;
}

export interface OutlookFacts {
  readonly today: BusinessDate;
  /** On hand minus allocated; negative where stock went after it was allocated. */
  readonly availableNow: Quantity;
  readonly supplies: readonly Supply[];
  readonly commitments: readonly Commitment[];
  /** The day goods ordered from the vendor today are here; null where no lead time is known. */
  readonly leadDate: BusinessDate | null;
}

/** One day on which something comes or is due; the first row is now. */
export interface OutlookRow {
  readonly date: BusinessDate;
  readonly receipts: Quantity;
  readonly commitments: Quantity;
  /** Stock not allocated at the end of the day if all goes as expected; may be negative. */
  readonly projected: Quantity;
  /** What can be promised for this day without breaking what is committed to later; never negative. */
  readonly promisable: Quantity;
  readonly supplies: readonly Supply[];
}

export interface Outlook {
  readonly rows: readonly OutlookRow[];
  /** Receipts whose day is over: flagged, not counted. */
  readonly overdue: readonly Supply[];
  readonly leadDate: BusinessDate | null;
}

/**
 * The time-phased outlook of one item (domain.md section 3): a receipt counts on its date, an overdue one not at all,
 * and what is promised for a day never takes what a later commitment needs. Rows ascend by date; a receipt of today
 * stands in a row of its own after now.
 */
export function stockOutlook(facts: OutlookFacts): Outlook {
  const { today, availableNow, leadDate } = facts;
  const overdue = facts.supplies.filter(({ date }) => isOverdue(date, today));
  const supplies = facts.supplies.filter(({ date }) => !isOverdue(date, today));
  const due = facts.commitments.map(({ quantity, date }) => ({ quantity, date: date ?? today }));
  const dates = new Set([...supplies, ...due].map(({ date }) => date).filter((date) => date > today));
  if (supplies.some(({ date }) => date === today)) dates.add(today);
  const dueNow = sumOfQuantities(due.filter(({ date }) => date <= today).map(({ quantity }) => quantity));
  let projected = subtractQuantity(availableNow, dueNow);
  const now = { date: today, receipts: 0, commitments: dueNow, projected, supplies: [] };
  const later = [...dates].toSorted().map((date) => {
    const coming = supplies.filter((supply) => supply.date === date);
    const receipts = sumOfQuantities(coming.map(({ quantity }) => quantity));
    const dueThen = date === today ? [] : due.filter((commitment) => commitment.date === date);
    const commitments = sumOfQuantities(dueThen.map(({ quantity }) => quantity));
    projected = subtractQuantity(addQuantity(projected, receipts), commitments);
    return { date, receipts, commitments, projected, supplies: coming };
  });
  return { rows: withPromisable([now, ...later]), overdue, leadDate };
}

/** A part of what was asked for, and what it rests on. */
export interface PromisePart {
  readonly quantity: Quantity;
  /** Null: nobody can say when. */
  readonly date: BusinessDate | null;
  readonly from: 'stock' | 'receipts' | 'lead-time' | 'unknown';
  /** Where it comes with receipts: those of that day. */
  readonly supplies: readonly Supply[];
}

export interface StockPromise {
  /** By date; they add up to what was asked for. One part: all of it on one day. */
  readonly parts: readonly PromisePart[];
  /** The first day on which all of it can be promised; null where nobody can say. */
  readonly completeOn: BusinessDate | null;
}

/**
 * When `wanted` can be promised, as early as possible and in as many parts as there are days: "12 now, 12 on Dec 3 with
 * PO-B-000311". What nothing expected covers is promised by lead time, or by no date at all.
 */
export function promiseOf(outlook: Outlook, wanted: Quantity): StockPromise {
  const parts: PromisePart[] = [];
  let left = wanted;
  let given = 0;
  outlook.rows.forEach(({ date, promisable, supplies }, i) => {
    const quantity = smallerQuantity(left, subtractQuantity(promisable, given));
    if (quantity <= 0) return;
    parts.push({ quantity, date, from: i === 0 ? 'stock' : 'receipts', supplies });
    left = subtractQuantity(left, quantity);
    given = addQuantity(given, quantity);
  });
  if (left > 0) {
    const from = outlook.leadDate === null ? 'unknown' : 'lead-time';
    parts.push({ quantity: left, date: outlook.leadDate, from, supplies: [] });
  }
  parts.sort((a, b) => compareDay(a.date, b.date));
  return { parts, completeOn: parts.length === 0 ? (outlook.rows[0]?.date ?? null) : lastDate(parts) };
}

/** How much of a promise is kept by the end of `by`. */
export function promisedBy({ parts }: StockPromise, by: BusinessDate): Quantity {
  return sumOfQuantities(
    parts.filter(({ date }) => date !== null && date <= by).map((part) => part.quantity),
  );
}

/** The outlook after a promise was given: what it takes is no longer there for the next line that wants the item. */
export function outlookAfter(outlook: Outlook, { parts }: StockPromise): Outlook {
  const taken = parts.filter(({ from }) => from === 'stock' || from === 'receipts');
  if (taken.length === 0) return outlook;
  const rows = outlook.rows.map((row, i) => {
    const earlier = taken.filter(({ from, date }) => from === 'stock' || (i > 0 && (date ?? '') <= row.date));
    return {
      ...row,
      projected: subtractQuantity(row.projected, sumOfQuantities(earlier.map(({ quantity }) => quantity))),
    };
  });
  return { ...outlook, rows: withPromisable(rows) };
}

/** Promises for lines that compete for the same items, each line after those before it. */
export function promiseLines<Line extends { readonly item: string; readonly wanted: Quantity }>(
  lines: readonly Line[],
  outlookOf: (item: string) => Outlook,
): readonly { readonly line: Line; readonly outlook: Outlook; readonly promise: StockPromise }[] {
  const standing = new Map<string, Outlook>();
  return lines.map((line) => {
    const outlook = standing.get(line.item) ?? outlookOf(line.item);
    const promise = promiseOf(outlook, line.wanted);
    standing.set(line.item, outlookAfter(outlook, promise));
    return { line, outlook, promise };
  });
}

/** The least that is projected from a row on is what that row can promise. */
function withPromisable(rows: readonly Omit<OutlookRow, 'promisable'>[]): readonly OutlookRow[] {
  const least: Quantity[] = [];
  for (const { projected } of rows.toReversed()) {
    least.unshift(smallerQuantity(projected, least[0] ?? projected));
  }
  return rows.map((row, i) => ({ ...row, promisable: Math.max(0, least[i] ?? 0) }));
}

function lastDate(parts: readonly PromisePart[]): BusinessDate | null {
  const last = parts.at(-1);
  return last?.date ?? null;
}

/** No date comes after every date. */
function compareDay(a: BusinessDate | null, b: BusinessDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
