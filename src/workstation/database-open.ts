import Database from 'better-sqlite3';
import { type Db, openDatabase, type StorageCare } from '../core/platform/database.ts';
import { DatabaseFromTheFuture } from '../core/platform/migrator.ts';
import type { Replica } from '../core/platform/replica.ts';
import { openUpgraded } from '../core/sync/upgrade.ts';
import { exclusively } from '../node/lead-lock.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { DataFolder } from './data-folder.ts';
import type { WorkstationPorts } from './workstation-ports.ts';

/**
 * Opens the folder's database under this program's schema, upgrading it first where it is older; of several processes
 * one upgrades. A database from the future, or one that is no database, is refused and left as it was.
 */
export function openFolderDatabase(
  data: DataFolder,
  ports: Pick<WorkstationPorts, 'core' | 'capture'>,
  care?: StorageCare,
): Result<Replica> {
  const held: { db: Db | null } = { db: null };
  const open = (): Replica => {
    const opened = openDatabase(data.database, care ? { care } : {});
    held.db = opened;
    // What leaves the scope one day must not be found in free pages: also what was deleted long before.
    opened.sqlite.pragma('secure_delete = ON');
    return openUpgraded(opened, ports.core, { capture: ports.capture }).replica;
  };
  try {
    // Opened inside the lock: a folder that goes back to a backup is opened before or after, never in between.
    return ok(exclusively(data.keysLock, open));
  } catch (error) {
    held.db?.sqlite.close();
    if (error instanceof DatabaseFromTheFuture) {
      return refused('database.from-the-future', { found: error.found, known: error.known });
    }
    if (isDamage(error)) return refused('database.damaged', { message: String(error) });
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT');
}
