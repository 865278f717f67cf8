import { inTransaction } from '../platform/database.ts';
import { DigestSum, unhex } from '../platform/digest.ts';
import { computedDigest, storedDigest } from '../platform/digest-store.ts';
import type { InsertEffect } from '../platform/effect.ts';
import { undoEffects } from '../platform/effect-apply.ts';
import type { Replica } from '../platform/replica.ts';
import { readMeta } from '../platform/replica-meta.ts';
import { contentHashOf, fitsChain, type LogEntry } from './entry.ts';
import { hashAt, headOf, readEntries } from './entry-store.ts';
import { pendingByOrd, pendingOrds } from './pending-store.ts';

export interface VerifyCheck {
  readonly name: string;
  /** How many things were looked at: a check that saw nothing proves nothing. */
  readonly looked: number;
  /** One sentence per fault, at most twenty. */
  readonly faults: readonly string[];
}

const BATCH = 500;
const MOST_FAULTS = 20;

/**
 * Proves this file against itself: SQLite's own integrity, foreign keys, the chain of hashes, stored digests against
 * rows, history taken back to the last checkpoint against its digest, and the domains' own checks. Writes nothing: what
 * it takes back is rolled back.
 */
export function verifyReplica(replica: Replica): VerifyCheck[] {
  const { db } = replica;
  const integrity = (db.sqlite.pragma('integrity_check') as { integrity_check: string }[]).map(
    (row) => row.integrity_check,
  );
  const broken = db.sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  const checks: VerifyCheck[] = [
    check(
      'integrity',
      1,
      integrity.filter((line) => line !== 'ok'),
    ),
    check(
      'foreign keys',
      replica.schema.tables.length,
      broken.map((row) => `a row of ${row.table} has lost its ${row.parent}`),
    ),
    verifyChain(replica),
    verifyOutbox(replica),
    ...verifyState(replica),
  ];
  for (const { name, faults } of replica.core.checks) checks.push(check(name, 1, faults(db)));
  return checks;
}

/**
 * What is asked of a database that was opened anew after its disk failed, before anybody works with it: SQLite's pages,
 * the chain from the last checkpoint on, and every change set that waits. Answers the faults.
 */
export function verifyRecent(replica: Replica): readonly string[] {
  const { db } = replica;
  const pages = (db.sqlite.pragma('quick_check') as { quick_check: string }[]).map((row) => row.quick_check);
  const checkpoint = db.q('SELECT max(seq) FROM checkpoint').pluck().get() as number | null;
  return [
    ...pages.filter((line) => line !== 'ok'),
    ...verifyChain(replica, checkpoint ?? 0).faults,
    ...verifyOutbox(replica).faults,
  ];
}

/** Entries after `from`: how each follows from the one before, and that its input is the one it was taken for. */
function verifyChain(replica: Replica, from = 0): VerifyCheck {
  const faults: string[] = [];
  let looked = 0;
  let previous: LogEntry | null = null;
  forEachEntry(replica, from, (entry) => {
    const before = previous?.hash ?? hashAt(replica.db, entry.seq - 1);
    if (previous && entry.seq !== previous.seq + 1) faults.push(`history has a hole before ${entry.seq}`);
    if (before !== null && !fitsChain(before, entry))
      faults.push(`entry ${entry.seq} does not fit the chain`);
    if (entry.kind !== 'bare' && entry.body && contentHashOf(entry.id, entry.body) !== entry.contentHash) {
      faults.push(`the input of entry ${entry.seq} was altered`);
    }
    previous = entry;
    looked++;
  });
  const meta = readMeta(replica.db);
  const head = headOf(replica.db);
  if (looked > 0 && (head.seq !== meta.cursor || head.hash !== meta.hash))
    faults.push('the cursor is not at the head of history');
  return check('chain', looked, faults);
}

