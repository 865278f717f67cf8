import type { Witness } from '../../shared/sync/wire-schemas.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { effectLabels } from '../platform/effect.ts';
import type { Replica } from '../platform/replica.ts';
import { type ReplicaMeta, readMeta, writeMeta } from '../platform/replica-meta.ts';
import { noteChanged, noteRefused } from './attention-store.ts';
import { entryById, entryKindById, headOf, readEntries } from './entry-store.ts';
import { EntryWriter } from './entry-writer.ts';
import { keepOwnBody, type OwnAccepted, ownAccepted } from './own-history.ts';
import { runAgain } from './page-apply.ts';
import {
  forgetVerdicts,
  insertReoffered,
  pendingById,
  pendingByOrd,
  pendingOrds,
  removePending,
  shiftPending,
} from './pending-store.ts';
import type { BootstrapVerdicts, Verdict } from './protocol.ts';
import { rowsOf, storeCheckpoint } from './snapshot.ts';
import { keepWitness } from './witness.ts';

/** Identity a workstation goes on with: the old one, or a new incarnation after a fork or an unfillable gap. */
export interface Enrolment {
  readonly workstation: string;
  readonly incarnation: number;
  readonly code: string;
}

/**
 * Replaces the base of this replica by a snapshot, keeping the outbox: settles what the server has decided up to the
 * snapshot, stamps the rest anew where the incarnation is new, runs it again, all in one transaction. What was accepted
 * from here and is no longer in the server's history goes back into the outbox, in front.
 *
 * `decidedHere` tells the server's verdicts on this workstation's change sets up to the snapshot and the highest counter
 * it has of this incarnation (protocol.md, "Bootstrap"). The caller has set `secure_delete`, so that rows that left the scope do not stay on the disk. Answers how many are pending.
 */
export function rebase(
  replica: Replica,
  snapshot: Replica,
  decidedHere: BootstrapVerdicts,
  enrolment: Enrolment,
  expected: { readonly incarnation: number; readonly epoch: string; readonly cursor: number },
):
  | { readonly kind: 'rebased'; readonly pending: number; readonly reoffered: number }
  | { readonly kind: 'moved-on' } {
  const { db } = replica;
  return inTransaction(db, () => {
    const meta = readMeta(db);
    if (
      meta.incarnation !== expected.incarnation ||
      meta.epoch !== expected.epoch ||
      meta.cursor !== expected.cursor
    ) {
      return { kind: 'moved-on' };
    }
    db.sqlite.pragma('defer_foreign_keys = ON');
    const target = readMeta(snapshot.db);
    const decided = new Map(decidedHere.verdicts.map((verdict) => [verdict.id, verdict]));
    const accepted = ownAccepted(db, replica.schema, meta.workstation);
    const lost = accepted.filter(({ id }) => !decided.has(id) && entryKindById(snapshot.db, id) === null);
    replaceRows(replica, snapshot);
    const reoffered = putInFront(replica, lost);
    settle(replica, meta.workstation, decided, target);
    for (const own of accepted) {
      const verdict = decided.get(own.id);
      if (verdict) keepOutcome(db, meta.workstation, own, verdict, target);
    }
    forgetVerdicts(db);
    const isNew = enrolment.incarnation !== meta.incarnation;
    if (isNew || reoffered > 0) stampAnew(replica, enrolment.incarnation, isNew ? 0 : decidedHere.progress);
    writeMeta(db, {
      ...enrolment,
      epoch: target.epoch,
      cursor: target.cursor,
      hash: target.hash,
      labels: target.labels,
      authority: false,
    });
    db.q('DELETE FROM inbox').run();
    const now = readMeta(db);
    const ords = pendingOrds(db);
    const all = new Set(ords);
    for (const ord of ords) runAgain(replica, now, ord, all);
    return { kind: 'rebased', pending: ords.length, reoffered };
  });
}

/**
 * Gives all undecided work counters of a new incarnation, in place: for a gap nobody can fill any more. Ids stay, so
 * nothing can be accepted twice.
 */
