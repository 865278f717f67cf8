import { createHash } from 'node:crypto';
import type { PriceField, StockField } from '../../shared/company/import-fields.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { type CellValues, cellValues } from './cell-values.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportRecord, PriceRecord, StockRecord } from './import-record.ts';
import { refusedRow } from './refused-records.ts';
import { missing, type ReadRow, type RowReader } from './row-reader.ts';

/**
 * One record per row, for prices and stock. Where the file has no key, one is made of what tells two rows apart, so that
 * the same file means the same records again. Refusals: `import.required`, `import.key-twice`; of changes of stock, which
 * may well be the same twice, the second gets a key of its own.
 */
export function pricedRecords(
  reader: RowReader,
  mapping: ImportMapping,
  file: string,
): (row: ReadRow) => ImportRecord {
  return mapping.kind === 'stock' ? stockRecords(reader, mapping, file) : priceRecords(reader, file);
}

function priceRecords(reader: RowReader, file: string): (row: ReadRow) => ImportRecord {
  const { text, number } = cellValues<PriceField>(reader);
  const rowOfKey = new Map<string, number>();
  return (row) => {
    const { cells } = row;
    const [itemKey, priceMicro] = [text(cells, 'itemKey'), number(cells, 'price')];
    if (row.failure !== null) return refusedRow(file, itemKey, row, row.failure);
    if (itemKey === null) return refusedRow(file, null, row, missing(reader.columnOf('itemKey')));
    if (priceMicro === null) return refusedRow(file, itemKey, row, missing(reader.columnOf('price')));
    const record = {
      kind: 'price',
      list: text(cells, 'list'),
      itemKey,
      unit: text(cells, 'unit'),
      fromQuantityMicro: number(cells, 'fromQuantity'),
      priceMicro,
      currency: text(cells, 'currency'),
      validFrom: text(cells, 'validFrom'),
      validUntil: text(cells, 'validUntil'),
      ...rowsOf(row),
    } satisfies Omit<PriceRecord, 'externalKey'>;
    const { list, unit, fromQuantityMicro, validFrom } = record;
    const externalKey = text(cells, 'key') ?? madeKey([itemKey, list, unit, fromQuantityMicro, validFrom]);
    const earlier = rowOfKey.get(externalKey);
    if (earlier !== undefined) {
      const reason = refusal('import.key-twice', { key: externalKey, row: earlier });
      return refusedRow(file, externalKey, row, { column: reader.columnOf('itemKey'), reason });
    }
    rowOfKey.set(externalKey, row.row);
    return { ...record, externalKey };
  };
}

function stockRecords(
  reader: RowReader,
  mapping: ImportMapping,
  file: string,
): (row: ReadRow) => ImportRecord {
  const values = cellValues<StockField>(reader);
  const field = Object.hasOwn(mapping.fields, 'onHand') ? 'onHand' : 'quantity';
  const seen = new Map<string, { readonly row: number; times: number }>();
  return (row) => {
    const { text, number } = values;
    const [itemKey, quantityMicro] = [text(row.cells, 'itemKey'), number(row.cells, field)];
    if (row.failure !== null) return refusedRow(file, itemKey, row, row.failure);
    if (itemKey === null) return refusedRow(file, null, row, missing(reader.columnOf('itemKey')));
    if (quantityMicro === null) return refusedRow(file, itemKey, row, missing(reader.columnOf(field)));
    const kind = field === 'onHand' ? 'on-hand' : 'change';
    const record = stockRecord(row, itemKey, { kind, quantityMicro }, values);
    const { place, businessDate, reference } = record;
    const key = text(row.cells, 'key') ?? madeKey([itemKey, place, businessDate, reference]);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, { row: row.row, times: 1 });
    else if (kind === 'on-hand') {
      const reason = refusal('import.key-twice', { key, row: before.row });
      return refusedRow(file, key, row, { column: reader.columnOf('itemKey'), reason });
    } else before.times += 1;
    return { ...record, externalKey: before === undefined ? key : `${key}/${before.times}` };
  };
}

function stockRecord(
  row: ReadRow,
  itemKey: string,
  stock: StockRecord['stock'],
  { text }: CellValues<StockField>,
): Omit<StockRecord, 'externalKey'> {
  const { cells } = row;
  return {
    kind: 'stock',
    itemKey,
    stock,
    place: text(cells, 'place'),
    businessDate: text(cells, 'businessDate'),
    reason: text(cells, 'reason'),
    reference: text(cells, 'reference'),
    note: text(cells, 'note'),
    ...rowsOf(row),
  };
}

function rowsOf({ row }: ReadRow) {
  return { rows: [row], firstRow: row };
}

const LONGEST_KEY = 70;

function madeKey(parts: readonly (string | number | null)[]): string {
  const key = parts
    .map((part) => part ?? '')
    .join('/')
    .replace(/\/+$/, '');
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
