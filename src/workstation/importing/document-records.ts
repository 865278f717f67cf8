import type { DocumentField } from '../../shared/company/import-fields.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import type { Cell } from './cell-reader.ts';
import { type CellValues, cellValues } from './cell-values.ts';
import type { LineGroup } from './document-groups.ts';
import { type Head, headReader } from './document-head.ts';
import type { ImportMapping } from './import-mapping.ts';
import type {
  DocumentKind,
  DocumentLine,
  DocumentRecord,
  DraftRecord,
  RefusedRecord,
  WriteOffRecord,
} from './import-record.ts';
import { refusedDocument } from './refused-records.ts';
import { allOf } from './row-conditions.ts';
import { missing, type ReadRow, type RowFailure, type RowReader } from './row-reader.ts';

export type LineKind = DocumentKind | 'write-off' | 'draft';
export type GroupRecord = DocumentRecord | DraftRecord | WriteOffRecord | RefusedRecord;

export interface DocumentReader {
  /** What a row lacks for its kind, which is the first of the mapping whose conditions hold. */
  readonly check: (row: ReadRow) => RowFailure | null;
  /** All records of one number: a document per kind, a movement per written-off line; or one refusal of them all. */
  readonly recordsOf: (group: LineGroup) => readonly GroupRecord[];
}

/** Refusals: `import.kind-unknown`, `import.required`, `import.write-off-adds`, `import.lines-disagree`. */
export function documentReader(reader: RowReader, mapping: ImportMapping, file: string): DocumentReader {
  const kindOf = classifier(reader, mapping);
  const headOf = headReader(reader, mapping);
  const build = documentBuilder(reader, mapping);
  const writeOffs = writeOffBuilder(reader);
  const values = cellValues<DocumentField>(reader);
  return {
    check: checker(reader, kindOf),
    recordsOf: ({ key, lines, isTooLong }) => {
      if (isTooLong) {
        const reason = refusal('import.document-too-long', { key, lines: mapping.group.maxLines });
        return [refusedDocument(file, key, lines, { column: null, reason })];
      }
      if (lines.some((line) => line.failure !== null)) return [refusedDocument(file, key, lines, null)];
      const records: GroupRecord[] = [];
      for (const [kind, some] of byKind(lines, kindOf)) {
        const head = headOf(key, some);
        if (!head.ok) return [refusedDocument(file, key, lines, head.failure)];
        if (kind === 'write-off') records.push(...writeOffs(key, some));
        else if (kind === 'draft') records.push(draftOf(build('order', key, some, head), some, values));
        else records.push(build(kind, key, some, head));
      }
      return records;
    },
  };
}

function classifier(reader: RowReader, mapping: ImportMapping): (cells: readonly Cell[]) => LineKind | null {
  const kinds = mapping.kinds.map(({ kind, when }) => ({ kind, holds: allOf(when, reader.slotOf) }));
  return (cells) => {
    for (const { kind, holds } of kinds) if (holds(cells)) return kind;
    return null;
  };
}

function checker(
  reader: RowReader,
  kindOf: (cells: readonly Cell[]) => LineKind | null,
): DocumentReader['check'] {
  const needs = (fields: readonly DocumentField[]) =>
    fields.map((field) => ({ slot: reader.slotOf(field), column: reader.columnOf(field) }));
  const ofDocument = needs(['placedAt', 'itemKey', 'quantity', 'unitPrice']);
  const ofKind: Readonly<Partial<Record<LineKind, typeof ofDocument>>> = {
    'write-off': needs(['placedAt', 'itemKey', 'quantity']),
    draft: needs(['customerKey', 'itemKey', 'quantity']),
  };
  const { number } = cellValues<DocumentField>(reader);
  return ({ cells }) => {
    const kind = kindOf(cells);
    if (kind === null) return { column: null, reason: refusal('import.kind-unknown') };
    for (const { slot, column } of ofKind[kind] ?? ofDocument) {
      if (cells[slot] === null) return missing(column);
    }
    if (kind === 'write-off' && (number(cells, 'quantity') ?? 0) >= 0) {
      return { column: reader.columnOf('quantity'), reason: refusal('import.write-off-adds') };
    }
    return null;
  };
}