export function restamp(replica: Replica, enrolment: Enrolment, witness?: Witness): void {
  inTransaction(replica.db, () => {
    if (witness) keepWitness(replica.db, witness);
    stampAnew(replica, enrolment.incarnation, 0);
    writeMeta(replica.db, { ...enrolment });
  });
}

type SnapshotPlace = Pick<ReplicaMeta, 'cursor' | 'labels'>;

/**
 * An accepted change set keeps its input, unless what it did lies in a scope this replica has lost: then only the sealed
 * copy stays. One that the restored server could not accept again waits for a person.
 */
function keepOutcome(
  db: Db,
  workstation: string,
  own: OwnAccepted,
  verdict: Verdict,
  { cursor, labels }: SnapshotPlace,
): void {
  if (verdict.kind === 'refused') {
    noteRefused(db, own, verdict);
    return;
  }
  const hasLeft = own.effects.flatMap(effectLabels).some((label) => labels !== null && !labels.has(label));
  if (verdict.seq <= cursor && !hasLeft) keepOwnBody(db, workstation, own, verdict.seq);
}

/**
 * Swaps every synced row, history and digest for the snapshot's. Derived tables are emptied too, in case they were
 * damaged, and filled by their triggers. Pending effects go with the rows: taking them back could fail on a damaged base.
 */
function replaceRows(replica: Replica, snapshot: Replica): void {
  const { db } = replica;
  replica.guard.open(() => {
    const synced = replica.schema.tables.toReversed();
    for (const table of [...synced, ...replica.schema.derived])
      db.sqlite.prepare(`DELETE FROM "${table.name}"`).run();
    for (const table of snapshot.schema.tables) {
      for (const row of rowsOf(snapshot, table)) replica.rows.insert(table, row);
    }
  });
  if (replica.capture) replica.guard.captured();
  for (const table of ['entry', 'entryDocument', 'digestSum', 'checkpoint'])
    db.q(`DELETE FROM ${table}`).run();
  const history = new EntryWriter(db);
  let after = 0;
  for (;;) {
    const batch = readEntries(snapshot.db, snapshot.schema, after, 200);
    for (const entry of batch) history.add(entry);
    const last = batch.at(-1);
    if (!last) break;
    after = last.seq;
  }
  history.finish();
  for (const row of snapshot.db.q('SELECT key, sum FROM digestSum').raw().all()) {
    db.q('INSERT INTO digestSum (key, sum) VALUES (?, ?)').run(row);
  }
  storeCheckpoint(replica, headOf(snapshot.db));
}

/** Puts lost accepted work before everything pending; answers how much. */
function putInFront(replica: Replica, lost: readonly OwnAccepted[]): number {
  const { db } = replica;
  const missing = lost.filter((entry) => pendingById(db, replica.schema, entry.id) === null);
  shiftPending(db, missing.length);
  missing.forEach((entry, i) => {
    insertReoffered(db, i + 1, entry);
  });
  return missing.length;
}

/** Takes out of the outbox what the snapshot contains; what was decided after it arrives by page. */
function settle(
  replica: Replica,
  workstation: string,
  decided: ReadonlyMap<string, Verdict>,
  target: SnapshotPlace,
): void {
  const { db, schema } = replica;
  for (const ord of pendingOrds(db)) {
    const pending = pendingByOrd(db, schema, ord);
    const verdict = decided.get(pending.id);
    if (!verdict || verdict.seq > target.cursor) continue;
    keepOutcome(db, workstation, pending, verdict, target);
    if (verdict.kind === 'accepted') {
      const entry = entryById(db, schema, pending.id);
      if (entry) noteChanged(db, schema, pending, entry);
    }
    removePending(db, ord);
  }
}

function stampAnew(replica: Replica, incarnation: number, progress: number): void {
  const { db } = replica;
  let counter = progress;
  for (const ord of pendingOrds(db)) {
    counter++;
    db.q('UPDATE pending SET incarnation = ?, counter = ?, verdict = NULL WHERE ord = ?').run(
      incarnation,
      counter,
      ord,
    );
  }
  writeMeta(db, { counter });
}
