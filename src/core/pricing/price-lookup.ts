import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { ConversionFactor } from '../../shared/kernel/unit.ts';
import {
  type PriceAnswer,
  type PriceAudience,
  type PriceRule,
  priceOf,
} from '../../shared/pricing/price-of.ts';
import { company } from '../company/company-tables.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { listPrices, priceListAssignments, priceLists } from './pricing-tables.ts';

export interface PriceInquiry {
  readonly item: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly customer: string | null;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
}

/**
 * What the price rules say, for a command (every rule read is watched) and a query alike. Only lists in the currency
 * asked for speak. Throws where the item, its unit or the customer does not exist: the caller has looked.
 */
export function findPrice(read: RowReader, inquiry: PriceInquiry): PriceAnswer {
  const item = read.get(items, inquiry.item);
  const toBase = unitFactor(read, inquiry.item, inquiry.unit);
  if (!item || !toBase) throw new Error(`item ${inquiry.item} is not sold by ${inquiry.unit}`);
  return priceOf(rulesFor(read, inquiry), {
    unit: inquiry.unit,
    baseUnit: item.baseUnit,
    toBase,
    quantity: inquiry.quantity,
    date: inquiry.date,
    rateDecimals: read.get(company, 'company')?.rateDecimals ?? 4,
  });
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

function rulesFor(read: RowReader, { item, customer, date, currency }: PriceInquiry): PriceRule[] {
  const lists = [...assignedLists(read, customer, date), ...baseLists(read, currency)];
  return lists
    .filter(({ list }) => list.currency === currency)
    .flatMap(({ list, audience, priority }) =>
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

function baseLists(read: RowReader, currency: CurrencyCode): Applied[] {
  const lists = read.find(priceLists, { kind: 'base', currency });
  return lists.map((list) => ({ list, audience: 'everyone', priority: 0 }));
}

function assignedLists(read: RowReader, customer: string | null, date: BusinessDate): Applied[] {
  if (customer === null) return [];
  const party = read.get(parties, customer);
  if (!party) throw new Error(`customer ${customer} does not exist`);
  const { customerGroup } = party;
  const own = read.find(priceListAssignments, { customer });
  const group = customerGroup === null ? [] : read.find(priceListAssignments, { customerGroup });
  return [...own, ...group]
    .filter(({ validFrom, validUntil }) => validFrom <= date && (validUntil === null || date <= validUntil))
    .flatMap(({ list, customer: target, priority }) => {
      const found = read.get(priceLists, list);
      const audience = target === null ? 'customer-group' : 'customer';
      return found ? [{ list: found, audience, priority } as const] : [];
    });
}
