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
  const { field, given } = fieldOf(refusal);
  const rule = field === null ? undefined : mapping.fields[field];
  if (rule === undefined || !('column' in rule)) return { row, column: null, given: null, refusal };
  return { row, column: String(rule.column), given, refusal };
}

/** A refusal says its field, or names a record by what stands in the file. */
function fieldOf({ params }: Refusal): { readonly field: string | null; readonly given: string | null } {
  const { field, text } = params;
  if (typeof field === 'string') return { field, given: typeof text === 'string' ? text : null };
  for (const [param, named] of Object.entries(NAMED_BY)) {
    const given = params[param];
    if (typeof given === 'string') return { field: named, given };
  }
  return { field: null, given: null };
}

const NAMED_BY: Readonly<Record<string, string>> = {
  item: 'itemKey',
  customer: 'customerKey',
  list: 'list',
  place: 'place',
};
