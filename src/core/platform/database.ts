import Database from 'better-sqlite3';

/** A connection with its prepared statements. The only way Daybook opens SQLite. */
export interface Db {
  readonly sqlite: Database.Database;
  /** The prepared statement of this text, prepared once per connection. */
  q(sql: string): Database.Statement;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process's write. Default 10,000. */
  readonly busyMs?: number;
  /** Pages of cache in KiB. Default 64 MiB. */
  readonly cacheKib?: number;
}

/**
 * Opens a database file (or `:memory:`, or an image made by `serialize()`) with the settings every replica relies on:
 * WAL and FULL, so that a commit is an fsync; foreign keys; recursive triggers, without which deletes by conflict
 * clauses would escape capture (protocol.md, last table).
 */
export function openDatabase(file: string | Buffer, options: OpenOptions = {}): Db {
  const sqlite = new Database(file, {
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
  return wrapDatabase(sqlite);
}

export function wrapDatabase(sqlite: Database.Database): Db {
  const statements = new Map<string, Database.Statement>();
  return {
    sqlite,
    q(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      // `pluck` and `raw` stick to a statement: whoever asks for it next must not get their shape.
      if (statement.reader) statement.pluck(false).raw(false);
      return statement;
    },
  };
}

/**
 * Runs `work` in one write transaction. Whatever it throws, including an error of the commit itself, leaves the
 * database as it was and the connection out of the transaction.
 */
export function inTransaction<T>(db: Db, work: () => T): T {
  db.q('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    db.q('COMMIT').run();
    return result;
  } catch (error) {
    if (db.sqlite.inTransaction) db.q('ROLLBACK').run();
    throw error;
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
