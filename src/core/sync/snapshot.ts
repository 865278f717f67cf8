import { inTransaction } from '../platform/database.ts';
import { DigestSum } from '../platform/digest.ts';
import { storeDigest } from '../platform/digest-store.ts';
import type { Replica } from '../platform/replica.ts';
import { readMeta, writeMeta } from '../platform/replica-meta.ts';
import { scopeLabel, type TableInfo } from '../platform/schema.ts';
import type { Value } from '../platform/table.ts';
import type { Entry } from './entry.ts';
import { hashAt, headOf, readEntries } from './entry-store.ts';
import { EntryWriter } from './entry-writer.ts';
import { digestsOf, filterEntry } from './pull.ts';
import type { Sealer } from './sealer.ts';

/** Where a snapshot stands in history. */
export interface SnapshotHead {
  readonly seq: number;
  readonly hash: string;
  readonly epoch: string;
  readonly schema: number;
  readonly labels: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
}

/** Entries copied per batch: bounds memory. */
const ENTRY_BATCH = 200;

/**
 * Fills an empty, migrated replica with what `labels` may see of the authority's state, and the history after
 * `historyFrom`. A new file filled row by row, never a copy of the old one: deleted secrets stay in free pages. Derived
 * tables fill by their own triggers, so they tell only of rows in scope. Nothing of any workstation's own is in it.
 */
export function buildSnapshot(
  authority: Replica,
  target: Replica,
  labels: ReadonlySet<string>,
  sealer: Sealer,
  historyFrom: number,
): SnapshotHead {
  const source = readMeta(authority.db);
  const head = headOf(authority.db);
  inTransaction(target.db, () => {
    target.db.sqlite.pragma('defer_foreign_keys = ON');
    const sum = new DigestSum();
    target.guard.open(() => {
      for (const table of authority.schema.tables) {
        for (const row of rowsOf(authority, table)) {
          if (!labels.has(scopeLabel(table, row))) continue;
          target.rows.insert(table, row);
          sum.addRow(table, row);
        }
      }
    });
    if (target.capture) target.guard.captured();
    storeDigest(target.db, sum);
    copyHistory(authority, target, labels, sealer, Math.min(historyFrom, head.seq));
    writeMeta(target.db, {
      epoch: source.epoch,
      cursor: head.seq,
      hash: head.hash,
      labels,
      authority: false,
    });
    storeCheckpoint(target, head);
  });
  const digests = digestsOf(authority, labels);
  return {
    ...head,
    epoch: source.epoch,
    schema: authority.schemaVersion,
    labels: [...labels].sort(),
    digests,
  };
}

/** Every row of a synced table, by column number, in key order. */
export function rowsOf(replica: Replica, table: TableInfo): IterableIterator<readonly Value[]> {
  const names = table.columns.map((column) => `"${column}"`).join(', ');
  const statement = replica.db.sqlite.prepare(`SELECT ${names} FROM "${table.name}" ORDER BY id`).raw();
  return statement.iterate() as IterableIterator<readonly Value[]>;
}

/** Marks where replaying history may start on this replica. */
export function storeCheckpoint(
  replica: Replica,
  head: { readonly seq: number; readonly hash: string },
): void {
  const sums = replica.db.q('SELECT key, sum FROM digestSum ORDER BY key').raw().all();
  replica.db
    .q('INSERT OR REPLACE INTO checkpoint (seq, schema, hash, digests) VALUES (?, ?, ?, ?)')
    .run(head.seq, replica.schemaVersion, head.hash, JSON.stringify(sums));
}

function copyHistory(
  authority: Replica,
  target: Replica,
  labels: ReadonlySet<string>,
  sealer: Sealer,
  from: number,
): void {
  const history = new EntryWriter(target.db);
  let after = from;
  for (;;) {
    const entries = readEntries(authority.db, authority.schema, after, ENTRY_BATCH);
    for (const entry of entries) {
      history.add(filterEntry(authority, sealer, entry as Entry, { workstation: null, labels }));
    }
    const last = entries.at(-1);
    if (!last) break;
    after = last.seq;
  }
  history.finish();
}

/** True if the snapshot still lies on this authority's history. */
export function isOfThisHistory(
  authority: Replica,
  head: Pick<SnapshotHead, 'seq' | 'hash' | 'epoch'>,
): boolean {
  return readMeta(authority.db).epoch === head.epoch && hashAt(authority.db, head.seq) === head.hash;
}
