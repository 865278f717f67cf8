import type { CustomerField, ItemField } from '../../shared/company/import-fields.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import type { Cell } from './cell-reader.ts';
import { cellValues } from './cell-values.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { CustomerRecord, ImportRecord, ItemRecord, VendorRecord } from './import-record.ts';
import { refusedRow } from './refused-records.ts';
import { allOf } from './row-conditions.ts';
import { missing, type ReadRow, type RowFailure, type RowReader } from './row-reader.ts';

/**
 * One record per row, for customers, vendors and items. Refusals: `import.required` for a row without key or name,
 * `import.key-twice` for a key that an earlier row had, `import.margin-without-cost`.
 */
export function masterRecords(
  reader: RowReader,
  mapping: ImportMapping,
  file: string,
): (row: ReadRow) => ImportRecord {
  const make = maker(reader, mapping);
  const { text, number } = cellValues<'key' | 'name' | 'unitCost' | 'minimumMargin'>(reader);
  const marginAlone = ({ cells }: ReadRow): RowFailure | null =>
    number(cells, 'minimumMargin') === null || number(cells, 'unitCost') !== null
      ? null
      : { column: reader.columnOf('minimumMargin'), reason: refusal('import.margin-without-cost') };
  const rowOfKey = new Map<string, number>();
  return (row) => {
    const key = text(row.cells, 'key');
    const failure =
      row.failure ??
      (key === null ? missing(reader.columnOf('key')) : null) ??
      (mapping.kind !== 'items' && text(row.cells, 'name') === null
        ? missing(reader.columnOf('name'))
        : null) ??
      marginAlone(row);
    if (failure !== null || key === null) return refusedRow(file, key, row, failure ?? missing(null));
    const earlier = rowOfKey.get(key);
    if (earlier !== undefined) {
      const reason = refusal('import.key-twice', { key, row: earlier });
      return refusedRow(file, key, row, { column: reader.columnOf('key'), reason });
    }
    rowOfKey.set(key, row.row);
    return make(row, key);
  };
}

type Make = (row: ReadRow, key: string) => CustomerRecord | VendorRecord | ItemRecord;

function maker(reader: RowReader, mapping: ImportMapping): Make {
  if (mapping.kind === 'items') return itemMaker(reader, mapping);
  const { number } = cellValues<CustomerField>(reader);
  const party = partyOf(reader);
  if (mapping.kind === 'vendors') {
    return (row, key) => ({
      kind: 'vendor',
      ...origin(row, key),
      ...party(row.cells, key),
      paymentTermsDays: number(row.cells, 'paymentTermsDays'),
    });
  }
  return (row, key) => ({
    kind: 'customer',
    ...origin(row, key),
    ...party(row.cells, key),
    paymentTermsDays: number(row.cells, 'paymentTermsDays'),
    creditLimitMicro: number(row.cells, 'creditLimit'),
  });
}

function origin(row: ReadRow, externalKey: string) {
  return { externalKey, rows: [row.row], firstRow: row.row };
}

function partyOf(reader: RowReader) {
  const { text } = cellValues<CustomerField>(reader);
  return (cells: readonly Cell[], key: string) => ({
    number: text(cells, 'number') ?? key,
    name: text(cells, 'name') ?? key,
    contactName: text(cells, 'contactName'),
    contactTitle: text(cells, 'contactTitle'),
    email: text(cells, 'email'),
    phone: text(cells, 'phone'),
    fax: text(cells, 'fax'),
    website: text(cells, 'website'),
    street: text(cells, 'street'),
    city: text(cells, 'city'),
    region: text(cells, 'region'),
    postalCode: text(cells, 'postalCode'),
    country: text(cells, 'country'),
    countryName: text(cells, 'countryName'),
    currency: text(cells, 'currency'),
    note: text(cells, 'note'),
  });
}

function itemMaker(reader: RowReader, mapping: ImportMapping): Make {
  const { text, number, flag } = cellValues<ItemField>(reader);
  const fees = mapping.fees.map((conditions) => allOf(conditions, reader.slotOf));
  return (row, key) => {
    const { cells } = row;
    return {
      kind: 'item',
      ...origin(row, key),
      number: text(cells, 'number') ?? key,
      description: text(cells, 'description'),
      unit: text(cells, 'unit'),
      packaging: text(cells, 'packaging'),
      barcode: text(cells, 'barcode'),
      group: text(cells, 'group'),
      vendorKey: text(cells, 'vendorKey'),
      listPriceMicro: number(cells, 'listPrice'),
      unitCostMicro: number(cells, 'unitCost'),
      minimumMarginMicro: number(cells, 'minimumMargin'),
      onHandMicro: number(cells, 'onHand'),
      reorderPointMicro: number(cells, 'reorderPoint'),
      isDiscontinued: flag(cells, 'isDiscontinued'),
      isFee: flag(cells, 'isFee') || fees.some((isFee) => isFee(cells)),
      note: text(cells, 'note'),
    };
  };
}
