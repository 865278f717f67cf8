import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { FailedCell } from '../../shared/sync/import-runs.ts';
import type { ImportMapping } from '../importing/import-mapping.ts';
import type { FailedRow } from '../importing/import-record.ts';

/** Of a row that could not be read. */
export function failedCell(
  header: readonly string[],
  { row, column, fields, reason }: FailedRow,
): FailedCell {
  const at = column === null ? -1 : header.indexOf(column);
  return { row, column, given: fields[at] ?? null, refusal: reason };
}

/** Of a row that was read and that its command refused: the command may know the field. */
export function failedRecordCell(mapping: ImportMapping, row: number, refusal: Refusal): FailedCell {
  const { field, text } = refusal.params;
  const rule = typeof field === 'string' ? mapping.fields[field] : undefined;
  const column = rule !== undefined && 'column' in rule ? String(rule.column) : null;
  return { row, column, given: typeof text === 'string' ? text : null, refusal };
}
