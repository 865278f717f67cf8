import { z } from 'zod';
import {
  type DocumentAddress,
  type DocumentLine,
  type OrderDocument,
  orderDocument,
} from './order-document.ts';

const value = z.union([z.string(), z.int(), z.boolean(), z.null()]);
const change = z.strictObject({ field: z.string(), from: value, to: value });
const line = orderDocument.shape.lines.element;

/**
 * What one revision says otherwise than another, as data for screens and papers. `field` is the name in `orderDocument`;
 * addresses are one text, a line each. `lines` are in the order of their positions.
 */
export const documentDiff = z.strictObject({
  from: z.int(),
  to: z.int(),
  header: z.array(change),
  lines: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('added'), position: z.int(), line }),
      z.strictObject({ kind: z.literal('removed'), position: z.int(), line }),
      z.strictObject({
        kind: z.literal('changed'),
        position: z.int(),
        id: z.string(),
        itemNumber: z.string(),
        changes: z.array(change),
      }),
    ]),
  ),
});
export type DocumentDiff = z.output<typeof documentDiff>;
export type DocumentChange = z.output<typeof change>;
export type LineDiff = DocumentDiff['lines'][number];

/** A line that was cancelled is removed, whether or not the later document still shows it. */
export function diffDocuments(from: OrderDocument, to: OrderDocument): DocumentDiff {
  const before = new Map(standing(from).map((each) => [each.id, each]));
  const after = new Map(standing(to).map((each) => [each.id, each]));
  const all = [...after.values(), ...[...before.values()].filter(({ id }) => !after.has(id))];
  return {
    from: from.revision,
    to: to.revision,
    header: changesOf(headerOf(from), headerOf(to)),
    lines: all
      .toSorted((a, b) => a.position - b.position)
      .flatMap((each) => lineDiff(before.get(each.id), after.get(each.id))),
  };
}

function lineDiff(from: DocumentLine | undefined, to: DocumentLine | undefined): readonly LineDiff[] {
  if (!to) return from ? [{ kind: 'removed', position: from.position, line: from }] : [];
  if (!from) return [{ kind: 'added', position: to.position, line: to }];
  const changes = changesOf(comparable(from), comparable(to));
  if (changes.length === 0) return [];
  return [{ kind: 'changed', position: to.position, id: to.id, itemNumber: to.itemNumber, changes }];
}

function standing({ lines }: OrderDocument): readonly DocumentLine[] {
  return lines.filter(({ isCancelled }) => !isCancelled);
}

type Fields = Readonly<Record<string, DocumentChange['from']>>;

function changesOf(from: Fields, to: Fields): DocumentChange[] {
  return Object.keys(to).flatMap((field) => {
    const [was, is] = [from[field] ?? null, to[field] ?? null];
    return was === is ? [] : [{ field, from: was, to: is }];
  });
}

/** The item's own id says nothing to people, its number does. */
function comparable({ id: _, item: __, isCancelled: ___, isGoods: ____, ...said }: DocumentLine): Fields {
  return said;
}

function headerOf(document: OrderDocument): Fields {
  const { number: _, revision: __, lines: ___, taxes: ____, customer, contact, ...said } = document;
  const { shipTo, billTo, terms, documentDiscount, ...plain } = said;
  return {
    ...plain,
    customer: customer?.name ?? null,
    contact: contact?.name ?? null,
    shipTo: addressText(shipTo),
    billTo: addressText(billTo),
    netDays: terms?.netDays ?? null,
    discountDays: terms?.discount?.days ?? null,
    discountPercent: terms?.discount?.percent ?? null,
    documentDiscount: documentDiscount?.percent ?? null,
    documentDiscountOn: documentDiscount?.on ?? null,
  };
}

function addressText(address: DocumentAddress | null): string | null {
  if (!address) return null;
  const { name, street, city, region, postalCode, country, countryName } = address;
  const place = [postalCode, city, region].filter(Boolean).join(' ');
  return [name, street, place, countryName ?? country].filter(Boolean).join('\n');
}
