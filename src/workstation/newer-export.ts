import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, openDatabase } from '../core/platform/database.ts';
import { schemaVersion } from '../core/platform/migrator.ts';
import { PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { findFolder } from './data-folder.ts';
import { type CsvCell, writeCsvFile } from './exporting/csv-file.ts';

const ROWS_PER_PAGE = 1_000;

/** What came out: tables and rows of each. */
export interface ExportedTables {
  readonly folder: string;
  readonly schema: number;
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Writes every table of a workstation that a newer Daybook wrote as a CSV file, so that nobody is locked out of what is
 * theirs. Reads only, and knows nothing of what the tables mean: values are as they are stored. Refusals: those of
 * opening a folder, `database.not-newer` where this program can open it as it should be, `output.folder-exists`.
 */
export async function exportNewer(
  folder: string,
  into: string,
  known: number,
): Promise<Result<ExportedTables>> {
  const data = findFolder(folder);
  if (!data.ok) return data;
  const target = resolve(into);
  if (existsSync(target)) return refused('output.folder-exists', { folder: target });
  let db: Db;
  try {
    db = openDatabase(data.value.database, { readonly: true });
  } catch (error) {
    if (error instanceof Database.SqliteError) return refused('database.damaged', { message: error.message });
    throw error;
  }
  try {
    const schema = schemaVersion(db);
    if (schema <= known) return refused('database.not-newer', { found: schema, known });
    mkdirSync(target, { recursive: true, mode: PRIVATE_FOLDER });
    return ok({ folder: target, schema, tables: await writeTables(db, target) });
  } finally {
    db.sqlite.close();
  }
}

/** Writes every table into a folder that is there, one CSV file each. Answers the rows of each. */
export async function writeTables(db: Db, folder: string): Promise<Readonly<Record<string, number>>> {
  const tables: Record<string, number> = {};
  for (const table of tablesOf(db)) tables[table] = await writeTable(db, table, join(folder, `${table}.csv`));
  return tables;
}

/** Ordinary tables: not those of a search index, nor SQLite’s own. */
function tablesOf(db: Db): readonly string[] {
  const all = db.sqlite.pragma('table_list') as { schema: string; name: string; type: string }[];
  return all
    .filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name }) => name)
    .filter((name) => /^\w+$/.test(name))
    .sort();
}

async function writeTable(db: Db, table: string, file: string): Promise<number> {
  // Whole numbers beyond 2⁵³ come out as they are.
  const rows = db.sqlite.prepare(`SELECT * FROM "${table}"`).safeIntegers();
  const header = rows.columns().map(({ name }) => name);
  return await writeCsvFile(file, header, pagesOf(rows.raw().iterate() as Iterable<readonly unknown[]>));
}

function* pagesOf(rows: Iterable<readonly unknown[]>): Generator<CsvCell[][]> {
  let page: CsvCell[][] = [];
  for (const row of rows) {
    page.push(row.map(cellOf));
    if (page.length < ROWS_PER_PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  return Buffer.isBuffer(value) ? `base64:${value.toString('base64')}` : String(value);
}
