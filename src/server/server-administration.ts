import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../core/platform/database.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER, syncFolder } from '../node/atomic-file.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { fileStore } from '../node/file-store.ts';
import { leadLock } from '../node/lead-lock.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { RevokeBody } from '../shared/sync/server-people-contract.ts';
import { setCredentialsOf } from './accounts.ts';
import { revokeOne } from './admin-routes.ts';
import { type Credentials, openCredentials } from './credentials-file.ts';
import { beginHealing } from './healing-window.ts';
import { type MadeCode, makeCode } from './one-time-codes.ts';
import { serverFile } from './server-database.ts';
import { openSessions, type SessionRow } from './sessions.ts';

/**
 * What whoever may read the server's folder can do from its command line, beside the running server or without it. A
 * running server heeds it at once: it asks the credentials file at every request.
 */
export interface ServerFolder {
  readonly folder: string;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A code by which a computer becomes a workstation of those roles; without `createdBy`, in the owner's name. */
export function createEnrolmentCode(
  at: ServerFolder,
  facts: { readonly roles: readonly string[]; readonly createdBy: string | null },
): MadeCode {
  return withCredentials(at, ({ db }) => makeCode(db, 'enrolment', facts, at.clock.now(), at.chance));
}

export async function setCredentials(
  at: ServerFolder,
  person: { readonly personId: string; readonly signInName: string; readonly password: string | null },
): Promise<Result<{ readonly oneTimePassword: string | null }>> {
  const credentials = openCredentials(at.folder, at.chance);
  try {
    const made = await setCredentialsOf(credentials.db, person, at.clock.now(), at.chance);
    return 'code' in made ? { ok: false, refusal: made } : ok(made);
  } finally {
    credentials.close();
  }
}

/** Revokes a workstation, a person or a session; answers how many keys, accounts and sessions ended. */
export function revokeAccess(at: ServerFolder, body: RevokeBody): number {
  return withCredentials(at, (credentials) => revokeOne({ credentials, clock: at.clock }, body));
}

export function listSessions(at: ServerFolder): SessionRow[] {
  return withCredentials(at, ({ db }) => openSessions(db, at.clock.now()));
}

/**
 * Copies log, state, credentials and files into a new folder, whole and consistent, while the server runs. Credentials
 * come first, so that the log never knows less than they do; files last, so that none the log speaks of is missing.
 */
export function backupServer(folder: string, target: string): Refusal | null {
  if (!existsSync(serverFile(folder))) return refusal('server.nothing-there', { folder });
  if (existsSync(target)) return refusal('server.target-exists', { target });
  mkdirSync(target, { recursive: true, mode: PRIVATE_FOLDER });
  for (const name of ['credentials.db', 'server.db']) {
    const db = openDatabase(join(folder, name), { readonly: true });
    try {
      db.q('VACUUM INTO ?').run(join(target, name));
      chmodSync(join(target, name), PRIVATE_FILE);
    } finally {
      db.sqlite.close();
    }
  }
  fileStore(join(folder, 'files')).copyTo(join(target, 'files'));
  syncFolder(target);
  return null;
}

/** Puts a backup into an empty folder and marks it as restored. */
export function restoreServer(at: ServerFolder, backup: string): Refusal | null {
  if (existsSync(serverFile(at.folder))) return refusal('server.target-exists', { target: at.folder });
  if (!existsSync(serverFile(backup))) return refusal('server.nothing-there', { folder: backup });
  mkdirSync(at.folder, { recursive: true, mode: PRIVATE_FOLDER });
  const incoming = (name: string) => join(at.folder, `${name}.incoming`);
  for (const name of ['credentials.db', 'server.db']) {
    copyFileSync(join(backup, name), incoming(name));
    chmodSync(incoming(name), PRIVATE_FILE);
  }
  fileStore(join(backup, 'files')).copyTo(join(at.folder, 'files'));
  markFile(at, incoming('server.db'));
  // The log last: without it the folder counts as empty, and a restore that was cut off can be done again.
  renameSync(incoming('credentials.db'), join(at.folder, 'credentials.db'));
  syncFolder(at.folder);
  renameSync(incoming('server.db'), serverFile(at.folder));
  syncFolder(at.folder);
  return null;
}

/** Gives a database that came from a backup a new epoch; the server then waits for the fleet's reports. */
export function markRestored(at: ServerFolder): Refusal | null {
  if (!existsSync(serverFile(at.folder))) return refusal('server.nothing-there', { folder: at.folder });
  const lock = leadLock(join(at.folder, 'server.lock'));
  if (!lock.tryLead()) return refusal('server.already-running');
  try {
    markFile(at, serverFile(at.folder));
    return null;
  } finally {
    lock.release();
  }
}

/** Closing the only connection folds the write-ahead log into the file, so that the file may be moved. */
function markFile({ clock, chance }: ServerFolder, file: string): void {
  const db = openDatabase(file);
  try {
    beginHealing(db, newId(clock, chance), clock.now());
  } finally {
    db.sqlite.close();
  }
}

function withCredentials<T>(at: ServerFolder, work: (credentials: Credentials) => T): T {
  const credentials = openCredentials(at.folder, at.chance);
  try {
    return work(credentials);
  } finally {
    credentials.close();
  }
}
