import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { isExportHeader } from '../exporting/export-headers.ts';
import { unguarded } from './formula-guard.ts';
import type { SourceFile } from './source-file.ts';
import { isBlank, type SourceRow } from './source-row.ts';

/** First header of a file of failed rows: Daybook knows its own by it. Never translated. */
export const FAILED_ROWS_COLUMN = 'Refused by Daybook because';

/** A table whose rows can be read from the first, any number of times, a batch of what one chunk of the file held. */
export interface Table {
  readonly file: SourceFile;
  /** The sheet of a workbook; null for a text file. */
  readonly sheet: string | null;
  /** What parts the cells of a text file; what the file of failed rows is written with. */
  readonly delimiter: string;
  /** All rows from the first. Throws Unreadable after the last good row. */
  readonly batches: () => AsyncGenerator<readonly SourceRow[]>;
}

/** A table whose header is known: what records are read from. */
export interface TableSource extends Table {
  /** Names of the columns; `1`, `2`, … where the file has no header. */
  readonly header: readonly string[];
  /** 0 where there is none. */
  readonly headerRow: number;
  /** A file of failed rows, put right and imported again. */
  readonly isFailedRows: boolean;
  /** A file that Daybook exported: its cells are guarded as well. */
  readonly isExport: boolean;
}

/** Reads the header of a table. Refusals: `import.no-header`, `import.file-empty`. Throws Unreadable. */
export async function withHeader<T extends Table>(
  table: T,
  headerRow: number,
): Promise<Result<T & TableSource>> {
  let isEmpty = true;
  for await (const batch of table.batches()) {
    for (const { row, fields } of batch) {
      if (row === 1 && fields[0] === FAILED_ROWS_COLUMN) {
        const header = fields.slice(1).map(unguarded);
        return ok({ ...table, header, headerRow: 1, isFailedRows: true, isExport: false });
      }
      if (isBlank(fields)) continue;
      isEmpty = false;
      if (headerRow === 0) {
        const header = fields.map((_, index) => String(index + 1));
        return ok({ ...table, header, headerRow, isFailedRows: false, isExport: false });
      }
      if (row !== headerRow) continue;
      const isExport = isExportHeader(fields);
      return ok({ ...table, header: fields, headerRow, isFailedRows: false, isExport });
    }
  }
  const file = table.file.name;
  return isEmpty
    ? refused('import.file-empty', { file })
    : refused('import.no-header', { file, row: headerRow });
}

/** The rows below the header without blank ones, in constant memory. Throws Unreadable after the last good row. */
export async function* rowsOf(source: TableSource): AsyncGenerator<SourceRow> {
  const isGuarded = source.isFailedRows || source.isExport;
  for await (const batch of source.batches()) {
    for (const row of batch) {
      if (row.row <= source.headerRow || isBlank(row.fields)) continue;
      yield isGuarded ? { ...row, fields: fieldsOf(source, row) } : row;
    }
  }
}

/** The file of failed rows has the reason before the others. */
function fieldsOf({ isFailedRows }: TableSource, { fields }: SourceRow): readonly string[] {
  return (isFailedRows ? fields.slice(1) : fields).map(unguarded);
}
