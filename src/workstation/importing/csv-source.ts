import { type CsvError, parse } from 'csv-parse';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { unguarded } from './formula-guard.ts';
import type { SourceSettings } from './import-mapping.ts';
import { type Encoding, encodingOf, utf8Of } from './source-encoding.ts';
import { type SourceFile, Unreadable } from './source-file.ts';

/** First header of a file of failed rows: Daybook recognises its own by it. Not translated, so that it stays known. */
export const FAILED_ROWS_COLUMN = 'Refused by Daybook because';

/** One row of a table in a text file. */
export interface SourceRow {
  /** Counted as a spreadsheet counts: the first row is 1, titles, header and blank rows count. */
  readonly row: number;
  /** Line on which the row begins, as an editor counts; above `row` once a quoted cell had a line break in it. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A CSV file whose dialect is known, open to be read any number of times. */
export interface CsvSource {
  readonly file: SourceFile;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Names of the columns; `1`, `2`, … where the file has no header. */
  readonly header: readonly string[];
  /** Row of the header; 0 where there is none. */
  readonly headerRow: number;
  /** A file of failed rows, corrected and imported again. */
  readonly isFailedRows: boolean;
}

/** Finds out the dialect and reads the header. Refusals: those of `Unreadable`, and `import.no-header`. */
export async function openCsv(file: SourceFile, settings: SourceSettings): Promise<Result<CsvSource>> {
  try {
    const encoding = await encodingOf(file, settings.encoding);
    const delimiter =
      settings.delimiter === 'auto'
        ? await delimiterOf(file, encoding, settings.headerRow)
        : settings.delimiter;
    return await withHeader({ file, encoding, delimiter }, settings.headerRow);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/**
 * The rows below the header, without blank ones, at about the speed of csv-parse and in constant memory.
 * Throws Unreadable when the rest of the file cannot be read.
 */
export async function* rowsOf(source: CsvSource): AsyncGenerator<SourceRow> {
  for await (const row of allRowsOf(source)) {
    if (row.row <= source.headerRow || isBlank(row.fields)) continue;
    yield source.isFailedRows ? { ...row, fields: row.fields.slice(1).map(unguarded) } : row;
  }
}

type Dialect = Pick<CsvSource, 'file' | 'encoding' | 'delimiter'>;

/** A row longer than this is a quote that was never closed. */
const LONGEST_ROW = 1 << 20;

async function withHeader(dialect: Dialect, headerRow: number): Promise<Result<CsvSource>> {
  for await (const { row, fields } of allRowsOf(dialect)) {
    if (row === 1 && fields[0] === FAILED_ROWS_COLUMN) {
      const header = fields.slice(1).map(unguarded);
      return ok({ ...dialect, header, headerRow: 1, isFailedRows: true });
    }
    if (headerRow === 0) {
      const header = fields.map((_, index) => String(index + 1));
      return ok({ ...dialect, header, headerRow, isFailedRows: false });
    }
    if (row === headerRow && !isBlank(fields)) {
      return ok({ ...dialect, header: fields, headerRow, isFailedRows: false });
    }
  }
  return { ok: false, refusal: refusal('import.no-header', { file: dialect.file.name, row: headerRow }) };
}

async function* allRowsOf({ file, encoding, delimiter }: Dialect): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  });
  const feeding = feed(utf8Of(file, encoding), parser);
  let row = 0;
  let line = 1;
  try {
    for await (const fields of parser as AsyncIterable<readonly string[]>) {
      row += 1;
      yield { row, line, fields };
      line += 1 + lineBreaksIn(fields);
    }
    await feeding;
  } catch (error) {
    throw isCsvError(error) ? new Unreadable(parserRefusal(file, error, row + 1, line)) : error;
  } finally {
    parser.destroy();
  }
}
