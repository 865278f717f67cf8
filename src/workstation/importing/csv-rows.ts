import { CsvError, parse } from 'csv-parse';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { Encoding } from '../../shared/sync/import-inspection.ts';
import { utf8Of } from './source-encoding.ts';
import { type SourceFile, Unreadable } from './source-file.ts';
import type { SourceRow } from './source-row.ts';

export interface Dialect {
  readonly file: SourceFile;
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/**
 * All rows from the first, in batches of what one chunk of the file held: one turn of the event loop per batch, and
 * no more than a batch in memory. A quote inside a cell is kept as it is. Throws Unreadable after the last good row.
 */
export async function* rowBatchesOf(dialect: Dialect): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  let row = 1;
  let line = 1;
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // The stream's own output would lose the rows it still held when an error destroys it.
    on_record: (fields: readonly string[]) => {
      batch.push({ row, line, fields });
      row += 1;
      line += 1 + lineBreaksIn(fields);
      return null;
    },
  });
  let failure: Error | null | undefined;
  parser.on('error', () => {});
  const settled = (resolve: () => void) => (error?: Error | null) => {
    failure ??= error;
    resolve();
  };
  try {
    for await (const chunk of utf8Of(dialect.file, dialect.encoding)) {
      await new Promise<void>((resolve) => parser.write(chunk, settled(resolve)));
      if (batch.length > 0) yield batch;
      batch = [];
      if (failure != null) break;
    }
    if (failure == null) await new Promise<void>((resolve) => parser.end(settled(resolve)));
    if (batch.length > 0) yield batch;
  } finally {
    parser.destroy();
  }
  if (failure != null) throw new Unreadable(parserRefusal(dialect.file, failure, row, line));
}

/** A row above this size is a quote that was never closed. */
const LONGEST_ROW = 1 << 20;

function lineBreaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields) {
    if (field.includes('\n') || field.includes('\r')) breaks += field.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return breaks;
}

function parserRefusal(file: SourceFile, error: Error, row: number, line: number): Refusal {
  if (!(error instanceof CsvError)) throw error;
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return refusal(isQuote ? 'import.quote-not-closed' : 'import.not-csv', { file: file.name, row, line });
}
