import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type { OrderImportRecord } from '../../shared/orders/order-import.ts';
import { fingerprint } from '../company/external-key.ts';
import { noLaterHeader } from './header-rows.ts';
import type { Order, OrderLine } from './order-facts.ts';

/** What a batch's places stand for. */
export interface BatchKeys {
  readonly customers: readonly (string | null)[];
  readonly customerKeys: readonly string[];
  readonly items: readonly (string | null)[];
  readonly itemKeys: readonly string[];
  readonly currency: string;
}

export interface ImportedRows {
  readonly order: Order;
  readonly lines: readonly OrderLine[];
}

/**
 * The rows of one imported document; `id` is its order's, lines are numbered below it. Refusals:
 * `orders.import-columns-differ`, `orders.import-unknown-item`, `orders.import-unknown-customer`.
 */
export function importedRows(record: OrderImportRecord, keys: BatchKeys, id: string): Result<ImportedRows> {
  const { lines } = record;
  const count = lines.item.length;
  const columns = [lines.quantity, lines.unitPrice, lines.discountPercent, lines.description];
  if (columns.some((column) => column !== undefined && column.length !== count)) {
    return refused('orders.import-columns-differ', { key: record.key });
  }
  const customer = record.customer === null ? null : (keys.customers[record.customer] ?? null);
  if (record.customer !== null && customer === null) {
    return refused('orders.import-unknown-customer', {
      customer: keys.customerKeys[record.customer] ?? null,
    });
  }
  const fees = new Set(lines.fees);
  const made: OrderLine[] = [];
  for (let i = 0; i < count; i++) {
    const place = lines.item[i] ?? -1;
    const item = keys.items[place];
    if (!item)
      return refused('orders.import-unknown-item', { item: keys.itemKeys[place] ?? null, line: i + 1 });
    made.push({
      id: `${id}.${(i + 1).toString(36)}`,
      order: id,
      position: i + 1,
      item,
      quantity: lines.quantity[i] ?? 0,
      unitPrice: lines.unitPrice[i] ?? 0,
      status: 'complete',
      notGoods: fees.has(i) ? 1 : 0,
      discountPercent: lines.discountPercent?.[i] ?? null,
      description: lines.description?.[i] ?? null,
      unit: null,
      listPrice: null,
      priceSource: null,
      requestedDate: null,
      promisedDate: null,
      firstConfirmedDate: null,
      note: null,
      shipFrom: null,
      cancelBy: null,
      marginPercent: null,
      promotionPercent: null,
      promotion: null,
      taxGroup: null,
      priceRule: null,
      overShipPercent: null,
      underShipPercent: null,
      promiseByRule: null,
    });
  }
  return ok({ order: importedOrder(record, customer, keys.currency, id), lines: made });
}

/** Of everything an import writes: tells an undo, and a later import, whether somebody has worked on the order since. */
export function fingerprintOf({ order, lines }: ImportedRows): string {
  const { id: _, revision: __, committedAmount: ___, ...header } = order;
  // Columns that came later say nothing while they are empty: fingerprints taken before them must stay the same.
  const said = Object.entries(header).filter(
    ([column, value]) => value !== null || !(column in noLaterHeader),
  );
  return fingerprint([
    said.sort(([a], [b]) => (a < b ? -1 : 1)),
    lines.map(({ item, quantity, unitPrice, status, notGoods, discountPercent, description }) => [
      item,
      quantity,
      unitPrice,
      status,
      notGoods,
      discountPercent,
      description,
    ]),
  ]);
}

function importedOrder(
  record: OrderImportRecord,
  customer: string | null,
  currency: string,
  id: string,
): Order {
  return {
    id,
    number: record.number,
    kind: record.kind,
    origin: 'imported',
    status: 'closed',
    customer,
    customerPo: record.customerPo ?? null,
    currency: record.currency ?? currency,
    placedOn: record.placedOn,
    placedAt: record.placedAt,
    requestedDate: record.requestedDate ?? null,
    shippedOn: record.shippedOn ?? null,
    shipComplete: 0,
    prepaid: 0,
    revision: 0,
    committedAmount: null,
    freight: record.freight ?? null,
    shipTo: null,
    shipToText: record.shipTo ?? null,
    note: record.note ?? null,
    importRemarks: record.remarks === undefined ? null : JSON.stringify(record.remarks),
    ...noLaterHeader,
  };
}
