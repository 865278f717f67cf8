import { setImmediate } from 'node:timers/promises';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type {
  ColumnProfile,
  FileInspection,
  InspectionChoices,
} from '../../shared/sync/import-inspection.ts';
import { csvTable } from '../importing/csv-source.ts';
import type { SourceSettings } from '../importing/import-mapping.ts';
import { openSheet, sheetsOf, sheetTable } from '../importing/sheet-source.ts';
import { encodingOf, isMarked } from '../importing/source-encoding.ts';
import { type SourceFile, Unreadable } from '../importing/source-file.ts';
import { readableFormat } from '../importing/source-opening.ts';
import { isBlank, type SourceRow } from '../importing/source-row.ts';
import { rowsOf, type Table, type TableSource, withHeader } from '../importing/table-source.ts';
import { ColumnProfiler, settled } from './column-profile.ts';
import { guessedDelimiter } from './delimiter-guess.ts';
import { headerRowOf, headerSignature } from './header-guess.ts';
import { suggestMappings } from './mapping-suggestion.ts';

/** Rows shown. */
const FIRST_ROWS = 50;

/**
 * Reads the whole file once, to the last cell, because the one cell that decides (31/12/2026) may be the last. Gives the
 * event loop a turn after every chunk. Refusals: those of `readableFormat`, `openCsv` and `openSheet`.
 */
export async function inspectFile(
  file: SourceFile,
  choices: InspectionChoices = {},
  signal?: AbortSignal,
): Promise<Result<FileInspection>> {
  const format = await readableFormat(file);
  if (!format.ok) return format;
  try {
    const found =
      format.value === 'text' ? await textTable(file, choices) : await workbookTable(file, choices);
    if (!found.ok) return found;
    const rows = await firstRows(found.value.table);
    if (rows.every(({ fields }) => isBlank(fields))) return refused('import.file-empty', { file: file.name });
    const headerRow = choices.headerRow ?? headerRowOf(rows);
    const source = await sourceOf(found.value.table, headerRow);
    if (!source.ok) return source;
    const { columns, rowCount } = await profiled(source.value, signal);
    const { header, isFailedRows } = source.value;
    const { encoding, delimiter, sheets } = found.value;
    const { sheet } = found.value.table;
    const read: Partial<SourceSettings> = {
      headerRow: source.value.headerRow,
      ...(sheet === null ? {} : { sheet }),
      ...(delimiter === null ? {} : { delimiter }),
      ...(encoding === null ? {} : { encoding: encoding.name }),
    };
    return ok({
      file: file.name,
      format: format.value,
      encoding,
      delimiter,
      sheets,
      sheet,
      headerRow: source.value.headerRow,
      header,
      signature: headerSignature(header),
      isFailedRows,
      rows: rows.map(({ row, fields }) => ({ row, fields })),
      rowCount,
      columns,
      suggestions: suggestMappings(columns, read, file.name),
    });
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

type Found = Pick<FileInspection, 'encoding' | 'delimiter' | 'sheets'> & { readonly table: Table };

async function textTable(file: SourceFile, choices: InspectionChoices): Promise<Result<Found>> {
  const name = choices.encoding ?? (await encodingOf(file, 'auto'));
  const isSure = await isMarked(file);
  const guess = isSure ? 'byte-order-mark' : name === 'windows-1252' ? 'not-utf-8' : 'bytes';
  const evidence = choices.encoding === undefined ? guess : 'chosen';
  const delimiter = choices.delimiter ?? (await guessedDelimiter(file, name));
  const table = csvTable({ file, encoding: name, delimiter });
  return ok({ encoding: { name, evidence }, delimiter, sheets: [], table });
}

async function workbookTable(file: SourceFile, { sheet }: InspectionChoices): Promise<Result<Found>> {
  const sheets = await sheetsOf(file);
  const wanted = sheets.find(({ name, isHidden }) => (sheet === undefined ? !isHidden : name === sheet));
  if (!wanted) {
    const names = sheets.map(({ name }) => name).join(', ');
    return refused('import.sheet-unknown', { file: file.name, sheet: sheet ?? '', sheets: names });
  }
  return ok({ encoding: null, delimiter: null, sheets, table: sheetTable(file, wanted.name) });
}

async function firstRows(table: Table): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of table.batches()) {
    rows.push(...batch);
    if (rows.length >= FIRST_ROWS) break;
  }
  return rows.slice(0, FIRST_ROWS);
}

function sourceOf(table: Table, headerRow: number): Promise<Result<TableSource>> {
  if (table.sheet === null) return withHeader(table, headerRow);
  return openSheet(table.file, { sheet: table.sheet, headerRow });
}

async function profiled(
  source: TableSource,
  signal: AbortSignal | undefined,
): Promise<{ readonly columns: readonly ColumnProfile[]; readonly rowCount: number }> {
  const profilers = source.header.map((name) => new ColumnProfiler(name));
  let rowCount = 0;
  for await (const { fields } of rowsOf(source)) {
    rowCount += 1;
    fields.forEach((field, at) => {
      profilers[at]?.add(field);
    });
    if (rowCount % ROWS_PER_TURN !== 0) continue;
    await setImmediate();
    if (signal?.aborted) break;
  }
  return { columns: settled(profilers.map(({ profile }) => profile)), rowCount };
}

/** Rows between two turns of the event loop: a few milliseconds. */
const ROWS_PER_TURN = 500;
