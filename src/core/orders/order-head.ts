import type { HeaderChanges } from '../../shared/orders/header-fields.ts';
import { shipsComplete } from '../../shared/parties/order-rule.ts';
import { company } from '../company/company-tables.ts';
import { exchangeRateOn } from '../company/exchange-rates.ts';
import { nextNumber } from '../company/number-prefix.ts';
import { rulesOfCustomer } from '../parties/order-rule-edits.ts';
import { parties } from '../parties/party-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { headerColumns, noHeader, requireHeader } from './header-rows.ts';
import type { Order } from './order-facts.ts';
import { orders } from './order-tables.ts';

type Customer = RowOf<typeof parties>;

export interface TypedHead extends HeaderChanges {
  readonly customer: string;
  readonly placedOn: string;
  readonly note?: string | undefined;
}

/**
 * The row of a new draft, not yet written: its lines come first, so that the search reads the order once. `label` tells
 * several of one command apart.
 */
export function newOrder(ctx: CommandContext, header: TypedHead, label = ''): Order {
  const customer = requireCustomer(ctx, header.customer);
  requireHeader(ctx, customer.id, header);
  const made = { number: freeNumber(ctx, label), person: ctx.person, now: ctx.now };
  return { ...headOf(ctx.read, customer, header, made), id: ctx.newId(label) };
}

/** A copy of a disk gives the numbers of the original once more: refused with `orders.number-taken`. */
function freeNumber(ctx: CommandContext, label: string): string {
  const number = nextNumber(ctx, 'order', label);
  // By the index of our own numbers. Who else writes the number meets the order that is made: it is unique.
  const sql = "SELECT 1 FROM orders WHERE number = ? AND origin = 'own'";
  const taken = ctx.read.select(sql, [number], [ctx.read.watchRow(orders, ctx.newId(label))]);
  return taken.length > 0 ? ctx.refuse('orders.number-taken', { number }) : number;
}

/** What an order would say in its head: as typed, and where nothing is typed as the customer wants it. */
export function headOf(
  read: RowReader,
  customer: Customer | undefined,
  header: Omit<TypedHead, 'customer'>,
  made: { readonly number: string; readonly person: string; readonly now: number },
): Order {
  const { currency: ownCurrency = '' } = read.get(company, 'company') ?? {};
  const currency = customer?.currency ?? ownCurrency;
  const rate = currency === ownCurrency ? null : exchangeRateOn(read, currency, header.placedOn);
  return {
    id: '',
    number: made.number,
    kind: 'order',
    origin: 'own',
    status: 'draft',
    customer: customer?.id ?? null,
    currency,
    placedOn: header.placedOn,
    placedAt: made.now,
    shippedOn: null,
    revision: 0,
    committedAmount: null,
    freight: null,
    shipToText: null,
    note: header.note ?? null,
    importRemarks: null,
    ...noHeader,
    ...defaultsOf(read, customer),
    exchangeRate: rate,
    owner: made.person,
    ...headerColumns(header),
  };
}

/** What a new order of the customer begins with. */
function defaultsOf(read: RowReader, customer: Customer | undefined) {
  if (!customer) return { prepaid: 0, shipComplete: 0 };
  const { incoterm, shipVia, carrierAccount } = customer;
  return {
    ...{ incoterm, shipVia, carrierAccount },
    prepaid: customer.customerPrepaid ?? 0,
    shipComplete: Number(shipsComplete(rulesOfCustomer(read, customer.id))),
    shipTo: customer.defaultShipTo,
    shipFrom: customer.defaultShipFrom,
    contact: customer.defaultContact,
  };
}

function requireCustomer(ctx: CommandContext, id: string): Customer {
  const customer = ctx.read.get(parties, id);
  if (!customer || customer.customerState === 'none') {
    return ctx.refuse('orders.no-such-customer', { customer: id });
  }
  if (customer.customerState !== 'active') ctx.refuse('orders.customer-inactive');
  return customer;
}
