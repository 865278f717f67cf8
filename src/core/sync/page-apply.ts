import { refusal } from '../../shared/kernel/refusal.ts';
import { contentOf } from '../../shared/sync/change-set.ts';
import { runCommand } from '../platform/command-runner.ts';
import { conflictKeys } from '../platform/conflict-key.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { DigestSum } from '../platform/digest.ts';
import { storeDigest, storedDigest } from '../platform/digest-store.ts';
import { applyEffects, undoEffects } from '../platform/effect-apply.ts';
import type { Replica } from '../platform/replica.ts';
import { type ReplicaMeta, readMeta, writeMeta } from '../platform/replica-meta.ts';
import { storageFaultOf } from '../platform/storage-fault.ts';
import { noteChanged, noteRefused } from './attention-store.ts';
import { DirtySet, laterMeeting } from './dirty-set.ts';
import { type Entry, effectsHashOf, fitsChain, type LogEntry } from './entry.ts';
import { entryKindById } from './entry-store.ts';
import { isChained } from './entry-wire.ts';
import { EntryWriter } from './entry-writer.ts';
import { documentsOf, isIndependent, provisionalNumber } from './local-run.ts';
import {
  hasPending,
  type Pending,
  pendingById,
  pendingByOrd,
  pendingOrds,
  removePending,
  updatePendingRun,
} from './pending-store.ts';
import type { Page } from './protocol.ts';

export type ApplyOutcome =
  | {
      readonly kind: 'applied';
      /** Entries applied, pending change sets taken back and run again, and how many of those are blocked now. */
      readonly entries: number;
      readonly rerun: number;
      readonly blocked: number;
      /** True if everything pending had to be run again because the first try failed. */
      readonly fellBack: boolean;
    }
  /** A page of another epoch, incarnation or cursor: late or repeated. */
  | { readonly kind: 'ignored' }
  /** History holds something under this incarnation that was never made here: this disk is a copy. */
  | { readonly kind: 'forked' }
  /** The base is not what history says: bootstrap anew with the outbox. */
  | { readonly kind: 'damaged'; readonly error: unknown };

/**
 * Brings this replica to the page's end in one transaction: takes back the pending work that stands in the way, applies
 * history, runs that work again (protocol.md, "Apply a page"). On any error once more with all pending taken back.
 */
export function applyPage(replica: Replica, page: Page): ApplyOutcome {
  const meta = readMeta(replica.db);
  if (page.from !== meta.cursor || page.epoch !== meta.epoch || page.incarnation !== meta.incarnation) {
    return { kind: 'ignored' };
  }
  if (!chainHolds(meta.hash, page))
    return { kind: 'damaged', error: new Error('the chain of hashes is broken') };
  if (page.entries.some((entry) => isForeignUnderMyName(replica, meta, entry))) return { kind: 'forked' };
  try {
    return applyWithDirty(replica, meta, page, dirtyFor(replica, page), false);
  } catch (first) {
    if (isOfTheDisk(first)) throw first;
    try {
      const all = new DirtySet(replica.db);
      for (const ord of pendingOrds(replica.db)) all.add(ord);
      return applyWithDirty(replica, meta, page, all, true);
    } catch (error) {
      if (isOfTheDisk(error)) throw error;
      return { kind: 'damaged', error };
    }
  }
}

/** A full disk says nothing about the base, and another bootstrap would need more of it. */
function isOfTheDisk(error: unknown): boolean {
  const fault = storageFaultOf(error);
  return fault !== null && fault !== 'unreadable';
}

/** A re-run came out with keys that meet a later clean change set: take that back too and start over. */
class Widen extends Error {
  readonly ord: number;
  constructor(ord: number) {
    super('the set of work to run again is too small');
    this.ord = ord;
  }
}

function applyWithDirty(
  replica: Replica,
  meta: ReplicaMeta,
  page: Page,
  dirty: DirtySet,
  fellBack: boolean,
): ApplyOutcome {
  for (;;) {
    dirty.close();
    try {
      return inTransaction(replica.db, () => applyOnce(replica, meta, page, dirty.ords, fellBack));
    } catch (error) {
      if (!(error instanceof Widen)) throw error;
      dirty.add(error.ord);
    } finally {
      if (replica.capture) replica.guard.captured();
    }
  }
}

function applyOnce(
  replica: Replica,
  meta: ReplicaMeta,
  page: Page,
  dirty: ReadonlySet<number>,
  fellBack: boolean,
): ApplyOutcome {
  const { db } = replica;
  db.q('PRAGMA defer_foreign_keys = ON').run();
  const inOrder = [...dirty].sort((a, b) => a - b);
  replica.guard.open(() => {
    for (const ord of inOrder.toReversed())
      undoEffects(replica.rows, pendingByOrd(db, replica.schema, ord).effects);
    const sum = new DigestSum();
    const mayBeOwn = hasPending(db);
    const history = new EntryWriter(db);
    for (const entry of page.entries) {
      applyEntry(replica, entry, mayBeOwn, dirty, sum);
      history.add(entry);
    }
    history.finish();
    storeDigest(db, sum);
  });
  if (replica.capture) replica.guard.captured();
  let blocked = 0;
  let rerun = 0;
  for (const ord of inOrder) {
    if (db.q('SELECT 1 FROM pending WHERE ord = ?').get(ord) === undefined) continue;
    rerun++;
    if (!runAgain(replica, meta, ord, dirty)) blocked++;
  }
  writeMeta(db, { cursor: page.to, hash: page.hash });
  forgetVoidVerdicts(db, page);
  if (page.digests) requireSameDigest(replica, page.digests);
  return { kind: 'applied', entries: page.entries.length, rerun, blocked, fellBack };
}

