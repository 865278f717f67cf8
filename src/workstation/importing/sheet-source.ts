import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type { MergedArea } from '../spreadsheets/sheet-cells.ts';
import type { SheetInfo, WorkbookMessage } from '../spreadsheets/workbook-message.ts';
import { workbookMessages } from '../spreadsheets/workbook-thread.ts';
import { bytesOf, type SourceFile, Unreadable } from './source-file.ts';
import type { SourceRow } from './source-row.ts';
import { type Table, type TableSource, withHeader } from './table-source.ts';

/** The XLSX files we take, packed as they come: they are held in memory while they are read. */
const MOST_BYTES = 150_000_000;

/** The sheets of a workbook, hidden ones included. Throws Unreadable: the reasons of `openWorkbook`. */
export async function sheetsOf(file: SourceFile): Promise<readonly SheetInfo[]> {
  for await (const message of messagesOf(file, null, false)) {
    if (message.kind === 'sheets') return message.sheets;
  }
  return [];
}

/**
 * One sheet as a table, with cells as a person sees them: dates as `2026-04-03`, numbers with a point. `sheet` null: the
 * first that is not hidden. Refusals: those of `withHeader` and `sheetsOf`, `import.sheet-unknown`.
 */
export async function openSheet(
  file: SourceFile,
  settings: { readonly sheet?: string | undefined; readonly headerRow: number },
): Promise<Result<TableSource>> {
  try {
    const sheets = await sheetsOf(file);
    const wanted = settings.sheet;
    const found = sheets.find(({ name, isHidden }) => (wanted === undefined ? !isHidden : name === wanted));
    if (!found) {
      const names = sheets.map(({ name }) => name).join(', ');
      return refused('import.sheet-unknown', { file: file.name, sheet: wanted ?? '', sheets: names });
    }
    const table = sheetTable(file, found.name);
    const opened = await withHeader(table, settings.headerRow);
    if (!opened.ok || opened.value.headerRow === 0) return opened;
    const { header, headerRow } = opened.value;
    const full = filledHeader(header, headerRow, await headAreas(file, found.name, headerRow));
    return ok({ ...opened.value, header: full, batches: () => padded(table, full.length) });
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

export function sheetTable(file: SourceFile, sheet: string): Table {
  return { file, sheet, delimiter: ',', batches: () => rowBatches(file, sheet) };
}

async function* rowBatches(file: SourceFile, sheet: string): AsyncGenerator<readonly SourceRow[]> {
  for await (const message of messagesOf(file, sheet, false)) {
    if (message.kind !== 'rows') continue;
    yield message.rows.map(({ row, cells }) => ({ row, line: row, fields: cells }));
  }
}

/** A sheet has no cells where a row ends early: they are empty and not missing. */
async function* padded(table: Table, width: number): AsyncGenerator<readonly SourceRow[]> {
  for await (const batch of table.batches()) {
    yield batch.map((row) => {
      const lacking = width - row.fields.length;
      return lacking > 0 ? { ...row, fields: [...row.fields, ...new Array<string>(lacking).fill('')] } : row;
    });
  }
}

/** A head that is merged over several columns, or over a row above, names every column it covers. */
function filledHeader(
  header: readonly string[],
  row: number,
  areas: readonly (MergedArea & { readonly text: string })[],
): readonly string[] {
  const full = [...header];
  for (const { top, bottom, left, right, text } of areas) {
    if (row < top || row > bottom || text === '') continue;
    for (let column = left; column <= right; column += 1) {
      while (full.length <= column) full.push('');
      if (full[column] !== '') continue;
      full[column] = column === left ? text : `${text} ${column - left + 1}`;
    }
  }
  return full;
}

/** Merged areas that cover the header row, with the text that stands in their first cell. */
async function headAreas(
  file: SourceFile,
  sheet: string,
  headerRow: number,
): Promise<readonly (MergedArea & { readonly text: string })[]> {
  let areas: readonly MergedArea[] = [];
  const texts = new Map<string, string>();
  for await (const message of messagesOf(file, sheet, true)) {
    if (message.kind === 'merged') {
      areas = message.merged.filter(({ top, bottom }) => top <= headerRow && bottom >= headerRow);
      if (areas.length === 0) return [];
    }
    if (message.kind !== 'rows') continue;
    for (const { row, cells } of message.rows) {
      if (row > headerRow) return areas.map((area) => ({ ...area, text: texts.get(placeOf(area)) ?? '' }));
      for (const area of areas) if (area.top === row) texts.set(placeOf(area), cells[area.left] ?? '');
    }
  }
  return areas.map((area) => ({ ...area, text: texts.get(placeOf(area)) ?? '' }));
}

function placeOf({ top, left }: MergedArea): string {
  return `${top}/${left}`;
}

async function* messagesOf(
  file: SourceFile,
  sheet: string | null,
  withMerged: boolean,
): AsyncGenerator<WorkbookMessage> {
  const archive = await wholeFile(file);
  for await (const message of workbookMessages({ archive, sheet, withMerged })) {
    if (message.kind === 'refused') throw new Unreadable(named(message.refusal, file));
    yield message;
  }
}

async function wholeFile(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(file)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Unreadable(refusal('import.archive-too-large', { file: file.name }));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function named({ code, params }: Refusal, file: SourceFile): Refusal {
  return refusal(code, { ...params, file: file.name });
}
