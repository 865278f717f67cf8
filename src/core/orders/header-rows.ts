import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { HeaderChanges, HeaderValues } from '../../shared/orders/header-fields.ts';
import { sites } from '../inventory/inventory-tables.ts';
import { addresses, contacts } from '../parties/party-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { defined } from '../platform/patch.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import type { orders } from './order-tables.ts';

type Order = RowOf<typeof orders>;

/** Columns of the head that history from before migration 8 does not have. */
export const noLaterHeader = {
  cancelBy: null,
  shipFrom: null,
  shipVia: null,
  carrierAccount: null,
  incoterm: null,
  contact: null,
  netDays: null,
  discountDays: null,
  discountPercent: null,
  poTotal: null,
  documentDiscount: null,
  documentDiscountOn: null,
  exchangeRate: null,
  owner: null,
} as const;

/** The columns of a head that says nothing, but for flags. */
export const noHeader = { customerPo: null, requestedDate: null, shipTo: null, ...noLaterHeader } as const;

/** The columns that what was said stands in; what was left out is not among them. */
export function headerColumns(changes: HeaderChanges): Partial<Order> {
  const { shipComplete, prepaid, terms, documentDiscount, ...plain } = changes;
  const columns: { [K in keyof Order]?: Order[K] | undefined } = { ...columnsOf(plain) };
  if (shipComplete !== undefined) columns.shipComplete = Number(shipComplete);
  if (prepaid !== undefined) columns.prepaid = Number(prepaid);
  if (terms !== undefined) {
    columns.netDays = terms?.netDays ?? null;
    columns.discountDays = terms?.discount?.days ?? null;
    columns.discountPercent = terms?.discount?.percent ?? null;
  }
  if (documentDiscount !== undefined) {
    columns.documentDiscount = documentDiscount?.percent ?? null;
    columns.documentDiscountOn = documentDiscount?.on ?? null;
  }
  return defined<Order>(columns);
}

/** What the head of an order says, in the words of its commands. */
export function headerValuesOf(order: Order): HeaderValues {
  const { customerPo, requestedDate, cancelBy, shipTo, shipFrom, shipVia, carrierAccount } = order;
  const { incoterm, contact, poTotal, exchangeRate, netDays, discountDays, discountPercent } = order;
  const discount =
    discountDays === null || discountPercent === null
      ? null
      : { days: discountDays, percent: discountPercent };
  const plain = { customerPo, requestedDate, cancelBy, shipTo, shipFrom, shipVia, carrierAccount };
  return {
    ...plain,
    incoterm,
    contact,
    poTotal,
    exchangeRate,
    terms: netDays === null ? null : { netDays, discount },
    documentDiscount:
      order.documentDiscount === null
        ? null
        : { percent: order.documentDiscount, on: order.documentDiscountOn ?? 'net' },
    shipComplete: order.shipComplete === 1,
    prepaid: order.prepaid === 1,
  };
}

/** Refusals: `orders.no-such-ship-to`, `orders.no-such-contact`, `orders.no-such-ship-from`. */
export function requireHeader(ctx: CommandContext, customer: string, changes: HeaderChanges): void {
  const [trouble] = headerTroubles(ctx.read, customer, changes);
  if (trouble) ctx.refuse(trouble.code, trouble.params);
}

/** What the head names and is not there. */
export function headerTroubles(read: RowReader, customer: string, changes: HeaderChanges): Refusal[] {
  const { shipTo, contact, shipFrom } = changes;
  const troubles: Refusal[] = [];
  if (shipTo) {
    const address = read.get(addresses, shipTo);
    if (address?.party !== customer || address.active === 0) {
      troubles.push(refusal('orders.no-such-ship-to', { address: shipTo }));
    }
  }
  if (contact) {
    const person = read.get(contacts, contact);
    if (person?.party !== customer || person.active === 0) {
      troubles.push(refusal('orders.no-such-contact', { contact }));
    }
  }
  if (shipFrom && !isShipFrom(read, shipFrom)) {
    troubles.push(refusal('orders.no-such-ship-from', { site: shipFrom }));
  }
  return troubles;
}

/** Refusal: `orders.no-such-ship-from`. */
export function requireShipFrom(ctx: CommandContext, id: string): void {
  if (!isShipFrom(ctx.read, id)) ctx.refuse('orders.no-such-ship-from', { site: id });
}

/** An active site; the main one, whether its row was made already or not. */
export function isShipFrom(read: RowReader, id: string): boolean {
  const site = read.get(sites, id);
  return site ? site.active === 1 : id === MAIN_SITE;
}

/** Changes that may also carry what is no column of the head (customer, lines). */
function columnsOf(changes: object): Partial<Order> {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => name in noHeader)) as Partial<Order>;
}
