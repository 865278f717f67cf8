import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { PRIVATE_FILE } from './atomic-file.ts';

/**
 * Who of many processes does a thing that one should do. The lock is a write lock on a small SQLite file: the system
 * lets go of it the instant its holder dies, so there is nothing stale to judge by age or by process number.
 */
export interface LeadLock {
  /** True if this process leads now, because it did or because nobody else does. */
  tryLead(): boolean;
  /** Who leads, asked without waiting. */
  leader(): 'this' | 'another' | 'none';
  release(): void;
}

export function leadLock(file: string): LeadLock {
  let held: Database.Database | null = null;
  const attempt = (): Database.Database | null => {
    const db = openLockFile(file);
    try {
      db.exec('BEGIN IMMEDIATE');
      return db;
    } catch (error) {
      db.close();
      if (isBusy(error)) return null;
      throw error;
    }
  };
  return {
    tryLead() {
      held ??= attempt();
      return held !== null;
    },
    leader() {
      if (held) return 'this';
      const probe = attempt();
      probe?.close();
      return probe ? 'none' : 'another';
    },
    release() {
      held?.close();
      held = null;
    },
  };
}

/** Runs `work` while no other process does the same on this lock file; waits up to ten seconds for its turn. */
export function exclusively<T>(file: string, work: () => T): T {
  const db = openLockFile(file, 10_000);
  try {
    db.exec('BEGIN IMMEDIATE');
    return work();
  } finally {
    db.close();
  }
}

function openLockFile(file: string, waitMs = 0): Database.Database {
  if (!existsSync(file)) closeSync(openSync(file, 'a', PRIVATE_FILE));
  const db = new Database(file, { timeout: waitMs });
  // Nothing is ever written here; a journal on the disk would make asking who leads fail where that is full.
  db.pragma('journal_mode = MEMORY');
  return db;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
