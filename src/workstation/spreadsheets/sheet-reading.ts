import { columnOf, type MergedArea, SheetCells, type SheetRow } from './sheet-cells.ts';
import type { SheetEntry, Workbook } from './workbook-parts.ts';
import { XmlEvents } from './xml-events.ts';
import { unpacked } from './zip-unpack.ts';

/** The rows of a sheet, a chunk of the file at a time. Throws Unpackable after the last good row. */
export async function* sheetRows(
  workbook: Workbook,
  { part }: SheetEntry,
): AsyncGenerator<readonly SheetRow[]> {
  const cells = new SheetCells(workbook);
  const events = new XmlEvents(cells);
  for await (const chunk of unpacked(workbook.archive, part)) {
    events.write(chunk);
    if (cells.rows.length === 0) continue;
    yield cells.rows;
    cells.rows = [];
  }
  events.end();
}

/** Merged cells, which stand behind all rows: looked for in the bytes, because reading every cell takes ten times as long. */
export async function mergedAreas(workbook: Workbook, { part }: SheetEntry): Promise<readonly MergedArea[]> {
  let tail = Buffer.alloc(0);
  let isFound = false;
  for await (const chunk of unpacked(workbook.archive, part)) {
    tail = Buffer.concat([tail, chunk]);
    if (!isFound) {
      const at = tail.indexOf(MARK);
      isFound = at !== -1;
      tail = tail.subarray(isFound ? at : Math.max(0, tail.length - MARK.length));
    }
    if (tail.length > MOST_BYTES) break;
  }
  if (!isFound) return [];
  const text = tail.toString('utf8');
  const end = text.indexOf(`/${MARK}`);
  return [...text.slice(0, end === -1 ? undefined : end).matchAll(AREA)].map(
    ([, first = '', top = '', last = '', bottom = '']) => ({
      top: Number(top),
      bottom: Number(bottom),
      left: columnOf(first),
      right: columnOf(last),
    }),
  );
}

const MARK = 'mergeCells';
const AREA = /ref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/gi;
const MOST_BYTES = 4_000_000;
