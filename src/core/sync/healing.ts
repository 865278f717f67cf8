import { type ChangeSetBody, contentOf } from '../../shared/sync/change-set.ts';
import type { WireEntry } from '../../shared/sync/wire-entry.ts';
import type { Witness } from '../../shared/sync/wire-schemas.ts';
import { inTransaction } from '../platform/database.ts';
import type { Replica } from '../platform/replica.ts';
import { readMeta, writeMeta, writeSetting } from '../platform/replica-meta.ts';
import { type Authority, adoptEntry, catchUp, raiseNumbers, runWithAuthority } from './authority.ts';
import { contentHashOf, type Entry, type LogEntry } from './entry.ts';
import { entryKindById, headOf, isOriginTaken, progressOf, readEntries } from './entry-store.ts';
import { decodeEntry, encodeEntry } from './entry-wire.ts';
import { type Decision, historyWriter } from './history-writer.ts';
import { pendingByOrd, pendingOrds } from './pending-store.ts';
import type { Verdict } from './protocol.ts';
import type { Sealer } from './sealer.ts';
import { keptWitnesses } from './witness.ts';

/** An accepted or refused change set of which a workstation holds the verdict but not the entry yet. */
export interface DecidedPending {
  readonly id: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly body: ChangeSetBody;
  readonly verdict: Verdict;
}

/** What one workstation gives a restored server: the entries it holds beyond the restored head, and its verdicts. */
export interface HealingReport {
  readonly workstation: string;
  readonly entries: readonly WireEntry[];
  /** Hash of each reported entry, by sequence number; wire entries leave theirs to be computed. */
  readonly hashes: Readonly<Record<number, string>>;
  readonly decided: readonly DecidedPending[];
  /** Entries of the server's own that this workstation holds under its seal. */
  readonly witnessed: readonly Witness[];
}

/** Setting: the epoch of the server this replica has reported to, until that server answers as before. */
export const REPORTED = 'sync.reportedEpoch';

/** The report of this workstation to a server restored to `head`; then its replies of the old epoch are ignored. */
export function reportForHealing(replica: Replica, head: number, newEpoch: string): HealingReport {
  return inTransaction(replica.db, () => {
    const meta = readMeta(replica.db);
    const entries: LogEntry[] = [];
    for (let after = head; ; ) {
      const batch = readEntries(replica.db, replica.schema, after, 500);
      entries.push(...batch);
      const last = batch.at(-1);
      if (!last) break;
      after = last.seq;
    }
    const decided = pendingOrds(replica.db).flatMap((ord) => {
      const { id, incarnation, counter, body, verdict } = pendingByOrd(replica.db, replica.schema, ord);
      return verdict ? [{ id, workstation: meta.workstation, incarnation, counter, body, verdict }] : [];
    });
    writeMeta(replica.db, { epoch: newEpoch });
    writeSetting(replica.db, REPORTED, newEpoch);
    const held = new Set(entries.map(({ hash }) => hash));
    return {
      workstation: meta.workstation,
      entries: entries.map(encodeEntry),
      hashes: Object.fromEntries(entries.map((entry) => [entry.seq, entry.hash])),
      decided,
      witnessed: keptWitnesses(replica.db).filter(({ hash }) => !held.has(hash)),
    };
  });
}

/** What counts of a workstation that comes when the server is open again: nothing but what is under its seal. */
export function lateReport({ db }: Replica): HealingReport {
  const { workstation } = readMeta(db);
  return { workstation, entries: [], hashes: {}, decided: [], witnessed: keptWitnesses(db) };
}

export interface HealingResult {
  /** Entries taken over as data, verified by their hashes. */
  readonly byData: number;
  /** Entries beyond a hole, run again in their original order. */
  readonly runAgain: number;
  /** Of those: ids of what had been accepted and could not be accepted again. */
  readonly failed: readonly string[];
}

/**
 * Takes back, at any time, what this authority itself had originated and lost: of what was witnessed only what is under
 * its seal, and of that only its own, in the order in which it was told: places of different histories say nothing of
 * that. What history holds already is passed over.
 */
export function takeWitnessed(
  authority: Authority,
  sealer: Sealer,
  witnessed: readonly Witness[],
): Pick<HealingResult, 'runAgain' | 'failed'> {
  const { replica } = authority;
  return inTransaction(replica.db, () => {
    catchUp(authority);
    const { workstation } = readMeta(replica.db);
    const offered = witnessed.flatMap((witness) => openedWitness(sealer, witness));
    const own = undecided(replica, offered, []).filter((item) => item.workstation === workstation);
    return { runAgain: own.length, failed: runRest(authority, own) };
  });
}

/**
 * Gives a restored server its history back from the fleet (protocol.md, "Restored server"): what is contiguous and
 * fits the chain as data, what lies beyond a hole by running it again in restitution mode, one transaction.
 */
export function heal(authority: Authority, sealer: Sealer, reports: readonly HealingReport[]): HealingResult {
  const { replica } = authority;
  return inTransaction(replica.db, () => {
    catchUp(authority);
    const offered = reports.flatMap((report) => [
      ...openedEntries(sealer, report),
      ...report.witnessed.flatMap((witness) => openedWitness(sealer, witness)),
    ]);
    const byData = adoptContiguous(authority, offered);
    const rest = undecided(replica, offered, reports).sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
    const failed = runRest(authority, rest);
    return { byData, runAgain: rest.length, failed };
  });
}

