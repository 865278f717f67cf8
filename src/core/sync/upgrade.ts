import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import type { CoreDefinition } from '../platform/core-definition.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { computedDigest, storeDigest } from '../platform/digest-store.ts';
import { requireKnownSchema, runMigrations } from '../platform/migrator.ts';
import { type Packed, unpack } from '../platform/packing.ts';
import { attachReplica, openReplica, type Replica, type ReplicaOptions } from '../platform/replica.ts';
import { readMeta } from '../platform/replica-meta.ts';
import type { ColumnNumbers } from '../platform/schema.ts';
import type { Value } from '../platform/table.ts';
import { headOf } from './entry-store.ts';
import { runAgain } from './page-apply.ts';
import { pendingOrds } from './pending-store.ts';
import { storeCheckpoint } from './snapshot.ts';

/**
 * Opens a database of any schema this program knows: takes back pending work under the old schema, migrates, writes a
 * checkpoint with the new digest and runs the pending work again through up-conversion, all in one transaction, so that
 * a crash leaves the old database. Throws `DatabaseFromTheFuture` and touches nothing if the schema is newer.
 */
export function openUpgraded(
  db: Db,
  core: CoreDefinition,
  options: ReplicaOptions = {},
): { readonly replica: Replica; readonly from: number } {
  const from = requireKnownSchema(db, core.migrations);
  if (from === 0 || from === core.migrations.length) return { replica: openReplica(db, core, options), from };
  const replica = inTransaction(db, () => {
    db.sqlite.pragma('defer_foreign_keys = ON');
    takeBackUnderOldSchema(db, core.columnNumbers);
    runMigrations(db, core.migrations, from);
    const upgraded = attachReplica(db, core, options);
    db.q('DELETE FROM digestSum').run();
    storeDigest(db, computedDigest(upgraded));
    storeCheckpoint(upgraded, headOf(db));
    const meta = readMeta(db);
    const ords = pendingOrds(db);
    const all = new Set(ords);
    for (const ord of ords) runAgain(upgraded, meta, ord, all);
    return upgraded;
  });
  return { replica, from };
}

/** Undoes pending effects by column names as they stand in the old file: new columns do not exist there yet. */
function takeBackUnderOldSchema(db: Db, numbers: ColumnNumbers): void {
  const tables = new Map(
    Object.entries(numbers).map(([name, { number, columns }]) => [number, { name, columns }]),
  );
  const packed = db.q('SELECT effects FROM pending ORDER BY ord DESC').pluck().all() as Packed[];
  for (const effects of packed) {
    for (const effect of unpack<EncodedEffect[]>(effects).toReversed()) {
      const table = tables.get(effect[1] as number);
      if (!table) throw new Error(`pending work names the unknown table number ${String(effect[1])}`);
      takeBack(db, table.name, table.columns, effect);
    }
  }
}

function takeBack(db: Db, table: string, columns: readonly string[], effect: EncodedEffect): void {
  if (takenBack(db, table, columns, effect) !== 1) {
    throw new Error('pending work cannot be taken back: the database is not what its outbox says');
  }
}

/** Rows changed. */
function takenBack(db: Db, table: string, columns: readonly string[], effect: EncodedEffect): number {
  const [op] = effect;
  if (op === 0) return db.sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(effect[2]).changes;
  if (op === 2) {
    const row = effect.slice(2) as Value[];
    const names = row.map((_, i) => `"${columns[i]}"`).join(', ');
    const marks = row.map(() => '?').join(', ');
    return db.sqlite.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`).run(row).changes;
  }
  const changed = effect[3] as readonly number[];
  const before =
    op === 3 ? changed.map((column) => (effect[2] as Value[])[column] ?? null) : (effect[4] as Value[]);
  const id = op === 3 ? (effect[2] as Value[])[0] : (effect[2] as string);
  const sets = changed.map((column) => `"${columns[column]}" = ?`).join(', ');
  return db.sqlite.prepare(`UPDATE "${table}" SET ${sets} WHERE id = ?`).run([...before, id]).changes;
}
