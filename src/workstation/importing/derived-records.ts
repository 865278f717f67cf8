import type { DocumentField } from '../../shared/company/import-fields.ts';
import type { Cell } from './cell-reader.ts';
import { cellValues } from './cell-values.ts';
import type { GroupRecord } from './document-records.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { CustomerRecord, ItemRecord } from './import-record.ts';
import { allOf } from './row-conditions.ts';
import type { ReadRow, RowReader } from './row-reader.ts';

export type Derived = CustomerRecord | ItemRecord;

/**
 * The customers and items that the lines of a document name and no earlier document did: they come before it. An item
 * is written again when a line describes it better than those before: any description is better than none, and that of
 * a line which `prefer` holds for is better than others.
 */
export function derivedRecords(
  reader: RowReader,
  mapping: ImportMapping,
): (records: readonly GroupRecord[], lines: readonly ReadRow[]) => Generator<Derived> {
  const customers = customerDeriver(reader, mapping);
  const items = itemDeriver(reader, mapping);
  return function* (records, lines) {
    if (records.some((record) => record.kind === 'refused')) return;
    const movements = new Set(records.flatMap((record) => (record.kind === 'write-off' ? record.rows : [])));
    yield* customers(lines);
    yield* items(lines, movements);
  };
}

function customerDeriver(reader: RowReader, mapping: ImportMapping) {
  const templates = mapping.derive.customers;
  const { text } = cellValues<DocumentField>(reader);
  const known = new Set<string>();
  return function* (lines: readonly ReadRow[]): Generator<CustomerRecord> {
    if (templates === undefined) return;
    for (const { row, cells } of lines) {
      const key = text(cells, 'customerKey');
      if (key === null || known.has(key)) continue;
      known.add(key);
      yield customerOf(key, row, (field) => filled(templates[field], reader, cells));
    }
  };
}

function customerOf(key: string, firstRow: number, text: (field: string) => string | null): CustomerRecord {
  return {
    kind: 'customer',
    externalKey: key,
    rows: [],
    firstRow,
    number: text('number') ?? key,
    name: text('name') ?? key,
    contactName: text('contactName'),
    contactTitle: text('contactTitle'),
    email: text('email'),
    phone: text('phone'),
    fax: text('fax'),
    website: text('website'),
    street: text('street'),
    city: text('city'),
    region: text('region'),
    postalCode: text('postalCode'),
    country: text('country'),
    countryName: text('countryName'),
    currency: text('currency'),
    note: text('note'),
    paymentTermsDays: null,
    creditLimitMicro: null,
  };
}

function itemDeriver(reader: RowReader, mapping: ImportMapping) {
  const settings = mapping.derive.items;
  const { text } = cellValues<DocumentField>(reader);
  const isPreferred = allOf(settings?.prefer ?? [], reader.slotOf);
  const fees = mapping.fees.map((conditions) => allOf(conditions, reader.slotOf));
  const known = new Map<string, number>();
  return function* (lines: readonly ReadRow[], movements: ReadonlySet<number>): Generator<ItemRecord> {
    if (settings === undefined) return;
    const better = new Map<string, ItemRecord>();
    for (const { row, cells } of lines) {
      const key = text(cells, 'itemKey');
      if (key === null) continue;
      // What stands beside a write-off says why, not what the item is.
      const description = movements.has(row) ? null : text(cells, 'description');
      const worth = description === null ? NO_DESCRIPTION : isPreferred(cells) ? PREFERRED : SOME_DESCRIPTION;
      if (worth <= (known.get(key) ?? UNKNOWN)) continue;
      known.set(key, worth);
      const isFee = fees.some((holds) => holds(cells));
      better.set(key, {
        kind: 'item',
        externalKey: key,
        rows: [],
        firstRow: row,
        ...bareItem(key),
        description,
        isFee,
      });
    }
    yield* better.values();
  };
}

const UNKNOWN = 0;
const NO_DESCRIPTION = 1;
const SOME_DESCRIPTION = 2;
const PREFERRED = 3;

function bareItem(number: string) {
  return {
    number,
    unit: null,
    packaging: null,
    barcode: null,
    group: null,
    vendorKey: null,
    listPriceMicro: null,
    unitCostMicro: null,
    minimumMarginMicro: null,
    onHandMicro: null,
    reorderPointMicro: null,
    isDiscontinued: false,
    note: null,
  };
}

/** `Customer {customerKey}` with the text of the line; null when a field in it is empty. */
function filled(template: string | undefined, reader: RowReader, cells: readonly Cell[]): string | null {
  if (template === undefined) return null;
  let isComplete = true;
  const text = template.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = cells[reader.slotOf(field)];
    if (typeof value !== 'string') isComplete = false;
    return String(value);
  });
  return isComplete ? text : null;
}
