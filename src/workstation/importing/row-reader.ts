import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { excerptOf } from '../../shared/kernel/text-excerpt.ts';
import { type Cell, cellReader, type ReadCell } from './cell-reader.ts';
import { findColumn } from './column-finder.ts';
import type { FieldRule, ImportMapping } from './import-mapping.ts';
import { type LookupTable, lookedUp } from './lookup-table.ts';
import { Unreadable } from './source-file.ts';
import type { SourceRow } from './source-row.ts';
import type { TableSource } from './table-source.ts';

/** A row with its fields read by the mapping. */
export interface ReadRow extends SourceRow {
  /** By the slots of the reader. After a failure the cells that could be read stand here, the others are null. */
  readonly cells: readonly Cell[];
  readonly failure: RowFailure | null;
}

export interface RowFailure {
  readonly column: string | null;
  readonly reason: Refusal;
}

export interface RowReader {
  /** Where a field stands in `cells`; −1 for a field without a rule. */
  readonly slotOf: (field: string) => number;
  /** Header of a field's column, for messages. */
  readonly columnOf: (field: string) => string | null;
  readonly read: (row: SourceRow) => ReadRow;
}

/** Throws Unreadable: `import.column-missing`, `import.column-ambiguous`, `import.format-invalid`. */
export function rowReader(
  source: TableSource,
  mapping: ImportMapping,
  lookups: ReadonlyMap<string, LookupTable>,
): RowReader {
  const names = [...lookups.keys()];
  const tables = [...lookups.values()];
  const fields = Object.entries(mapping.fields).map(([field, rule]) => {
    const table = 'from' in rule && rule.from !== undefined ? names.indexOf(rule.from) : -1;
    return fieldReader(field, rule, tables[table]?.source ?? source, table);
  });
  const slots = new Map(fields.map(({ field }, slot) => [field, slot]));
  return {
    slotOf: (field) => slots.get(field) ?? -1,
    columnOf: (field) => fields[slots.get(field) ?? -1]?.column ?? null,
    read: (row) => readRow(row, source.header.length, fields, tables),
  };
}

interface FieldReader {
  readonly field: string;
  readonly column: string | null;
  /** −1: the main file. */
  readonly table: number;
  /** −1: no such column, always empty. */
  readonly at: number;
  readonly isRequired: boolean;
  readonly read: ReadCell;
}

function fieldReader(field: string, rule: FieldRule, source: TableSource, table: number): FieldReader {
  const read = cellReader(rule);
  if (!read.ok) throw new Unreadable(read.refusal);
  if ('constant' in rule)
    return { field, column: null, table: -1, at: -1, isRequired: false, read: read.value };
  const found = findColumn(source.header, rule.column);
  if (!found.ok) throw new Unreadable(found.refusal);
  if (found.value === undefined && !rule.optional) {
    const { name } = source.file;
    throw new Unreadable(refusal('import.column-missing', { file: name, column: rule.column }));
  }
  const at = found.value ?? -1;
  return {
    field,
    column: source.header[at] ?? String(rule.column),
    table,
    at,
    isRequired: rule.required,
    read: read.value,
  };
}

function readRow(
  row: SourceRow,
  width: number,
  fields: readonly FieldReader[],
  tables: readonly LookupTable[],
): ReadRow {
  const cells: Cell[] = new Array(fields.length).fill(null);
  let failure = row.fields.length === width ? null : raggedness(row.fields, width);
  const joined: (SourceRow | undefined)[] = [];
  for (const table of tables) {
    const found = lookedUp(table, row.fields);
    joined.push(found);
    if (found === undefined && table.rule.missing === 'refuse') failure ??= unmatched(table, row);
  }
  for (let slot = 0; slot < fields.length; slot += 1) {
    const field = fields[slot];
    if (field === undefined) continue;
    const given = field.table === -1 ? row.fields : joined[field.table]?.fields;
    const result = field.read(given?.[field.at] ?? '');
    if (!result.ok) failure ??= { column: field.column, reason: result.refusal };
    else if (result.value !== null) cells[slot] = result.value;
    else if (field.isRequired) failure ??= missing(field.column);
  }
  return { row: row.row, line: row.line, fields: row.fields, cells, failure };
}

export function missing(column: string | null): RowFailure {
  return { column, reason: refusal('import.required', { column }) };
}

/** Empty cells beyond the table are no harm; a cell too few may be any of them. */
function raggedness(fields: readonly string[], width: number): RowFailure | null {
  if (fields.length > width && fields.slice(width).every((field) => field === '')) return null;
  return { column: null, reason: refusal('import.cell-count', { expected: width, found: fields.length }) };
}

function unmatched(table: LookupTable, row: SourceRow): RowFailure {
  const key = excerptOf((row.fields[table.askedBy] ?? '').trim());
  const reason = refusal('import.lookup-missing', { file: table.rule.file, key });
  return { column: String(table.rule.match.column), reason };
}
