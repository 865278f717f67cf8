import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { ConversionFactor } from '../../shared/kernel/unit.ts';
import {
  leastPricedQuantity,
  type PriceAnswer,
  type PriceAudience,
  type PriceQuestion,
  type PriceRule,
  priceOf,
} from '../../shared/pricing/price-of.ts';
import type { ChosenPromotion } from '../../shared/pricing/promotion-choice.ts';
import { company } from '../company/company-tables.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { listPrices, priceListAssignments, priceLists } from './pricing-tables.ts';
import { findPromotion } from './promotion-lookup.ts';

/** What the lines of one document have in common. */
export interface DocumentInquiry {
  readonly customer: string | null;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
}

export interface LineInquiry {
  readonly item: string;
  readonly unit: string;
  readonly quantity: Quantity;
  /** The list a person chose where rules of equal standing disagree. */
  readonly picked?: string | null | undefined;
}

export interface PriceInquiry extends DocumentInquiry, LineInquiry {}

/**
 * What the rules say of a line. `promotion` stands beside the price, on base list prices only: a contract or a customer's
 * own list is agreed already. It goes into the line's `promotionPercent` and `promotion`; see `rateSteps`.
 */
export type FoundPrice = PriceAnswer & { readonly promotion: ChosenPromotion | null };

/** What the price rules say of one line. See {@link priceFinder}, which many lines of a document should share. */
export function findPrice(read: RowReader, inquiry: PriceInquiry): FoundPrice {
  return priceFinder(read, inquiry)(inquiry);
}

/**
 * Prices one line after the other of a document, for a command (every rule read is watched) and a query alike; what lines
 * share is read once, so that 500 lines take some ten milliseconds. Only lists in the currency asked for speak. Throws
 * where the item, its unit or the customer does not exist: the caller has looked.
 */
export function priceFinder(reader: RowReader, inquiry: DocumentInquiry): (line: LineInquiry) => FoundPrice {
  const read = askingOnce(reader);
  const lists = listsFor(read, inquiry);
  const customerGroup = customerRow(read, inquiry.customer)?.customerGroup ?? null;
  return (line) => {
    const question = questionOf(read, inquiry, line);
    // Asked once anyway: prices of an item are not kept.
    const answer = priceOf(rulesOf(reader, lists, line.item), question);
    if (answer.kind !== 'price' || answer.from.kind !== 'base') return { ...answer, promotion: null };
    const { customer, date } = inquiry;
    const { item, quantity } = line;
    const itemGroup = read.get(items, item)?.itemGroup ?? null;
    const { toBase } = question;
    return {
      ...answer,
      promotion: findPromotion(read, { customer, customerGroup, item, itemGroup, quantity, toBase, date }),
    };
  };
}

/** How many one must take for a price to hold at all, from one up; null where no rule gives one of any quantity. */
export function leastPriced(
  read: RowReader,
  inquiry: DocumentInquiry & Omit<LineInquiry, 'quantity'>,
): Quantity | null {
  const { rules, question } = rulesAsked(read, { ...inquiry, quantity: 0 });
  return leastPricedQuantity(rules, question);
}

/** Every rule that speaks of the item for this customer, whether it holds or not, and the question put to them. */
export function rulesAsked(
  reader: RowReader,
  inquiry: PriceInquiry,
): { readonly rules: readonly PriceRule[]; readonly question: PriceQuestion } {
  const read = askingOnce(reader);
  return {
    rules: rulesOf(read, listsFor(read, inquiry), inquiry.item),
    question: questionOf(read, inquiry, inquiry),
  };
}

/** Base units in one `unit` of the item, or null if it has no such unit. */
export function unitFactor(read: RowReader, item: string, unit: string): ConversionFactor | null {
  if (read.get(items, item)?.baseUnit === unit) return { numerator: 1, denominator: 1 };
  const [found] = read.find(itemUnits, { item, unit });
  return found ? { numerator: found.numerator, denominator: found.denominator } : null;
}

interface Applied {
  readonly list: RowOf<typeof priceLists>;
  readonly audience: PriceAudience;
  readonly priority: number;
}

function questionOf(read: RowReader, { date }: DocumentInquiry, line: LineInquiry): PriceQuestion {
  const item = read.get(items, line.item);
  const toBase = unitFactor(read, line.item, line.unit);
  if (!item || !toBase) throw new Error(`item ${line.item} is not sold by ${line.unit}`);
  return {
    ...{ unit: line.unit, baseUnit: item.baseUnit, toBase, quantity: line.quantity, date },
    rateDecimals: read.get(company, 'company')?.rateDecimals ?? 4,
    picked: line.picked ?? null,
  };
}

function rulesOf(read: RowReader, lists: readonly Applied[], item: string): PriceRule[] {
  return lists.flatMap(({ list, audience, priority }) =>
    read.find(listPrices, { item, list: list.id }).map((row) => ({
      list: list.id,
      listName: list.name,
      kind: list.kind,
      audience,
      priority,
      price: row.price,
      unit: row.unit,
      fromQuantity: row.fromQuantity,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
    })),
  );
}

/** The lists that may speak to this customer on this day, in this currency. */
function listsFor(read: RowReader, { customer, date, currency }: DocumentInquiry): readonly Applied[] {
  const base = read
    .find(priceLists, { kind: 'base', currency })
    .map((list): Applied => ({ list, audience: 'everyone', priority: 0 }));
  const party = customerRow(read, customer);
  if (!party) return base.filter(({ list }) => stands(list, date));
  const { customerGroup } = party;
  const own = read.find(priceListAssignments, { customer });
  const group = customerGroup === null ? [] : read.find(priceListAssignments, { customerGroup });
  const assigned = [...own, ...group]
    .filter((assignment) => stands(assignment, date))
    .flatMap(({ list, customer: target, priority }): Applied[] => {
      const found = read.get(priceLists, list);
      const audience = target === null ? 'customer-group' : 'customer';
      return found ? [{ list: found, audience, priority }] : [];
    });
  return [...assigned, ...base].filter(({ list }) => list.currency === currency && stands(list, date));
}

function customerRow(read: RowReader, customer: string | null): RowOf<typeof parties> | null {
  if (customer === null) return null;
  const party = read.get(parties, customer);
  if (!party) throw new Error(`customer ${customer} does not exist`);
  return party;
}

function stands(
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
  date: BusinessDate,
): boolean {
  return (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil);
}
