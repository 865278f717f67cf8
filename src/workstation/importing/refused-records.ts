import { refusal } from '../../shared/kernel/refusal.ts';
import type { FailedRow, RefusedRecord } from './import-record.ts';
import type { ReadRow, RowFailure } from './row-reader.ts';
import type { SourceRow } from './source-row.ts';

/** One row alone. */
export function refusedRow(
  file: string,
  externalKey: string | null,
  row: SourceRow,
  failure: RowFailure,
): RefusedRecord {
  const failedRow = failed(row, failure);
  return {
    kind: 'refused',
    file,
    externalKey,
    rows: [row.row],
    reason: failure.reason,
    failedRows: [failedRow],
  };
}

/**
 * All lines of a document: those with a failure for their own reason, the others because of `culprit`, or because of
 * the first line that failed.
 */
export function refusedDocument(
  file: string,
  key: string,
  lines: readonly ReadRow[],
  whole: RowFailure | null,
): RefusedRecord {
  const culprit = lines.find((line) => line.failure !== null);
  const shared = whole ?? {
    column: null,
    reason: refusal('import.other-line-refused', { key, row: culprit?.row ?? 0 }),
  };
  return {
    kind: 'refused',
    file,
    externalKey: key,
    rows: lines.map((line) => line.row),
    reason: whole?.reason ?? culprit?.failure?.reason ?? shared.reason,
    failedRows: lines.map((line) => failed(line, line.failure ?? shared)),
  };
}

/** A row of a joined file that nothing in the main file asked for. */
export function refusedUnused(file: string, key: string, row: SourceRow): RefusedRecord {
  const failure = { column: null, reason: refusal('import.lookup-unused', { key }) };
  return { ...refusedRow(file, key, row, failure), rows: [] };
}

function failed({ row, line, fields }: SourceRow, { column, reason }: RowFailure): FailedRow {
  return { row, line, fields, column, reason };
}