function verifyOutbox(replica: Replica): VerifyCheck {
  const faults: string[] = [];
  const ords = pendingOrds(replica.db);
  for (const ord of ords) {
    const pending = pendingByOrd(replica.db, replica.schema, ord);
    if (contentHashOf(pending.id, pending.body) !== pending.contentHash)
      faults.push(`pending ${pending.id} was altered`);
  }
  return check('outbox', ords.length, faults);
}

class RollBack extends Error {}

function verifyState(replica: Replica): VerifyCheck[] {
  const checks: VerifyCheck[] = [];
  try {
    inTransaction(replica.db, () => {
      checks.length = 0;
      replica.db.sqlite.pragma('defer_foreign_keys = ON');
      checks.push(verifyRows(replica));
      checks.push(verifyReplay(replica));
      throw new RollBack();
    });
  } catch (error) {
    if (replica.capture) replica.guard.captured();
    if (!(error instanceof RollBack))
      checks.push(check('replay', 1, [error instanceof Error ? error.message : String(error)]));
  }
  return checks;
}

/** The rows without pending work must sum up to what was kept from effects; those that pending work made are as it made them. */
function verifyRows(replica: Replica): VerifyCheck {
  const altered: string[] = [];
  replica.guard.open(() => {
    for (const ord of pendingOrds(replica.db).toReversed()) {
      for (const effect of pendingByOrd(replica.db, replica.schema, ord).effects.toReversed()) {
        if (effect.op === 'insert' && !standsAsMade(replica, effect))
          altered.push(`${effect.table.name} ${effect.id}, which waits for the server, was altered`);
        undoEffects(replica.rows, [effect]);
      }
    }
  });
  const different = differences(replica, storedDigest(replica.db), computedDigest(replica));
  return check('digest', replica.schema.tables.length, [...altered, ...different]);
}

function standsAsMade({ rows }: Replica, { table, id, row }: InsertEffect): boolean {
  return rows.read(table, id)?.every((value, i) => value === (row[i] ?? null)) ?? false;
}

/** Taking history back, row by row, must end at the last checkpoint (or at nothing). */
function verifyReplay(replica: Replica): VerifyCheck {
  const { db } = replica;
  const checkpoint = db
    .q('SELECT seq, digests FROM checkpoint ORDER BY seq DESC, schema DESC LIMIT 1')
    .get() as { seq: number; digests: string } | undefined;
  const from = checkpoint?.seq ?? 0;
  let looked = 0;
  replica.guard.open(() => {
    for (let seq = headOf(db).seq; seq > from; seq -= BATCH) {
      const low = Math.max(from, seq - BATCH);
      for (const entry of readEntries(db, replica.schema, low, seq - low).toReversed()) {
        if (entry.kind === 'accepted') undoEffects(replica.rows, entry.effects);
        looked++;
      }
    }
  });
  const expected = new DigestSum();
  for (const [key, sum] of JSON.parse(checkpoint?.digests ?? '[]') as [string, string][])
    expected.merge(key, unhex(sum));
  return check('replay', looked, differences(replica, expected, computedDigest(replica)));
}

function differences(replica: Replica, expected: DigestSum, found: DigestSum): string[] {
  const sums = (sum: DigestSum) => new Map(sum.entries().map(([key, lanes]) => [key, lanes.join()]));
  const [a, b] = [sums(expected), sums(found)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .map((key) => {
      const bar = key.lastIndexOf('|');
      const table = replica.schema.byNumber.get(Number(key.slice(bar + 1)))?.name;
      return `the rows of ${table} in scope ${key.slice(0, bar)} are not what history says`;
    });
}

function forEachEntry(replica: Replica, from: number, see: (entry: LogEntry) => void): void {
  for (let after = from; ; ) {
    const batch = readEntries(replica.db, replica.schema, after, BATCH);
    for (const entry of batch) see(entry);
    const last = batch.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

function check(name: string, looked: number, faults: readonly string[]): VerifyCheck {
  return { name, looked, faults: faults.slice(0, MOST_FAULTS) };
}
