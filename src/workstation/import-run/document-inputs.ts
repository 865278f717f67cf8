import type { z } from 'zod';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { isCurrency } from '../../shared/kernel/currency.ts';
import { MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import { amountOf } from '../../shared/kernel/money.ts';
import type { orderImportRecord } from '../../shared/orders/order-import.ts';
import type { DocumentLine, DocumentRecord, WallTime } from '../importing/import-record.ts';

type OrderInput = z.input<typeof orderImportRecord>;

/** What the records of a file mean here. */
export interface DocumentContext {
  readonly system: string;
  /** The company's, for documents that name none. */
  readonly currency: CurrencyCode;
  /** What our item is called, as far as this import knows; a line keeps only a text of its own. */
  readonly descriptionOf: (itemKey: string) => string | null | undefined;
}

/** Documents as `order.import` takes them: keys stand once for all of them, lines as columns. */
export function documentsInput(context: DocumentContext, documents: readonly DocumentRecord[]): unknown {
  const customers = new Places();
  const items = new Places();
  const records = documents.map((document) => documentInput(context, document, customers, items));
  return { system: context.system, customers: customers.keys, items: items.keys, records };
}

/** Gives each key its place in a list. */
class Places {
  readonly #places = new Map<string, number>();

  placeOf(key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#places.size);
    return this.#places.size - 1;
  }

  get keys(): string[] {
    return [...this.#places.keys()];
  }
}

function documentInput(
  context: DocumentContext,
  document: DocumentRecord,
  customers: Places,
  items: Places,
): OrderInput {
  const { customerKey, customerPo, requestedFor, shippedAt, currency, note, freightMicro, remarks } =
    document;
  const shipTo = shipToText(document);
  const freight = freightMicro === null ? null : freightOf(freightMicro, currency ?? context.currency);
  return {
    key: document.externalKey,
    number: document.number,
    kind: document.kind,
    customer: customerKey === null ? null : customers.placeOf(customerKey),
    placedOn: dayOf(document.placedAt),
    placedAt: instantOf(document.placedAt),
    ...(customerPo === null ? {} : { customerPo }),
    ...(requestedFor === null ? {} : { requestedDate: requestedFor }),
    ...(shippedAt === null ? {} : { shippedOn: dayOf(shippedAt) }),
    ...(currency === null ? {} : { currency }),
    ...(freight === null ? {} : { freight }),
    ...(shipTo === '' ? {} : { shipTo }),
    ...(note === null ? {} : { note }),
    ...(remarks.length === 0
      ? {}
      : { remarks: remarks.map(({ code, params }) => ({ code, params: { ...params } })) }),
    lines: linesInput(context, document.lines, items),
  };
}

function linesInput(
  { descriptionOf }: DocumentContext,
  lines: readonly DocumentLine[],
  items: Places,
): OrderInput['lines'] {
  const fees = lines.flatMap(({ isFee }, i) => (isFee ? [i] : []));
  const discounts = lines.map(({ discountPercentMicro }) => discountPercentMicro);
  const texts = lines.map(({ itemKey, description }) =>
    description === null || description === descriptionOf(itemKey)
      ? null
      : description.slice(0, LONGEST_TEXT),
  );
  return {
    item: lines.map(({ itemKey }) => items.placeOf(itemKey)),
    quantity: lines.map(({ quantityMicro }) => quantityMicro),
    unitPrice: lines.map(({ unitPriceMicro }) => unitPriceMicro ?? 0),
    ...(fees.length === 0 ? {} : { fees }),
    ...(discounts.every((discount) => discount === null) ? {} : { discountPercent: discounts }),
    ...(texts.every((text) => text === null) ? {} : { description: texts }),
  };
}

const LONGEST_TEXT = 400;

function shipToText(document: DocumentRecord): string {
  const { shipToName, shipToStreet, shipToPostalCode, shipToCity, shipToRegion } = document;
  const country = document.shipToCountryName ?? document.shipToCountry;
  const city = [shipToPostalCode, shipToCity].filter((part) => part !== null).join(' ');
  return [shipToName, shipToStreet, city === '' ? null : city, shipToRegion, country]
    .filter((line) => line !== null)
    .join('\n');
}

/** An unknown currency is left to the command, which refuses it. */
function freightOf(freightMicro: number, currency: string): number {
  return amountOf(freightMicro, MICROS_PER_ONE, isCurrency(currency) ? currency : 'EUR');
}

export function dayOf(time: WallTime): string {
  return time.slice(0, 'YYYY-MM-DD'.length);
}

/** Files say no zone, and history needs an order and no more: the wall time is taken for UTC. */
function instantOf(time: WallTime): number {
  return Date.parse(`${time}Z`);
}
