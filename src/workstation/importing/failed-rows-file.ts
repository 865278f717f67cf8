import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { guarded } from './formula-guard.ts';
import type { FailedRow, RefusedRecord } from './import-record.ts';
import { FAILED_ROWS_COLUMN, type TableSource } from './table-source.ts';

/**
 * The failed rows of one file and nothing else: the reason, then the cells as they were, under the header as it was.
 * Put right in any spreadsheet, it is imported again by the same mapping: the reason column is skipped, and the
 * apostrophes that kept cells from becoming formulas go. Made with the first row; without one there is no file.
 */
export class FailedRowsFile {
  readonly #path: string;
  readonly #source: Pick<TableSource, 'file' | 'delimiter' | 'header'>;
  readonly #sentenceOf: (reason: Refusal) => string;
  #stream: WriteStream | undefined;
  #rows = 0;
  #problem: Refusal | null = null;

  /** `sentenceOf`: the reason in the language of the person. */
  constructor(
    path: string,
    source: Pick<TableSource, 'file' | 'delimiter' | 'header'>,
    sentenceOf: (reason: Refusal) => string,
  ) {
    this.#path = path;
    this.#source = source;
    this.#sentenceOf = sentenceOf;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Why the file does not hold all of them: the disk would not have it. What was imported stands all the same. */
  get problem(): Refusal | null {
    return this.#problem;
  }

  /** Rows of another file that was joined with this one are passed over: they would not fit the header. */
  async write(record: RefusedRecord): Promise<void> {
    if (record.file !== this.#source.file.name || record.failedRows.length === 0) return;
    const text = record.failedRows.map((row) => this.#line([this.#reasonOf(row), ...row.fields])).join('');
    this.#rows += record.failedRows.length;
    await this.#unlessFailed(() => this.#append(text));
  }

  /** Resolves when everything is in the file. */
  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined) return;
    await this.#unlessFailed(async () => {
      stream.end();
      await finished(stream);
    });
  }

  async #unlessFailed(work: () => Promise<void>): Promise<void> {
    if (this.#problem) return;
    try {
      await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!/^E[A-Z]+$/.test(code)) throw error;
      this.#problem = refusal('import.failed-rows-unwritten', { file: this.#path, code });
    }
  }

  #reasonOf({ row, column, reason }: FailedRow): string {
    return `Row ${row}${column === null ? '' : `, ${column}`}: ${this.#sentenceOf(reason)}`;
  }

  #line(cells: readonly string[]): string {
    return stringify([cells.map(guarded)], {
      delimiter: this.#source.delimiter,
      quoted: true,
      quoted_empty: true,
    });
  }

  async #append(text: string): Promise<void> {
    if (this.#stream === undefined) {
      this.#stream = createWriteStream(this.#path);
      // Whoever writes hears of it; an error that nobody listens to ends the process.
      this.#stream.on('error', () => {});
      // The byte order mark makes spreadsheets read UTF-8, and us.
      await written(this.#stream, `\uFEFF${this.#line([FAILED_ROWS_COLUMN, ...this.#source.header])}`);
    }
    await written(this.#stream, text);
  }
}

function written(stream: WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null) resolve();
      else reject(error);
    });
  });
}
