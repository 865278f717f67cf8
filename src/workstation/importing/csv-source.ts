import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { type Dialect, isBlank, rowBatchesOf, type SourceRow } from './csv-rows.ts';
import { unguarded } from './formula-guard.ts';
import type { SourceSettings } from './import-mapping.ts';
import { encodingOf } from './source-encoding.ts';
import { type SourceFile, Unreadable } from './source-file.ts';

/** First header of a file of failed rows: Daybook knows its own by it. Never translated. */
export const FAILED_ROWS_COLUMN = 'Refused by Daybook because';

/** A CSV file whose dialect and header are known, to be read any number of times. */
export interface CsvSource extends Dialect {
  /** Names of the columns; `1`, `2`, … where the file has no header. */
  readonly header: readonly string[];
  /** 0 where there is none. */
  readonly headerRow: number;
  /** A file of failed rows, put right and imported again. */
  readonly isFailedRows: boolean;
}

/**
 * Finds out the dialect and reads the header. Refusals: `import.no-header`, `import.file-empty`,
 * `import.file-missing`, `import.file-unreadable`, `import.gzip-damaged`, `import.wrong-encoding`, `import.quote-not-closed`.
 */
export async function openCsv(file: SourceFile, settings: SourceSettings): Promise<Result<CsvSource>> {
  try {
    const encoding = await encodingOf(file, settings.encoding);
    const auto = settings.delimiter === 'auto';
    const delimiter = auto ? await delimiterOf(file, encoding, settings.headerRow) : settings.delimiter;
    return await withHeader({ file, encoding, delimiter }, settings.headerRow);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The rows below the header without blank ones, in constant memory. Throws Unreadable after the last good row. */
export async function* rowsOf(source: CsvSource): AsyncGenerator<SourceRow> {
  for await (const batch of rowBatchesOf(source)) {
    for (const row of batch) {
      if (row.row <= source.headerRow || isBlank(row.fields)) continue;
      yield source.isFailedRows ? { ...row, fields: row.fields.slice(1).map(unguarded) } : row;
    }
  }
}

async function withHeader(dialect: Dialect, headerRow: number): Promise<Result<CsvSource>> {
  let isEmpty = true;
  for await (const batch of rowBatchesOf(dialect)) {
    for (const { row, fields } of batch) {
      if (row === 1 && fields[0] === FAILED_ROWS_COLUMN) {
        const header = fields.slice(1).map(unguarded);
        return ok({ ...dialect, header, headerRow: 1, isFailedRows: true });
      }
      if (isBlank(fields)) continue;
      isEmpty = false;
      if (headerRow === 0) {
        const header = fields.map((_, index) => String(index + 1));
        return ok({ ...dialect, header, headerRow, isFailedRows: false });
      }
      if (row === headerRow) return ok({ ...dialect, header: fields, headerRow, isFailedRows: false });
    }
  }
  const file = dialect.file.name;
  return isEmpty
    ? refused('import.file-empty', { file })
    : refused('import.no-header', { file, row: headerRow });
}
