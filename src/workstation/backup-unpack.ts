import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, inTransaction, openDatabase } from '../core/platform/database.ts';
import { readMeta, writeMeta } from '../core/platform/replica-meta.ts';
import { PRIVATE_FILE, syncFolder } from '../node/atomic-file.ts';
import { newId } from '../node/clock-and-chance.ts';
import { fileStore } from '../node/file-store.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { poolOf } from './backup.ts';
import { type DataFolder, folderMark, prepareFolder } from './data-folder.ts';
import { type Keys, keysFile, parseKeys } from './keys-file.ts';
import { writeLocal } from './local-settings.ts';
import { clearArriving } from './snapshot-download.ts';
import type { WorkstationPorts } from './workstation-ports.ts';

/**
 * Makes a data folder out of a backup: its database, keys and files, ready to be opened. Refusals: those of
 * {@link prepareFolder}, `backup.missing`, `backup.not-a-backup`, `backup.damaged`, `database.from-the-future`.
 */
export function unpackBackup(file: string, folder: string, ports: WorkstationPorts): Result<DataFolder> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return refused('backup.missing', { file });
  const data = prepareFolder(folder, newId(ports.clock, ports.chance), ports.seal);
  if (!data.ok) return data;
  clearArriving(data.value);
  const copy = join(data.value.arriving, 'restored.db');
  copyFileSync(file, copy);
  chmodSync(copy, PRIVATE_FILE);
  const taken = takeOut(data.value, copy, dirname(file), ports);
  if (!taken.ok) {
    clearArriving(data.value);
    return taken;
  }
  keysFile(data.value).update(() => taken.value);
  renameSync(copy, data.value.database);
  syncFolder(data.value.folder);
  clearArriving(data.value);
  return data;
}

/** Brings files and keys out of the copy and makes it a workstation's database again; answers the keys. */
function takeOut(data: DataFolder, copy: string, from: string, ports: WorkstationPorts): Result<Keys> {
  const name = { file: copy };
  let db: Db;
  try {
    db = openDatabase(copy);
  } catch (error) {
    if (error instanceof Database.SqliteError) return refused('backup.not-a-backup', name);
    throw error;
  }
  try {
    const info = infoOf(db);
    if (!info) return refused('backup.not-a-backup', name);
    if (db.sqlite.pragma('quick_check', { simple: true }) !== 'ok') return refused('backup.damaged', name);
    const found = db.sqlite.pragma('user_version', { simple: true }) as number;
    const known = ports.core.migrations.length;
    if (found > known) return refused('database.from-the-future', { found, known });
    if (!writeFiles(db, data)) return refused('backup.damaged', name);
    takeFromPool(db, data, from);
    db.sqlite.pragma('secure_delete = ON');
    inTransaction(db, () => {
      db.sqlite.exec('DROP TABLE backupInfo; DROP TABLE backupFile; DROP TABLE IF EXISTS backupPool;');
      ports.core.files?.keepOnly(db, new Set(fileStore(data.files).list()));
      beginAnew(db, data, ports);
    });
    return ok(parseKeys(info.get('keys') ?? ''));
  } finally {
    db.sqlite.close();
  }
}

function infoOf(db: Db): Map<string, string> | null {
  const isThere = db.sqlite
    .prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('backupInfo', 'backupFile', 'replicaMeta')")
    .pluck()
    .get();
  if (isThere !== 3) return null;
  const rows = db.sqlite.prepare('SELECT key, value FROM backupInfo').raw().all() as [string, string][];
  const info = new Map(rows);
  return info.get('format') === '1' ? info : null;
}

/** False if a file is not what its name says. */
function writeFiles(db: Db, data: DataFolder): boolean {
  const rows = db.sqlite.prepare('SELECT name, content FROM backupFile').iterate();
  for (const { name, content } of rows as IterableIterator<{ name: string; content: Buffer }>) {
    if (!/^[0-9a-f]{64}$/.test(name) || createHash('sha256').update(content).digest('hex') !== name)
      return false;
    writeFileSync(join(data.files, name), content, { mode: PRIVATE_FILE });
  }
  return true;
}

/**
 * Files that all backups of a folder share. One that is missing or spoilt is left out: its document says so, and the
 * server may have it.
 */
function takeFromPool(db: Db, data: DataFolder, from: string): void {
  const isThere = db.sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'backupPool'").pluck();
  if (isThere.get() === 0) return;
  const names = db.sqlite.prepare('SELECT name FROM backupPool').pluck().all() as string[];
  for (const name of names.filter((one) => /^[0-9a-f]{64}$/.test(one))) {
    const file = join(poolOf(from), name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(file);
    if (createHash('sha256').update(content).digest('hex') !== name) continue;
    writeFileSync(join(data.files, name), content, { mode: PRIVATE_FILE });
  }
}

function beginAnew(db: Db, data: DataFolder, ports: WorkstationPorts): void {
  writeLocal(db, 'moving', null);
  writeLocal(db, 'syncWanted', null);
  writeLocal(db, 'syncAnswered', null);
  if (readMeta(db).authority) {
    writeLocal(db, 'folderMark', folderMark(data, ports.machine));
    writeMeta(db, { epoch: newId(ports.clock, ports.chance) });
  } else {
    // No mark fits: the folder is recognised as a copy when it is opened.
    writeLocal(db, 'folderMark', 'restored');
  }
}
