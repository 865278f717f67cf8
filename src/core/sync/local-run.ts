import type { Refusal } from '../../shared/kernel/refusal.ts';
import { bodyOf, type ChangeSetContent } from '../../shared/sync/change-set.ts';
import { type RunOutcome, runCommand } from '../platform/command-runner.ts';
import { inSavepoint, inTransaction } from '../platform/database.ts';
import type { Effect } from '../platform/effect.ts';
import { nextDocumentNumber } from '../platform/number-counter.ts';
import type { Replica } from '../platform/replica.ts';
import { type ReplicaMeta, readMeta, writeMeta } from '../platform/replica-meta.ts';
import { type Authority, runWithAuthority } from './authority.ts';
import { embeddedLog } from './embedded-log.ts';
import { contentHashOf } from './entry.ts';
import { progressOf, touchedDocuments } from './entry-store.ts';
import { historyWriter } from './history-writer.ts';
import { insertPending, latestTouching } from './pending-store.ts';

/** What a person asks for; id and instant come from outside, because the core has neither chance nor clock. */
export interface LocalCall {
  readonly id: string;
  readonly command: string;
  /** Default: the declared version. */
  readonly version?: number;
  readonly person: string;
  readonly grant: string | null;
  readonly now: number;
  readonly input: unknown;
}

export type LocalResult =
  | {
      readonly ok: true;
      readonly id: string;
      readonly output: unknown;
      /**
       * `accepted` where this replica has the authority; otherwise the change set waits in the outbox. A run that changed
       * nothing is accepted too, and no change set is kept of it where its command says so.
       */
      readonly state: 'accepted' | 'pending';
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly bug?: unknown };

class NotDone extends Error {
  readonly result: Extract<LocalResult, { ok: false }>;
  constructor(result: Extract<LocalResult, { ok: false }>) {
    super(result.refusal.code);
    this.result = result;
  }
}

/**
 * Runs a command on this replica and stores its change set in the same transaction: when this answers, it is saved
 * here. A refusal leaves nothing behind, not even a number.
 */
export function runLocally(
  replica: Replica,
  call: LocalCall,
  /** Asked inside the transaction: why nothing may be done now, or null. */
  whyNot: () => Refusal | null = () => null,
): LocalResult {
  return answered(() =>
    inTransaction(replica.db, () => {
      const reason = whyNot();
      if (reason) throw new NotDone({ ok: false, refusal: reason });
      return runHere(replica, call, true);
    }),
  );
}

/** As {@link runLocally} inside an open transaction, whose commit is what saves: many commands, one fsync. */
export function runLocallyWithin(replica: Replica, call: LocalCall): LocalResult {
  // An independent command takes itself back (see the runner): thousands of rows inside a savepoint cost their square.
  if (isIndependent(replica, call)) return answered(() => runHere(replica, call, false));
  return answered(() => inSavepoint(replica.db, () => runHere(replica, call, true)));
}

function answered(work: () => LocalResult): LocalResult {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotDone) return error.result;
    throw error;
  }
}

/** `givenUp`: a refusal is thrown out of a transaction or savepoint that takes everything back. */
function runHere(replica: Replica, call: LocalCall, givenUp: boolean): LocalResult {
  const meta = readMeta(replica.db);
  const content: ChangeSetContent = {
    command: call.command,
    version: call.version ?? replica.commands.get(call.command)?.declaration.version ?? 1,
    person: call.person,
    grant: call.grant,
    now: call.now,
    input: call.input,
    numbers: {},
    dependencies: [],
    seen: [],
    schema: replica.schemaVersion,
    code: meta.code,
  };
  return meta.authority
    ? decideHere(replica, call.id, content, meta, givenUp)
    : makePending(replica, call.id, content, meta, givenUp);
}

