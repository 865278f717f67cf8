import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { RefusedRecord } from '../importing/import-record.ts';
import { Unreadable } from '../importing/source-file.ts';
import { rowsOf, type TableSource } from '../importing/table-source.ts';

/**
 * Rows of records that were read well and refused by a command, by row number. The records no longer have their cells:
 * these come from the file, read once more, so that importing keeps nothing for the case that it goes wrong.
 */
export type RefusedRows = Map<number, { readonly key: string; readonly reason: Refusal }>;

export async function* refusedRowsOf(
  source: TableSource,
  refused: RefusedRows,
): AsyncGenerator<RefusedRecord> {
  if (refused.size === 0) return;
  try {
    for await (const { row, line, fields } of rowsOf(source)) {
      const found = refused.get(row);
      if (!found) continue;
      const { key: externalKey, reason } = found;
      const failedRows = [{ row, line, fields, column: null, reason }];
      yield { kind: 'refused', file: source.file.name, externalKey, rows: [row], reason, failedRows };
    }
  } catch (error) {
    // What could not be read the first time cannot be read now; the rows before it are all there.
    if (!(error instanceof Unreadable)) throw error;
  }
}