function byKind(
  lines: readonly ReadRow[],
  kindOf: (cells: readonly Cell[]) => LineKind | null,
): ReadonlyMap<LineKind, readonly ReadRow[]> {
  const kinds = new Map<LineKind, ReadRow[]>();
  for (const line of lines) {
    const kind = kindOf(line.cells);
    if (kind === null) continue;
    const some = kinds.get(kind);
    if (some === undefined) kinds.set(kind, [line]);
    else some.push(line);
  }
  return kinds;
}

function documentBuilder(reader: RowReader, mapping: ImportMapping) {
  const { text, number } = cellValues<DocumentField>(reader);
  const lineOf = lineBuilder(reader, mapping);
  return (
    kind: DocumentKind,
    key: string,
    lines: readonly ReadRow[],
    { cells, remarks }: Extract<Head, { ok: true }>,
  ): DocumentRecord => ({
    kind,
    externalKey: key,
    rows: lines.map((line) => line.row),
    firstRow: lines[0]?.row ?? 0,
    number: text(cells, 'number') ?? key,
    customerKey: text(cells, 'customerKey'),
    customerPo: text(cells, 'customerPo'),
    placedAt: text(cells, 'placedAt') ?? '',
    requestedFor: text(cells, 'requestedFor'),
    shippedAt: text(cells, 'shippedAt'),
    currency: text(cells, 'currency'),
    shipToName: text(cells, 'shipToName'),
    shipToStreet: text(cells, 'shipToStreet'),
    shipToCity: text(cells, 'shipToCity'),
    shipToRegion: text(cells, 'shipToRegion'),
    shipToPostalCode: text(cells, 'shipToPostalCode'),
    shipToCountry: text(cells, 'shipToCountry'),
    shipToCountryName: text(cells, 'shipToCountryName'),
    freightMicro: number(cells, 'freight'),
    note: text(cells, 'note'),
    lines: lines.map(lineOf),
    remarks,
  });
}

/** As a document, but that a draft may lack its date and its prices. */
function draftOf(
  document: DocumentRecord,
  lines: readonly ReadRow[],
  { text, number }: CellValues<DocumentField>,
): DraftRecord {
  return {
    ...document,
    kind: 'draft',
    placedAt: text(lines[0]?.cells ?? [], 'placedAt'),
    lines: document.lines.map((line, i) => ({
      ...line,
      unitPriceMicro: number(lines[i]?.cells ?? [], 'unitPrice'),
    })),
  };
}

function lineBuilder(reader: RowReader, mapping: ImportMapping): (line: ReadRow) => DocumentLine {
  const { text, number } = cellValues<DocumentField>(reader);
  const fees = mapping.fees.map((conditions) => allOf(conditions, reader.slotOf));
  return ({ row, cells }) => ({
    row,
    itemKey: text(cells, 'itemKey') ?? '',
    description: text(cells, 'description'),
    unit: text(cells, 'unit'),
    quantityMicro: number(cells, 'quantity') ?? 0,
    unitPriceMicro: number(cells, 'unitPrice') ?? 0,
    discountPercentMicro: number(cells, 'discountPercent'),
    isFee: fees.some((isFee) => isFee(cells)),
  });
}

function writeOffBuilder(
  reader: RowReader,
): (key: string, lines: readonly ReadRow[]) => readonly WriteOffRecord[] {
  const { text, number } = cellValues<DocumentField>(reader);
  return (key, lines) =>
    lines.map(({ row, cells }, index) => ({
      kind: 'write-off',
      externalKey: index === 0 ? key : `${key}/${index + 1}`,
      rows: [row],
      firstRow: row,
      number: text(cells, 'number') ?? key,
      itemKey: text(cells, 'itemKey') ?? '',
      quantityMicro: number(cells, 'quantity') ?? 0,
      happenedAt: text(cells, 'placedAt') ?? '',
      note: text(cells, 'description') ?? text(cells, 'note'),
    }));
}
