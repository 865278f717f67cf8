import type { DocumentAddress, DocumentLine, OrderDocument } from '../../shared/orders/order-document.ts';
import { lineAmount, netRate, type PricePrecision } from '../../shared/orders/order-totals.ts';
import { company } from '../company/company-tables.ts';
import { sites } from '../inventory/inventory-tables.ts';
import { items } from '../items/item-tables.ts';
import { termsOf } from '../parties/party-row.ts';
import { addresses, contacts, parties } from '../parties/party-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { headerValuesOf } from './header-rows.ts';
import { wholeAmounts } from './order-amounts.ts';
import type { Order, OrderLine } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** The order as it stands now, in the words that stand now: what a revision keeps. */
export function documentOf(read: RowReader, order: Order, revision: number): OrderDocument {
  const precision = {
    currency: order.currency,
    rateDecimals: read.get(company, 'company')?.rateDecimals ?? 4,
  };
  const rows = read.find(orderLines, { order: order.id }, ['position']);
  const customer = order.customer === null ? undefined : read.get(parties, order.customer);
  const { terms, shipFrom, contact, poTotal: _, ...said } = headerValuesOf(order);
  const agreed = customer ? termsOf(customer, 'customer') : null;
  const { totals } = wholeAmounts(read, order);
  return {
    ...said,
    number: order.number,
    revision,
    currency: order.currency,
    placedOn: order.placedOn,
    customer: customer ? { id: customer.id, code: customer.customerCode, name: customer.name } : null,
    contact: contactOf(read, contact),
    shipTo: addressOf(read, order.shipTo),
    billTo: addressOf(read, customer?.defaultBillTo ?? null),
    shipFrom: siteCode(read, shipFrom),
    terms: terms ? { ...terms, prepaid: said.prepaid } : agreed,
    freight: order.freight,
    lines: rows.map((line) => documentLine(read, line, precision)),
    discount: totals.discount,
    net: totals.net,
    taxes: totals.taxRows.map((row) => ({ ...row })),
    tax: totals.tax,
    total: totals.total,
  };
}

function documentLine(read: RowReader, line: OrderLine, precision: PricePrecision): DocumentLine {
  const item = read.get(items, line.item);
  const { id, position, quantity, unitPrice, promotion, promotionPercent, discountPercent } = line;
  const { requestedDate, promisedDate, cancelBy } = line;
  return {
    id,
    position,
    isCancelled: line.status === 'cancelled',
    item: line.item,
    itemNumber: item?.number ?? line.item,
    description: line.description ?? item?.description ?? '',
    isGoods: line.notGoods === 0,
    quantity,
    unit: line.unit ?? item?.baseUnit ?? '',
    unitPrice,
    promotion,
    promotionPercent,
    discountPercent,
    netPrice: netRate(line, precision.rateDecimals),
    amount: lineAmount(line, precision),
    requestedDate,
    promisedDate,
    cancelBy,
    shipFrom: siteCode(read, line.shipFrom),
  };
}

function siteCode(read: RowReader, site: string | null): string | null {
  return site === null ? null : (read.get(sites, site)?.code ?? null);
}

function contactOf(read: RowReader, id: string | null): OrderDocument['contact'] {
  const contact = id === null ? undefined : read.get(contacts, id);
  return contact ? { name: contact.name, email: contact.email, phone: contact.phone } : null;
}

function addressOf(read: RowReader, id: string | null): DocumentAddress | null {
  const address = id === null ? undefined : read.get(addresses, id);
  if (!address) return null;
  const { name, street, city, region, postalCode, country, countryName } = address;
  return { name, street, city, region, postalCode, country, countryName };
}
