import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inTransaction, openDatabase } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { syncFolder } from '../node/atomic-file.ts';
import { fileStore } from '../node/file-store.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type DataFolder, touchPrivately } from './data-folder.ts';
import { keysFile } from './keys-file.ts';

/** Tables of a backup beside the workstation's own; restoring takes them out again. */
export const BACKUP_TABLES = `
CREATE TABLE backupInfo (key TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT backupInfo_pk PRIMARY KEY (key)) STRICT;
CREATE TABLE backupPool (name TEXT NOT NULL, CONSTRAINT backupPool_pk PRIMARY KEY (name)) STRICT;
CREATE TABLE backupFile (name TEXT NOT NULL, content BLOB NOT NULL, CONSTRAINT backupFile_pk PRIMARY KEY (name)) STRICT;
`;

/** Pages copied per turn: other work of the process goes on in between. */
const PAGES_PER_TURN = 2_000;

/**
 * Writes everything of this workstation, its files and keys included, as one SQLite file that only its owner may read:
 * it is as secret as the folder itself. The file appears whole or not at all. With `beside`, files of documents are put
 * into the folder `files` next to it, each once for all backups there.
 */
export async function writeBackup(
  replica: Pick<Replica, 'db'>,
  data: DataFolder,
  path: string,
  now: number,
  files: 'inside' | 'beside' = 'inside',
): Promise<Result<{ readonly bytes: number; readonly sha256: string }>> {
  const file = resolve(path);
  if (existsSync(file)) return refused('backup.file-exists', { file });
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) {
    return refused('folder.missing', { folder: dirname(file) });
  }
  const temporary = `${file}.${process.pid}.new`;
  rmSync(temporary, { force: true });
  touchPrivately(temporary);
  try {
    await replica.db.sqlite.backup(temporary, { progress: () => PAGES_PER_TURN });
    const store = fileStore(data.files);
    // After the database, so that no file a row speaks of is missing.
    if (files === 'beside') store.copyTo(poolOf(dirname(file)));
    addFilesAndKeys(temporary, replica, data, now, files);
    const sha256 = await hashOf(temporary);
    const bytes = statSync(temporary).size;
    renameSync(temporary, file);
    syncFolder(dirname(file));
    return ok({ bytes, sha256 });
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(temporary + suffix, { force: true });
  }
}

/** Where the files of all backups of a folder are. */
export function poolOf(folder: string): string {
  return join(folder, 'files');
}

function addFilesAndKeys(
  file: string,
  replica: Pick<Replica, 'db'>,
  data: DataFolder,
  now: number,
  files: 'inside' | 'beside',
): void {
  const db = openDatabase(file);
  try {
    inTransaction(db, () => {
      db.sqlite.exec(BACKUP_TABLES);
      const info = db.q('INSERT INTO backupInfo (key, value) VALUES (?, ?)');
      const keys = keysFile(data).read();
      const people = keys.people.map((person) => ({ ...person, session: null, signedIn: false }));
      info.run('format', '1');
      info.run('taken', String(now));
      info.run('cursor', String(readMeta(replica.db).cursor));
      info.run('keys', JSON.stringify({ ...keys, current: null, people }));
      const put = db.q('INSERT INTO backupFile (name, content) VALUES (?, ?)');
      const point = db.q('INSERT INTO backupPool (name) VALUES (?)');
      for (const name of fileStore(data.files).list()) {
        if (files === 'beside') point.run(name);
        else put.run(name, readFileSync(join(data.files, name)));
      }
    });
    db.sqlite.pragma('journal_mode = DELETE');
  } finally {
    db.sqlite.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}
