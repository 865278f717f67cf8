import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../core/platform/database.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type DataFolder, findFolder } from './data-folder.ts';
import { writeTables } from './newer-export.ts';

/** What was taken along. */
export interface RescuedFolder {
  readonly folder: string;
  /** Rows of each table; null where the database cannot be read: it is there as it is. */
  readonly tables: Readonly<Record<string, number>> | null;
}

/** Left behind: older states, and what only a running process needs. */
const LEFT = new Set(['backups', 'arriving', 'sync.lock', 'keys.lock']);

/**
 * Takes everything along of a workstation that does not start: `workstation`, as it is and to be opened by a Daybook
 * that can, and `tables`, each as a CSV file to be read by anybody. Changes nothing in `folder` and knows no schema.
 * Refusals: those of finding the folder, `output.folder-exists`.
 */
export async function rescueFolder(folder: string, into: string): Promise<Result<RescuedFolder>> {
  const data = findFolder(folder);
  if (!data.ok) return data;
  const target = resolve(into);
  if (existsSync(target)) return refused('output.folder-exists', { folder: target });
  const copy = join(target, 'workstation');
  mkdirSync(copy, { recursive: true, mode: PRIVATE_FOLDER });
  const database = basename(data.value.database);
  cpSync(data.value.folder, copy, {
    recursive: true,
    filter: (file) => !LEFT.has(basename(file)) && !basename(file).startsWith(database),
  });
  await copyDatabase(data.value, join(copy, database));
  return ok({ folder: target, tables: await tablesOf(join(copy, database), join(target, 'tables')) });
}

/** By SQLite's own backup, which is whole whoever else writes; file by file where SQLite cannot read it any more. */
async function copyDatabase(data: DataFolder, copy: string): Promise<void> {
  try {
    const db = openDatabase(data.database, { readonly: true });
    try {
      await db.sqlite.backup(copy);
    } finally {
      db.sqlite.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(copy + suffix, { force: true });
      if (existsSync(data.database + suffix)) cpSync(data.database + suffix, copy + suffix);
    }
  }
  chmodSync(copy, PRIVATE_FILE);
}

async function tablesOf(database: string, into: string): Promise<RescuedFolder['tables']> {
  mkdirSync(into, { mode: PRIVATE_FOLDER });
  try {
    const db = openDatabase(database, { readonly: true });
    try {
      return await writeTables(db, into);
    } finally {
      db.sqlite.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}
