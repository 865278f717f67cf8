import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of a case file: cells by the column's heading; an empty cell is ''. */
export type CaseRow = Readonly<Record<string, string>>;

/** What stands under one name in the column `case`, in the order of the file. */
export interface PublishedCase {
  readonly name: string;
  readonly rows: readonly CaseRow[];
}

/** A way of trying cases; `files` of this folder hold them. `run` fails by an assertion. */
export interface CaseKind {
  readonly files: readonly string[];
  readonly columns: readonly string[];
  readonly run: (published: PublishedCase) => void;
}

/** Throws where a file has other columns than its kind knows: a misspelt heading would be a case never tried. */
export function readCases(file: string, columns: readonly string[]): readonly PublishedCase[] {
  const [head = [], ...body] = parseCsv(readFileSync(join(import.meta.dirname, file), 'utf8'));
  if (head.join() !== columns.join()) throw new Error(`${file} has the columns ${head.join()}`);
  const cases = new Map<string, CaseRow[]>();
  for (const cells of body) {
    if (cells.length !== head.length) throw new Error(`${file}: ${cells.join()} has ${cells.length} cells`);
    const row = Object.fromEntries(head.map((column, index) => [column, cells[index] ?? '']));
    const name = row.case ?? '';
    cases.set(name, [...(cases.get(name) ?? []), row]);
  }
  return [...cases].map(([name, rows]) => ({ name, rows }));
}

/** Commas, and quotes around a cell that holds one; no cell holds a line break. Empty lines part cases for the eye. */
function parseCsv(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) =>
    [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
      cell
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    ),
  );
}
