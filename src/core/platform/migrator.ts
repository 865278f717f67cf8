import type { Db } from './database.ts';
import { inTransaction } from './database.ts';

/** One step of the one migration history every replica shares. Never edited after release. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** Plain English, as in the file name: `0003_orders-get-a-promise-date.sql`. */
  readonly title: string;
  readonly sql: string;
}

/** The database was written by a newer Daybook than this one. */
export class DatabaseFromTheFuture extends Error {
  override readonly name = 'DatabaseFromTheFuture';
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`this database has schema ${found}; this program knows schemas up to ${known}`);
    this.found = found;
    this.known = known;
  }
}

export function schemaVersion(db: Db): number {
  return db.sqlite.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the database to the newest schema, all steps in one transaction; answers how many steps it took.
 * Throws {@link DatabaseFromTheFuture}; throws and changes nothing if a step fails or leaves a foreign key broken.
 * Pending work must have been undone before (see `upgradeReplica`).
 */
export function migrate(db: Db, migrations: readonly Migration[]): number {
  const from = requireKnownSchema(db, migrations);
  if (from === migrations.length) return 0;
  db.sqlite.pragma('foreign_keys = OFF');
  try {
    inTransaction(db, () => runMigrations(db, migrations, from));
  } finally {
    db.sqlite.pragma('foreign_keys = ON');
  }
  return migrations.length - from;
}

/** The database's schema version. Throws {@link DatabaseFromTheFuture} if this program does not know it. */
export function requireKnownSchema(db: Db, migrations: readonly Migration[]): number {
  const found = schemaVersion(db);
  if (found > migrations.length) throw new DatabaseFromTheFuture(found, migrations.length);
  return found;
}

/** The steps after `from`, inside the open transaction. Throws if one fails or leaves a foreign key broken. */
export function runMigrations(db: Db, migrations: readonly Migration[], from: number): void {
  migrations.forEach((migration, i) => {
    if (migration.number !== i + 1) throw new Error(`migration ${migration.number} is out of order`);
  });
  for (const migration of migrations.slice(from)) db.sqlite.exec(migration.sql);
  const broken = db.sqlite.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`migration leaves ${broken.length} broken foreign keys`);
  db.sqlite.pragma(`user_version = ${migrations.length}`);
}
