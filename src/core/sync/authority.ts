import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { type ChangeSet, type ChangeSetContent, contentOf } from '../../shared/sync/change-set.ts';
import { type RunEnvironment, type RunOutcome, runCommand } from '../platform/command-runner.ts';
import { inTransaction } from '../platform/database.ts';
import { DigestSum } from '../platform/digest.ts';
import { storeDigest } from '../platform/digest-store.ts';
import { applyEffects } from '../platform/effect-apply.ts';
import { nextFinalNumber, raiseDocumentNumber, raiseFinalNumber } from '../platform/number-counter.ts';
import type { Replica } from '../platform/replica.ts';
import { readMeta, writeMeta } from '../platform/replica-meta.ts';
import { contentHashOf, type Entry } from './entry.ts';
import { entryById, entryKindById, headOf } from './entry-store.ts';
import { storeEntry } from './entry-writer.ts';
import { type Decision, type HistoryWriter, historyWriter } from './history-writer.ts';
import type { LogStore } from './log-store.ts';
import type { PushReply, PushRequest, Verdict } from './protocol.ts';
import { PushMemory } from './push-memory.ts';

/** What the authority asks of the world around it. */
export interface AuthorityPorts {
  /** Why the person may not act through this workstation now (grant unknown, expired, revoked), or null. */
  readonly grantProblem: (content: ChangeSetContent, workstation: string) => Refusal | null;
  /** The instant a change set counts as made: the workstation's own unless it is beyond tolerance. */
  readonly clampNow: (now: number) => number;
  /** Told of every handler that threw something other than a refusal. */
  readonly alarm: (id: string, command: string, bug: unknown) => void;
}

/** The replica that decides, with its log. */
export interface Authority {
  readonly replica: Replica;
  readonly log: LogStore;
  readonly ports: AuthorityPorts;
}

/** Thrown inside the transaction when another leader has appended meanwhile. */
class HeadMoved extends Error {}

/** A command failed half way and no savepoint takes back what it wrote: the whole transaction is to be. */
class HalfDone extends Error {}

/**
 * Takes a workstation's change sets in the order they were made and answers each with a stored verdict; all of them and
 * the log entries are one transaction (protocol.md, "Push"). Resubmission gives the same verdict and no second effect.
 */
export function push(authority: Authority, request: PushRequest): PushReply {
  const { replica } = authority;
  const meta = readMeta(replica.db);
  if (request.epoch !== meta.epoch) return { kind: 'epoch', epoch: meta.epoch };
  const decided = (savepoints: Savepoints) => pushOnce(authority, request, meta.epoch, savepoints);
  try {
    try {
      return decided('none');
    } catch (error) {
      if (error instanceof HalfDone) return decided('each');
      throw error;
    }
  } catch (error) {
    if (error instanceof HeadMoved) return { kind: 'later' };
    throw error;
  }
}

/**
 * Savepoints around `each` command of a push, or `none`: they cost a fifth of the push, and are needed only where a command
 * fails after it has written. Such a push is taken back and decided anew.
 */
type Savepoints = 'none' | 'each';

function pushOnce(
  authority: Authority,
  request: PushRequest,
  epoch: string,
  savepoints: Savepoints,
): PushReply {
  const { replica } = authority;
  return inTransaction(replica.db, () => {
    catchUp(authority);
    const writer = historyWriter(authority);
    const memory = new PushMemory(authority);
    const verdicts: Verdict[] = [];
    let stop: Extract<PushReply, { kind: 'verdicts' }>['stop'] = null;
    // One opening for all of them: what commands leave to be settled is settled once.
    replica.guard.open(() => {
      for (const item of request.items) {
        const answer = takeItem(authority, writer, memory, item, savepoints);
        if (answer.kind !== 'verdict') {
          stop = answer;
          break;
        }
        verdicts.push(answer.verdict);
      }
    });
    if (!writer.finish()) throw new HeadMoved();
    return { kind: 'verdicts', epoch, incarnation: request.incarnation, verdicts, stop };
  });
}

/** Applies what the log holds and the state does not: after a crash between append and commit, or as a follower. */
export function catchUp(authority: Authority): void {
  if (authority.log.embedded) return;
  const { replica, log } = authority;
  for (;;) {
    const { seq } = headOf(replica.db);
    const entries = log.read(seq, 500);
    if (entries.length === 0) return;
    for (const entry of entries) adoptEntry(replica, entry);
  }
}

/** Takes over an entry of history as data, without running its command. */
export function adoptEntry(replica: Replica, entry: Entry): void {
  const sum = new DigestSum();
  replica.guard.open(() => applyEffects(replica.rows, entry.effects));
  if (replica.capture) replica.guard.captured();
  sum.addEffects(entry.effects);
  storeEntry(replica.db, entry);
  storeDigest(replica.db, sum);
  raiseNumbers(replica, entry);
  writeMeta(replica.db, { cursor: entry.seq, hash: entry.hash });
}

/** Numbers that come with history, from a restored server's fleet or another node, are never given again. */
export function raiseNumbers(replica: Replica, entry: Pick<Entry, 'finalNumbers' | 'body'>): void {
  for (const number of Object.values(entry.finalNumbers)) raiseFinalNumber(replica.db, number);
  if (!entry.body) return;
  const { code, numbers } = contentOf(entry.body);
  if (code !== readMeta(replica.db).code) return;
  for (const number of Object.values(numbers)) raiseDocumentNumber(replica.db, number);
}

