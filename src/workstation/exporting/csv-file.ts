import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { PRIVATE_FILE } from '../../node/atomic-file.ts';
import { guarded } from '../importing/formula-guard.ts';

export type CsvCell = string | number | null;

/**
 * Writes a table as CSV: UTF-8 with byte order mark, comma, CRLF (RFC 4180), no cell that a spreadsheet would run as a
 * formula. Pages are written as they come, in constant memory. The file appears when it is complete: until then, and
 * when the work is cut short, there is none. Answers how many rows it has. Throws what the file system or `pages`
 * throws, and the signal's reason.
 */
export async function writeCsvFile(
  path: string,
  header: readonly string[],
  pages: Iterable<readonly (readonly CsvCell[])[]>,
  options: { readonly signal?: AbortSignal; readonly onRows?: (rows: number) => void } = {},
): Promise<number> {
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, 'wx', PRIVATE_FILE);
  let rows = 0;
  try {
    try {
      writeAll(file, `\uFEFF${linesOf([header])}`);
      for (const page of pages) {
        options.signal?.throwIfAborted();
        writeAll(file, linesOf(page));
        rows += page.length;
        options.onRows?.(rows);
        // Lets a signal in between two pages.
        await setImmediate();
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return rows;
}

function linesOf(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : (cell ?? '')))),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
