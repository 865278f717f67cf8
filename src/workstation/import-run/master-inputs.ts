import type { z } from 'zod';
import { stockImportRecord } from '../../shared/inventory/stock-count-import.ts';
import { type ItemCostImportRecord, itemCostImportRecord } from '../../shared/items/item-cost-import.ts';
import { itemImportRecord } from '../../shared/items/item-import.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { excerptOf } from '../../shared/kernel/text-excerpt.ts';
import { orderDraftRecord } from '../../shared/orders/order-draft-import.ts';
import { customerImportRecord, vendorImportRecord } from '../../shared/parties/party-import.ts';
import { priceImportRecord } from '../../shared/pricing/price-import.ts';
import type {
  CustomerRecord,
  DraftRecord,
  ItemRecord,
  PriceRecord,
  StockRecord,
  VendorRecord,
} from '../importing/import-record.ts';
import { dayOf } from '../importing/wall-time.ts';

/** Records that stand for themselves, each with its own command. */
export type MasterRecord =
  | CustomerRecord
  | VendorRecord
  | ItemRecord
  | PriceRecord
  | StockRecord
  | DraftRecord;
export type MasterKind = MasterRecord['kind'];

/** In the order in which they build on each other. */
export const masterKinds: readonly MasterKind[] = ['vendor', 'customer', 'item', 'price', 'stock', 'draft'];

export const masterCommands = {
  customer: 'customer.import',
  vendor: 'vendor.import',
  item: 'item.import',
  price: 'price.import',
  stock: 'stock.import',
  draft: 'order.import-drafts',
} as const satisfies Record<MasterKind, string>;

/**
 * The record as its import command takes it. Checked here one by one, because the command takes a batch whole or not at
 * all. Refusal: which field cannot be taken, and what such a field looks like.
 */
export function masterInput(record: MasterRecord): Result<unknown> {
  switch (record.kind) {
    case 'customer':
      return checked(customerImportRecord, partyFields(record));
    case 'vendor':
      return checked(vendorImportRecord, partyFields(record));
    case 'item': {
      const cost = record.unitCostMicro === null ? ok(null) : costInput(record);
      return cost.ok ? checked(itemImportRecord, itemFields(record)) : cost;
    }
    case 'price':
      return checked(priceImportRecord, priceFields(record));
    case 'stock':
      return checked(stockImportRecord, stockFields(record));
    case 'draft':
      return checked(orderDraftRecord, draftFields(record));
  }
}

/** What the item costs, as the command for costs takes it: theirs is a right of its own. */
export function costInput(record: ItemRecord): Result<ItemCostImportRecord> {
  const { externalKey: key, unitCostMicro: unitCost, minimumMarginMicro: minimumMargin } = record;
  return checked(itemCostImportRecord, { key, unitCost, minimumMargin });
}

/** Fields the record has and no import command takes: credit, prices and stock have commands and rights of their own. */
export function fieldsNotTaken(record: MasterRecord): readonly string[] {
  const fields = fieldsOfOthers(record);
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [name]));
}

function fieldsOfOthers(record: MasterRecord): Readonly<Record<string, string | number | null>> {
  switch (record.kind) {
    case 'item': {
      const { packaging, vendorKey, listPriceMicro, onHandMicro, reorderPointMicro } = record;
      return {
        packaging,
        vendorKey,
        listPrice: listPriceMicro,
        onHand: onHandMicro,
        reorderPoint: reorderPointMicro,
      };
    }
    case 'customer':
      return { creditLimit: record.creditLimitMicro };
    case 'draft': {
      const { shippedAt, currency, freightMicro, shipToName, shipToStreet, shipToCity } = record;
      const shipTo = shipToName ?? shipToStreet ?? shipToCity;
      return { shippedAt, currency, freight: freightMicro, shipTo };
    }
    default:
      return {};
  }
}

export function checked<S extends z.ZodType>(schema: S, value: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : { ok: false, refusal: notTaken(value, parsed.error) };
}

function notTaken(value: unknown, error: z.ZodError): Refusal {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[String(key)] : undefined), value);
  // Of a line of a document, what the mapping calls it: `lines.3.unit` is `unit`.
  const field = String(path.findLast((key) => typeof key === 'string') ?? '');
  const params = { field, text: excerptOf(String(found ?? '')) };
  if (issue?.code === 'too_big' && typeof found === 'string')
    return refusal('import.too-long', { ...params, most: Number(issue.maximum) });
  return refusal(CODES[field] ?? 'import.value-not-taken', params);
}

/** Fields whose texts are codes; the sentence says what such a code looks like. */
const CODES: Readonly<Record<string, string>> = {
  unit: 'import.unit-unreadable',
  country: 'import.country-unreadable',
  shipToCountry: 'import.country-unreadable',
  currency: 'import.currency-unknown',
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function partyFields(record: CustomerRecord | VendorRecord) {
  const { name, contactName, contactTitle, email, phone, fax, website, street, city, region } = record;
  const {
    externalKey: key,
    number,
    postalCode,
    country,
    countryName,
    currency,
    note,
    paymentTermsDays,
  } = record;
  const contact = { contactName, contactTitle, email, phone, fax, website };
  const address = { street, city, region, postalCode, country, countryName };
  return { key, number, name, ...contact, ...address, currency, note, paymentTermsDays };
}

function itemFields(record: ItemRecord) {
  const { externalKey: key, number, description, unit, barcode, group, isDiscontinued, isFee, note } = record;
  return { key, number, description, unit, barcode, group, isDiscontinued, isFee, note };
}

function priceFields({ externalKey: key, itemKey: item, ...record }: PriceRecord) {
  const { list, unit, fromQuantityMicro, priceMicro: price, validFrom, validUntil } = record;
  const value = { price, ...given('currency', record.currency), validFrom, validUntil };
  return { key, list, item, unit, fromQuantity: fromQuantityMicro ?? 0, ...value };
}

function stockFields({ externalKey: key, itemKey: item, ...record }: StockRecord) {
  const { place, businessDate, reference, note, reason } = record;
  const stock = { kind: record.stock.kind, quantity: record.stock.quantityMicro };
  return { key, item, place, stock, businessDate, reference, note, ...(reason === null ? {} : { reason }) };
}

function draftFields({ externalKey: key, customerKey: customer, ...record }: DraftRecord) {
  const { customerPo, requestedFor: requestedDate, note, placedAt } = record;
  return {
    key,
    customer: customer ?? '',
    customerPo: customerPo ?? (record.number === key ? null : record.number),
    placedOn: placedAt === null ? null : dayOf(placedAt),
    requestedDate,
    note,
    lines: record.lines.map(({ itemKey: item, quantityMicro: quantity, ...line }) => ({
      item,
      quantity,
      ...given('unit', line.unit),
      ...given('unitPrice', line.unitPriceMicro),
      ...given('discountPercent', line.discountPercentMicro),
      ...given('description', line.description),
    })),
  };
}

function given<N extends string, V>(name: N, value: V | null): Partial<Record<N, V>> {
  return value === null ? {} : ({ [name]: value } as Record<N, V>);
}