/**
 * A verdict whose entry should have come by now was given in a history that is no more: the server was restored and
 * nobody noticed. It is asked for again.
 */
function forgetVoidVerdicts(db: Db, page: Page): void {
  const isAtHead = page.to === page.head;
  db.q(
    "UPDATE pending SET verdict = NULL WHERE verdict IS NOT NULL AND (? OR json_extract(verdict, '$.seq') <= ?)",
  ).run(isAtHead ? 1 : 0, page.to);
}

function applyEntry(
  replica: Replica,
  entry: LogEntry,
  mayBeOwn: boolean,
  dirty: ReadonlySet<number>,
  sum: DigestSum,
): void {
  const { db, schema } = replica;
  if (entry.kind === 'bare') return;
  const own = mayBeOwn ? pendingById(db, schema, entry.id) : null;
  const stands = own !== null && !dirty.has(own.ord);
  if (!stands && entry.kind === 'accepted') applyEffects(replica.rows, entry.effects);
  if (entry.kind === 'accepted') sum.addEffects(entry.effects);
  if (!own) return;
  if (entry.kind === 'refused') noteRefused(db, own, entry);
  else if (entry.kind === 'accepted') noteChanged(db, schema, own, entry);
  removePending(db, own.ord);
}

/** Runs a pending change set again on the new base; false if it failed and waits without effects. */
export function runAgain(
  replica: Replica,
  meta: ReplicaMeta,
  ord: number,
  dirty: ReadonlySet<number>,
): boolean {
  const { db, schema } = replica;
  const pending = pendingByOrd(db, schema, ord);
  const content = contentOf(pending.body);
  const outcome = runCommand(replica, pending.id, content, {
    authority: false,
    labels: meta.labels,
    mintNumber: null,
    finalNumber: (series) => provisionalNumber(series, pending.id),
    restitution: false,
    first: false,
  });
  const effects = outcome.ok ? outcome.effects : [];
  const later = laterMeeting(db, conflictKeys(effects, outcome.watch), ord, dirty);
  if (later !== null) throw new Widen(later);
  updatePendingRun(db, ord, {
    effects,
    watch: outcome.watch,
    blocked: outcome.ok ? null : outcome.refusal,
    documents: documentsOf(replica, content, effects),
    independent: isIndependent(replica, content),
  });
  return outcome.ok;
}

function dirtyFor(replica: Replica, page: Page): DirtySet {
  const { db, schema } = replica;
  const dirty = new DirtySet(db);
  if (!hasPending(db)) return dirty;
  for (const entry of page.entries) {
    if (entry.kind === 'bare') continue;
    const own = pendingById(db, schema, entry.id);
    if (own && !isSame(own, entry)) dirty.add(own.ord);
    if (entry.kind === 'accepted') dirty.addMeeting(conflictKeys(entry.effects, []), 0, own?.ord ?? -1);
  }
  return dirty;
}

function isSame(own: Pending, entry: Entry): boolean {
  return (
    entry.kind === 'accepted' && own.blocked === null && own.effectsHash === effectsHashOf(entry.effects)
  );
}

function chainHolds(hash: string, page: Page): boolean {
  const isKnown = isChained(page, hash);
  let previous = hash;
  for (const entry of page.entries) {
    if (!isKnown && !fitsChain(previous, entry)) return false;
    previous = entry.hash;
  }
  return previous === page.hash;
}

function isForeignUnderMyName(replica: Replica, meta: ReplicaMeta, entry: LogEntry): boolean {
  if (entry.kind === 'bare' || entry.kind === 'duplicate' || entry.incarnation !== meta.incarnation)
    return false;
  const mine = replica.db.q('SELECT contentHash FROM pending WHERE id = ?').pluck().get(entry.id) as
    | string
    | undefined;
  if (mine !== undefined) return mine !== entry.contentHash;
  return entryKindById(replica.db, entry.id) === null;
}

function requireSameDigest(replica: Replica, digests: Readonly<Record<string, string>>): void {
  const mine = storedDigest(replica.db).byLabel();
  for (const label of new Set([...Object.keys(mine), ...Object.keys(digests)])) {
    if (mine[label] !== digests[label]) {
      const { code, params } = refusal('sync.digest-differs', { label });
      throw new Error(`${code}: ${JSON.stringify(params)}`);
    }
  }
}