type ItemAnswer =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'gap'; readonly sendFrom: number }
  | { readonly kind: 'fork' };

function takeItem(
  authority: Authority,
  writer: HistoryWriter,
  memory: PushMemory,
  item: ChangeSet,
  savepoints: Savepoints,
): ItemAnswer {
  const { db, schema } = authority.replica;
  const contentHash = contentHashOf(item.id, item.body);
  const progress = memory.progressOf(item.incarnation);
  writer.settle([item.id]);
  const known = entryKindById(db, item.id);
  if (known && known.contentHash !== contentHash) return { kind: 'fork' };
  if (!known && item.counter <= progress) return { kind: 'fork' };
  if (item.counter > progress + 1) return { kind: 'gap', sendFrom: progress + 1 };
  if (known) {
    if (item.counter === progress + 1)
      memory.note(writer.append({ ...bareDecision(item, contentHash), kind: 'duplicate' }));
    const first = entryById(db, schema, item.id);
    if (!first) throw new Error(`the verdict on ${item.id} is gone`);
    return { kind: 'verdict', verdict: verdictOf(first) };
  }
  const entry = decide(authority, writer, memory, item, contentHash, savepoints);
  memory.note(entry);
  return { kind: 'verdict', verdict: verdictOf(entry) };
}

function decide(
  authority: Authority,
  writer: HistoryWriter,
  memory: PushMemory,
  item: ChangeSet,
  contentHash: string,
  savepoints: Savepoints,
): Entry {
  const { replica, ports } = authority;
  const content = contentOf(item.body);
  const now = ports.clampNow(content.now);
  const base = { ...bareDecision(item, contentHash), now };
  writer.settle(content.dependencies);
  const problem = memory.grantProblem(content, item.workstation) ?? refusedDependency(replica, content);
  if (problem) return writer.append({ ...base, kind: 'refused', reason: problem });
  const { outcome, finalNumbers } = runWithAuthority(
    replica,
    item.id,
    { ...content, now },
    {
      first: false,
      restitution: false,
      givenUpOnFailure: savepoints === 'none',
      permissionsOf: (person) => memory.permissionsOf(person),
    },
  );
  if (!outcome.ok && outcome.leftRows) throw new HalfDone();
  if (outcome.ok) return writer.append({ ...base, kind: 'accepted', effects: outcome.effects, finalNumbers });
  if (outcome.bug !== undefined) ports.alarm(item.id, content.command, outcome.bug);
  return writer.append({ ...base, kind: 'refused', reason: outcome.refusal });
}

/** Runs a command as the authority does; numbers are only those minted before unless `mintNumber` is given. */
export function runWithAuthority(
  replica: Replica,
  id: string,
  content: ChangeSetContent,
  mode: {
    readonly first: boolean;
    readonly restitution: boolean;
    readonly mintNumber?: (series: string) => string;
    readonly givenUpOnFailure?: boolean;
    /** Numbers already published for this change set, by series: given again instead of new ones. */
    readonly published?: Readonly<Record<string, string>>;
    readonly permissionsOf?: RunEnvironment['permissionsOf'];
  },
): { readonly outcome: RunOutcome; readonly finalNumbers: Readonly<Record<string, string>> } {
  const finalNumbers: Record<string, string> = {};
  const outcome = runCommand(replica, id, content, {
    authority: true,
    labels: null,
    mintNumber: mode.mintNumber ?? null,
    finalNumber: (series) => {
      const number = mode.published?.[series] ?? nextFinalNumber(replica.db, series);
      finalNumbers[series] = number;
      return number;
    },
    restitution: mode.restitution,
    first: mode.first,
    givenUpOnFailure: mode.givenUpOnFailure ?? false,
    ...(mode.permissionsOf ? { permissionsOf: mode.permissionsOf } : {}),
  });
  if (outcome.ok) return { outcome, finalNumbers };
  const tookNumbers = mode.givenUpOnFailure === true && Object.keys(finalNumbers).length > 0;
  return { outcome: tookNumbers ? { ...outcome, leftRows: true } : outcome, finalNumbers: {} };
}

function refusedDependency(replica: Replica, content: ChangeSetContent): Refusal | null {
  for (const dependency of content.dependencies) {
    const known = entryKindById(replica.db, dependency);
    if (known?.kind === 'refused') return refusal('sync.depends-on-refused', { changeSet: dependency });
  }
  return null;
}

function bareDecision(item: ChangeSet, contentHash: string): Omit<Decision, 'kind'> {
  const { command, version, person, now } = contentOf(item.body);
  return {
    id: item.id,
    workstation: item.workstation,
    incarnation: item.incarnation,
    counter: item.counter,
    contentHash,
    person,
    command,
    version,
    now,
    reason: null,
    finalNumbers: {},
    restitution: false,
    body: item.body,
    effects: [],
  };
}

export function verdictOf(entry: Entry): Verdict {
  return {
    id: entry.id,
    kind: entry.kind === 'accepted' ? 'accepted' : 'refused',
    seq: entry.seq,
    reason: entry.reason,
    finalNumbers: entry.finalNumbers,
  };
}