interface Offered {
  readonly seq: number;
  readonly hash: string;
  /** The whole entry, its own hash computed on the server's chain when it is its turn. */
  readonly wire: WireEntry;
}

function openedEntries(sealer: Sealer, report: HealingReport): Offered[] {
  return report.entries.flatMap((wire) => {
    const hash = report.hashes[wire[0]];
    if (hash === undefined) return [];
    const sealed = wire.length === 3 ? wire[2] : (wire[9]?.sealed ?? null);
    if (sealed === null) return wire.length === 3 ? [] : [{ seq: wire[0], hash, wire }];
    return openedWitness(sealer, { hash, sealed });
  });
}

function openedWitness(sealer: Sealer, { hash, sealed }: Witness): Offered[] {
  const text = sealer.unseal(sealed);
  if (text === null) return [];
  const wire = JSON.parse(text) as WireEntry;
  return [{ seq: wire[0], hash, wire }];
}

function adoptContiguous({ replica, log }: Authority, offered: readonly Offered[]): number {
  const bySeq = Map.groupBy(offered, (entry) => entry.seq);
  let adopted = 0;
  for (;;) {
    const head = headOf(replica.db);
    const candidates = bySeq.get(head.seq + 1) ?? [];
    const entry = candidates
      .map((candidate) => ({ candidate, entry: decodeEntry(replica.schema, candidate.wire, head.hash) }))
      .find(({ candidate, entry }) => entry.hash === candidate.hash)?.entry;
    if (!entry || entry.kind === 'bare') return adopted;
    const whole = { ...entry, sealed: null };
    adoptEntry(replica, whole);
    if (!log.append(head.seq, [whole])) throw new Error('another node writes history during healing');
    adopted++;
  }
}

interface Rest {
  readonly seq: number;
  readonly id: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly kind: 'accepted' | 'refused';
  readonly body: ChangeSetBody;
  readonly finalNumbers: Readonly<Record<string, string>>;
  readonly reason: Entry['reason'];
}

function undecided(replica: Replica, offered: readonly Offered[], reports: readonly HealingReport[]): Rest[] {
  const rest = new Map<string, Rest>();
  for (const { wire } of offered) {
    const entry = decodeEntry(replica.schema, wire, '');
    if (entry.kind === 'bare' || entry.kind === 'duplicate' || !entry.body) continue;
    rest.set(entry.id, { ...entry, kind: entry.kind, body: entry.body });
  }
  for (const { verdict, ...item } of reports.flatMap((report) => report.decided)) {
    const { seq, kind, finalNumbers, reason } = verdict;
    if (!rest.has(item.id)) rest.set(item.id, { ...item, seq, kind, finalNumbers, reason });
  }
  return [...rest.values()].filter((item) => entryKindById(replica.db, item.id) === null);
}

function runRest(authority: Authority, rest: readonly Rest[]): string[] {
  const { replica } = authority;
  const writer = historyWriter(authority);
  const { workstation: own } = readMeta(replica.db);
  const failed: string[] = [];
  for (const item of rest) {
    const content = contentOf(item.body);
    // Whether a counter is free, history is asked.
    writer.settle();
    const base = {
      ...item,
      contentHash: contentHashOf(item.id, item.body),
      person: content.person,
      command: content.command,
      version: content.version,
      now: content.now,
      restitution: true,
      effects: [],
    };
    const append = (decision: Partial<Decision>) =>
      writer.append({ ...base, ...freeOrigin(replica, item), ...decision });
    raiseNumbers(replica, item);
    if (item.kind === 'refused') {
      append({});
      continue;
    }
    const run = (published: Rest['finalNumbers']) =>
      runWithAuthority(replica, item.id, content, { first: false, restitution: true, published });
    const again = run(item.finalNumbers);
    // Nobody else can offer the server's own work again: rather under other numbers than not at all.
    const { outcome, finalNumbers } = again.outcome.ok || item.workstation !== own ? again : run({});
    if (outcome.ok) append({ effects: outcome.effects, finalNumbers });
    else {
      failed.push(item.id);
      // Undecided, it may come again: what it builds on may be given back later.
      if (item.workstation === own) continue;
      append({ kind: 'refused', reason: outcome.refusal, finalNumbers: {} });
    }
  }
  if (!writer.finish()) throw new Error('another node writes history during healing');
  return failed;
}

/**
 * Where what is run again counts as made. Two histories that both were, the second after a restore that nobody noticed, can
 * give back different work under one counter: the later of the two becomes the server's own. Its id stays, by which
 * whoever made it knows it.
 */
function freeOrigin({ db }: Replica, made: Rest): Pick<Rest, 'workstation' | 'incarnation' | 'counter'> {
  const { workstation, incarnation, counter } = made;
  if (!isOriginTaken(db, incarnation, counter)) return { workstation, incarnation, counter };
  const own = readMeta(db);
  const next = Math.max(own.counter, progressOf(db, own.incarnation)) + 1;
  writeMeta(db, { counter: next });
  return { workstation: own.workstation, incarnation: own.incarnation, counter: next };
}