function makePending(
  replica: Replica,
  id: string,
  content: ChangeSetContent,
  meta: ReplicaMeta,
  givenUpOnFailure: boolean,
): LocalResult {
  const { db } = replica;
  const outcome = runCommand(replica, id, content, {
    authority: false,
    labels: meta.labels,
    mintNumber: (series) => nextDocumentNumber(db, series, meta.code),
    finalNumber: (series) => provisionalNumber(series, id),
    restitution: false,
    first: true,
    givenUpOnFailure,
  });
  if (!outcome.ok) throw new NotDone(outcome);
  if (isQuiet(replica, content, outcome)) return quiet(id, outcome);
  const documents = documentsOf(replica, content, outcome.effects);
  const independent = isIndependent(replica, content);
  const body = bodyOf({
    ...content,
    numbers: outcome.numbers,
    seen: outcome.seen,
    dependencies: independent ? [] : latestTouching(db, documents),
  });
  const counter = meta.counter + 1;
  insertPending(
    db,
    { id, incarnation: meta.incarnation, counter, contentHash: contentHashOf(id, body), body },
    { effects: outcome.effects, watch: outcome.watch, blocked: null, documents, independent },
  );
  writeMeta(db, { counter });
  return { ok: true, id, output: outcome.output, state: 'pending', effects: outcome.effects };
}

function decideHere(
  replica: Replica,
  id: string,
  content: ChangeSetContent,
  meta: ReplicaMeta,
  givenUpOnFailure: boolean,
): LocalResult {
  const { db } = replica;
  const { outcome, finalNumbers } = runWithAuthority(replica, id, content, {
    first: true,
    restitution: false,
    mintNumber: (series) => nextDocumentNumber(db, series, meta.code),
    givenUpOnFailure,
  });
  if (!outcome.ok) throw new NotDone(outcome);
  if (isQuiet(replica, content, outcome)) return quiet(id, outcome);
  const body = bodyOf({ ...content, numbers: outcome.numbers, seen: outcome.seen });
  // After a restore the fleet gives back entries of this very replica, beyond the counter it remembers.
  const counter = Math.max(meta.counter, progressOf(db, meta.incarnation)) + 1;
  const writer = historyWriter(soleAuthority(replica));
  writer.append({
    id,
    workstation: meta.workstation,
    incarnation: meta.incarnation,
    counter,
    kind: 'accepted',
    contentHash: contentHashOf(id, body),
    person: content.person,
    command: content.command,
    version: content.version,
    now: content.now,
    reason: null,
    finalNumbers,
    restitution: false,
    body,
    effects: outcome.effects,
  });
  writer.finish();
  writeMeta(db, { counter });
  return { ok: true, id, output: outcome.output, state: 'accepted', effects: outcome.effects };
}

/** Nothing changed and nobody needs to know that it was tried: an import run again would else fill log and outbox. */
function isQuiet(replica: Replica, { command }: ChangeSetContent, { changedNothing }: Ran): boolean {
  return changedNothing && (replica.commands.get(command)?.declaration.quietWhenUnchanged ?? false);
}

function quiet(id: string, { output }: Ran): LocalResult {
  return { ok: true, id, output, state: 'accepted', effects: [] };
}

type Ran = Extract<RunOutcome, { ok: true }>;

/** The number a legal document shows until the authority has given the final one. */
export function provisionalNumber(series: string, id: string): string {
  return `${series}-provisional-${id.slice(-6)}`;
}

/** Documents a run touched or was about. */
export function documentsOf(
  replica: Replica,
  content: ChangeSetContent,
  effects: readonly Effect[],
): Set<string> {
  const declaration = replica.commands.get(content.command)?.declaration;
  const parsed = declaration?.input.safeParse(content.input);
  const named = declaration && parsed?.success ? declaration.keys(parsed.data as never) : [];
  return new Set([...touchedDocuments(effects), ...named]);
}

export function isIndependent(replica: Replica, { command }: Pick<ChangeSetContent, 'command'>): boolean {
  return replica.commands.get(command)?.declaration.independent ?? false;
}

function soleAuthority(replica: Replica): Authority {
  const never = () => null;
  return {
    replica,
    log: embeddedLog(replica),
    ports: { grantProblem: never, clampNow: (now) => now, alarm: never },
  };
}
