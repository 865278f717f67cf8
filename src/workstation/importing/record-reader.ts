import { refusal } from '../../shared/kernel/refusal.ts';
import { cellValues } from './cell-values.ts';
import { derivedRecords } from './derived-records.ts';
import { DocumentGroups, type LineGroup } from './document-groups.ts';
import { documentReader } from './document-records.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportRecord, StoppedRecord } from './import-record.ts';
import { type LookupTable, loadLookup } from './lookup-table.ts';
import { masterRecords } from './master-records.ts';
import { pricedRecords } from './priced-records.ts';
import { refusedDocument, refusedRow, refusedUnused } from './refused-records.ts';
import { allOf } from './row-conditions.ts';
import { missing, type ReadRow, type RowFailure, type RowReader, rowReader } from './row-reader.ts';
import { Unreadable } from './source-file.ts';
import { rowsOf, type TableSource } from './table-source.ts';

/**
 * The records of a file, in its order, in bounded memory: a document comes when its lines are complete, after the
 * customers and items derived from it. Every row read stands in exactly one record, a refused one included. Never
 * throws for what a file can contain: a file, or the rest of one, that cannot be read ends as a `stopped` record.
 */
export async function* readRecords(
  source: TableSource,
  mapping: ImportMapping,
): AsyncGenerator<ImportRecord> {
  try {
    const lookups = new Map<string, LookupTable>();
    for (const [name, rule] of Object.entries(mapping.lookups)) {
      lookups.set(name, await loadLookup(source, rule, mapping.source));
    }
    const reader = rowReader(source, mapping, lookups);
    const read = mapping.kind === 'orders' ? documents : masters;
    yield* read(source, mapping, reader);
    yield* unusedRows(lookups);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield stopped(source, error);
  }
}

async function* masters(
  source: TableSource,
  mapping: ImportMapping,
  reader: RowReader,
): AsyncGenerator<ImportRecord> {
  const file = source.file.name;
  const recordsOf = mapping.kind === 'prices' || mapping.kind === 'stock' ? pricedRecords : masterRecords;
  const recordOf = recordsOf(reader, mapping, file);
  const leftOut = leftOutBy(reader, mapping);
  for await (const row of rowsOf(source)) {
    const read = reader.read(row);
    const left = leftOut(read);
    yield left === null ? recordOf(read) : refusedRow(file, null, row, left);
  }
}

async function* documents(
  source: TableSource,
  mapping: ImportMapping,
  reader: RowReader,
): AsyncGenerator<ImportRecord> {
  const file = source.file.name;
  const { text } = cellValues<'key'>(reader);
  const { check, recordsOf } = documentReader(reader, mapping, file);
  const leftOut = leftOutBy(reader, mapping);
  const groups = new DocumentGroups(mapping.group);
  const derived = derivedRecords(reader, mapping);
  const finish = function* (group: LineGroup): Generator<ImportRecord> {
    const records = recordsOf(group);
    yield* derived(records, group.lines);
    yield* records;
  };
  let previous: string | null = null;
  try {
    for await (const row of rowsOf(source)) {
      const read = reader.read(row);
      const key = text(read.cells, 'key');
      const left = leftOut(read) ?? (key === null ? (read.failure ?? missing(reader.columnOf('key'))) : null);
      if (key === null || left !== null) {
        yield refusedRow(file, key, row, left ?? missing(null));
        continue;
      }
      const failure = read.failure ?? check(read);
      const late = groups.add(key, failure === read.failure ? read : { ...read, failure });
      if (late !== null) yield refusedRow(file, key, row, { column: reader.columnOf('key'), reason: late });
      if (key === previous) continue;
      previous = key;
      for (const group of groups.completeAt(row.row)) yield* finish(group);
    }
  } catch (error) {
    // Lines of these documents may stand in what could not be read.
    if (error instanceof Unreadable) yield* unfinished(file, groups, error);
    throw error;
  }
  for (const group of groups.rest()) yield* finish(group);
}

function* unfinished(file: string, groups: DocumentGroups, error: Unreadable): Generator<ImportRecord> {
  for (const { key, lines } of groups.rest()) {
    yield refusedDocument(file, key, lines, { column: null, reason: error.refusal });
  }
}

/** What the mapping says to leave out counts before anything else that may be wrong with the row. */
function leftOutBy(reader: RowReader, mapping: ImportMapping): (row: ReadRow) => RowFailure | null {
  const rules = mapping.refuse.map(({ because, when }) => ({ because, holds: allOf(when, reader.slotOf) }));
  return ({ cells }) => {
    for (const { because, holds } of rules) {
      if (holds(cells)) return { column: null, reason: refusal('import.left-out', { because }) };
    }
    return null;
  };
}

function* unusedRows(lookups: ReadonlyMap<string, LookupTable>): Generator<ImportRecord> {
  for (const { rule, rows, used } of lookups.values()) {
    if (rule.unused === 'ignore') continue;
    for (const [key, row] of rows) if (!used.has(key)) yield refusedUnused(rule.file, key, row);
  }
}

function stopped(source: TableSource, { refusal: reason }: Unreadable): StoppedRecord {
  const { file, row, line } = reason.params;
  return {
    kind: 'stopped',
    file: typeof file === 'string' ? file : source.file.name,
    row: typeof row === 'number' ? row : null,
    line: typeof line === 'number' ? line : null,
    reason,
  };
}
