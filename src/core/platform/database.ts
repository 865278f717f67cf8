import Database from 'better-sqlite3';
import { steadyPlan } from './steady-plan.ts';
import { type StorageFault, StorageStopped, storageFaultOf } from './storage-fault.ts';

/** A connection with its prepared statements. The only way Daybook opens SQLite. */
export interface Db {
  readonly sqlite: Database.Database;
  /** The prepared statement of this text, prepared once per connection. */
  q(sql: string): Database.Statement;
  /**
   * Told of what the disk did to a transaction that was taken back; true: it may be tried once more. After `failed` nothing
   * goes through this connection again. SQLite would go on as if nothing had been, while the system may have dropped
   * what it could not write: what is on the disk is known only to who opens it anew.
   */
  met(fault: StorageFault, error: unknown): boolean;
  /** Told where {@link inTransaction} begins and ends: only a write outside has to look after the disk itself. */
  inside(is: boolean): void;
}

/** What the process around a database does about its disk. */
export interface StorageCare {
  /** The disk is full: gives up space that was kept for this, false where there is none. */
  readonly makeRoom: () => boolean;
  /** The disk failed and the connection is stopped. Called once, inside whatever met it. */
  readonly stopped: (error: unknown) => void;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process's write. Default 10,000. */
  readonly busyMs?: number;
  /** Pages of cache in KiB. Default 64 MiB. */
  readonly cacheKib?: number;
  /** Default: a full disk stays full, and nobody is told of one that failed but who met it. */
  readonly care?: StorageCare;
}

/**
 * Opens a database file (or `:memory:`, or an image made by `serialize()`) with the settings every replica relies on:
 * WAL and FULL, so that a commit is an fsync; foreign keys; recursive triggers, without which deletes by conflict
 * clauses would escape capture (protocol.md, last table).
 */
export function openDatabase(file: string | Buffer, options: OpenOptions = {}): Db {
  const sqlite = new SteadyDatabase(file, {
    readonly: options.readonly ?? false,
    timeout: options.busyMs ?? 10_000,
  });
  if (typeof file === 'string' && file !== ':memory:' && !options.readonly) {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('checkpoint_fullfsync = ON');
    sqlite.pragma('journal_size_limit = 67108864');
    // 64 MB instead of 4: an import touches the same index pages in every batch, and checkpointing them after each commit
    // took 40 % of the time of half a million lines.
    sqlite.pragma('wal_autocheckpoint = 16384');
  }
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma(`cache_size = -${options.cacheKib ?? 65_536}`);
  return wrapDatabase(sqlite, options.care ?? null);
}

/** Whoever prepares a statement: it is planned once ({@link steadyPlan}). */
class SteadyDatabase extends Database {
  override prepare(sql: string): never {
    return super.prepare(steadyPlan(sql)) as never;
  }
}

function wrapDatabase(sqlite: Database.Database, care: StorageCare | null): Db {
  const statements = new Map<string, Database.Statement>();
  const alone = new Map<string, Database.Statement>();
  let isInside = false;
  let stopped: StorageStopped | null = null;
  const met: Db['met'] = (fault, error) => {
    if (fault === 'full') {
      const hasRoom = care?.makeRoom() ?? false;
      return foldJournal(sqlite) || hasRoom;
    }
    if (fault !== 'failed' || stopped) return false;
    stopped = new StorageStopped('the disk failed: open this database anew', { cause: error });
    care?.stopped(error);
    return false;
  };
  const writerAlone = (sql: string) => {
    const known = alone.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    watchAlone(statement, sqlite, met);
    alone.set(sql, statement);
    return statement;
  };
  return {
    sqlite,
    met,
    inside(is) {
      isInside = is;
    },
    q(sql) {
      if (stopped) throw stopped;
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      // `pluck` and `raw` stick to a statement: whoever asks for it next must not get their shape.
      if (statement.reader) return statement.pluck(false).raw(false);
      return isInside ? statement : writerAlone(sql);
    },
  };
}

/**
 * Writes what the write-ahead log holds into the database and keeps the log short from now on: it gives back tens of megabytes
 * with the next commit. Waits for nobody. False where there was nothing to gain, or no room for it.
 */
function foldJournal(sqlite: Database.Database): boolean {
  if (sqlite.inTransaction) return false;
  try {
    sqlite.pragma('wal_autocheckpoint = 1000');
    sqlite.pragma('journal_size_limit = 4194304');
    const [done] = sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
    return done !== undefined && done.log > 0 && done.checkpointed === done.log;
  } catch {
    return false;
  }
}

/** A write outside a transaction is one of its own, and meets the same disk. */
function watchAlone(statement: Database.Statement, sqlite: Database.Database, met: Db['met']): void {
  const run = statement.run.bind(statement);
  statement.run = (...parameters) => {
    const isAlone = !sqlite.inTransaction;
    try {
      return run(...parameters);
    } catch (error) {
      const fault = isAlone ? storageFaultOf(error) : null;
      if (fault !== null && met(fault, error)) return run(...parameters);
      throw error;
    }
  };
}

/**
 * Runs `work` in one write transaction. Whatever it throws, including an error of the commit itself, leaves the
 * database as it was and the connection out of the transaction. Where the disk was full and room could be made, `work` is
 * called a second time: what it remembers outside the database it must set anew.
 */
export function inTransaction<T>(db: Db, work: () => T): T {
  try {
    return transaction(db, work);
  } catch (error) {
    const fault = storageFaultOf(error);
    if (fault !== null && db.met(fault, error)) return transaction(db, work);
    throw error;
  }
}

function transaction<T>(db: Db, work: () => T): T {
  db.q('BEGIN IMMEDIATE').run();
  db.inside(true);
  try {
    const result = work();
    db.q('COMMIT').run();
    return result;
  } catch (error) {
    if (db.sqlite.inTransaction) db.q('ROLLBACK').run();
    throw error;
  } finally {
    db.inside(false);
  }
}

let savepoints = 0;

/** Runs `work` in a savepoint of the open transaction; a throw takes back exactly what it did. */
export function inSavepoint<T>(db: Db, work: () => T): T {
  const name = `s${savepoints++ % 64}`;
  db.q(`SAVEPOINT ${name}`).run();
  try {
    const result = work();
    db.q(`RELEASE ${name}`).run();
    return result;
  } catch (error) {
    if (db.sqlite.inTransaction) {
      db.q(`ROLLBACK TO ${name}`).run();
      db.q(`RELEASE ${name}`).run();
    }
    throw error;
  }
}
