import type { Witness } from '../../shared/sync/wire-schemas.ts';
import { inTransaction } from '../platform/database.ts';
import type { Replica } from '../platform/replica.ts';
import {
  type ReplicaMeta,
  readMeta,
  readSetting,
  writeMeta,
  writeSetting,
} from '../platform/replica-meta.ts';
import { type Enrolment, rebase, restamp } from './bootstrap.ts';
import { contentHashOf } from './entry.ts';
import { progressOf } from './entry-store.ts';
import { decodePage, type WirePage } from './entry-wire.ts';
import { REPORTED } from './healing.ts';
import { emptyInbox, hasKeptPages, keepPage, keptPage, receivedTo } from './inbox-store.ts';
import { applyPage } from './page-apply.ts';
import { forgetVerdicts, hasUndecided, pendingCount, storeVerdict } from './pending-store.ts';
import type { PushReply, PushRequest } from './protocol.ts';
import type { SyncLimits, SyncReply, SyncRequest, SyncState, SyncStep } from './sync-state.ts';
import { keepWitness, keptWitnesses } from './witness.ts';

export function startSync(): SyncState {
  return { phase: 'exchange', turn: 'push' };
}

/** Asks for a bootstrap although nothing is wrong: the first one, or one a person wants. */
export function wantBootstrap(): SyncState {
  return { phase: 'bootstrap', reason: 'wanted', enrolment: null };
}

/** Takes the reply to `request` in, durably, and says what to do next. A late or repeated reply changes nothing. */
export function takeReply(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  reply: SyncReply,
  limits: SyncLimits,
): SyncStep {
  switch (reply.kind) {
    case 'later':
    case 'retry':
      return { state: turned(state), pace: 'wait', news: NOTHING };
    case 'upgrade-needed':
      return { state: turned(state), pace: 'wait', news: { kind: 'upgrade-needed', schema: reply.schema } };
    case 'healing':
      return onHealing(replica, state, request, reply);
    case 'waiting':
      return { state, pace: 'wait', news: NOTHING };
    case 'open':
      return { state: onOpen(state, request), pace: 'more', news: NOTHING };
    case 'unknown':
      return onUnknown(replica, state, request);
    case 'epoch':
      return onEpoch(replica, state, request, reply.epoch);
    case 'verdicts':
      return request.kind === 'push' ? onVerdicts(replica, state, request.request, reply) : unchanged(state);
    case 'page':
      return onPage(replica, state, request, reply, limits);
    case 'restored':
    case 're-scope':
      return onBaseGone(replica, state, request, reply.kind);
    case 'enrolled':
      return onEnrolled(replica, state, request, reply);
    case 'snapshot':
      return onSnapshot(replica, state, request, reply);
  }
}

const NOTHING = { kind: 'nothing' } as const;

function onHealing(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  reply: { readonly epoch: string; readonly head: number },
): SyncStep {
  const { epoch } = readMeta(replica.db);
  const reported = readSetting(replica.db, REPORTED) === reply.epoch;
  if (epochOf(request) !== epoch || (epoch === reply.epoch && !reported)) return unchanged(state);
  const isWaiting = state.phase === 'report' && state.epoch === reply.epoch;
  const next = { phase: 'report', epoch: reply.epoch, head: reply.head } as const;
  return { state: next, pace: isWaiting ? 'wait' : 'more', news: NOTHING };
}

/** Goes on under the server's new epoch; verdicts of the old one are asked for again, under the same ids. */
function onEpoch(replica: Replica, state: SyncState, request: SyncRequest, epoch: string): SyncStep {
  const meta = readMeta(replica.db);
  if (epochOf(request) !== meta.epoch || epoch === meta.epoch) return unchanged(state);
  inTransaction(replica.db, () => {
    writeMeta(replica.db, { epoch });
    forgetVerdicts(replica.db);
    emptyInbox(replica);
    writeSetting(replica.db, REPORTED, null);
  });
  return { state: underNewEpoch(state), pace: 'more', news: { kind: 'new-epoch', epoch } };
}

function underNewEpoch(state: SyncState): SyncState {
  if (state.phase === 'exchange') return { phase: 'exchange', turn: state.turn };
  return state.phase === 'report' || state.phase === 'witness' ? startSync() : state;
}

function onOpen(state: SyncState, request: SyncRequest): SyncState {
  if (state.phase === 'report') return startSync();
  if (state.phase !== 'witness' || request.kind !== 'heal') return state;
  return { phase: 'exchange', turn: 'push', hasWitnessed: true };
}

/**
 * What this workstation holds of its enrolment may bring it back as it was; once offered, only another incarnation helps.
 */
function onUnknown(replica: Replica, state: SyncState, request: SyncRequest): SyncStep {
  const isOurs = request.kind !== 'heal' && incarnationOf(request) === readMeta(replica.db).incarnation;
  if (!isOurs || (state.phase !== 'exchange' && state.phase !== 'bootstrap')) return unchanged(state);
  const hasWitnessed = state.phase === 'exchange' && state.hasWitnessed === true;
  if (!hasWitnessed && keptWitnesses(replica.db).length > 0)
    return { state: { phase: 'witness' }, pace: 'more', news: NOTHING };
  return { state: { phase: 're-enrol', reason: 'gap' }, pace: 'more', news: NOTHING };
}

function incarnationOf(request: Exclude<SyncRequest, { kind: 'heal' }>): number {
  return request.kind === 're-enrol' ? request.incarnation : request.request.incarnation;
}

function epochOf(request: SyncRequest): string | null {
  if (request.kind === 'heal') return request.epoch;
  return request.kind === 're-enrol' ? null : request.request.epoch;
}

/** The first answer after healing: what the server could not give back has to be sent again. */
function endReport(replica: Replica): void {
  if (readSetting(replica.db, REPORTED) === null) return;
  forgetVerdicts(replica.db);
  writeSetting(replica.db, REPORTED, null);
}

function onVerdicts(
  replica: Replica,
  state: SyncState,
  request: PushRequest,
  reply: Extract<PushReply, { kind: 'verdicts' }>,
): SyncStep {
  const meta = readMeta(replica.db);
  if (reply.epoch !== meta.epoch || reply.incarnation !== meta.incarnation) return unchanged(state);
  const sent = new Map(request.items.map((item) => [item.id, item]));
  const unfillable = inTransaction(replica.db, () => {
    endReport(replica);
    for (const verdict of reply.verdicts) {
      const item = sent.get(verdict.id);
      if (item) storeVerdict(replica.db, item.id, contentHashOf(item.id, item.body), verdict);
    }
    return reply.stop?.kind === 'gap' && !canFill(replica, meta.incarnation, reply.stop.sendFrom);
  });
  const news = { kind: 'verdicts', count: reply.verdicts.length } as const;
  if (reply.stop?.kind === 'fork')
    return { state: { phase: 're-enrol', reason: 'fork' }, pace: 'more', news };
  if (unfillable) return { state: { phase: 're-enrol', reason: 'gap' }, pace: 'more', news };
  return { state: turned(state), pace: 'more', news };
}

/** Makes everything from that counter be sent again. False if this workstation no longer holds it. */
function canFill(replica: Replica, incarnation: number, from: number): boolean {
  if (from <= progressOf(replica.db, incarnation)) return true;
  const held = replica.db.q('SELECT 1 FROM pending WHERE incarnation = ? AND counter = ?');
  if (held.get(incarnation, from) === undefined) return false;
  replica.db
    .q('UPDATE pending SET verdict = NULL WHERE incarnation = ? AND counter >= ?')
    .run(incarnation, from);
  return true;
}

function onPage(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  page: { readonly kind: 'page' } & WirePage,
  limits: SyncLimits,
): SyncStep {
  const meta = readMeta(replica.db);
  if (state.phase === 'bootstrap' || state.phase === 're-enrol') return unchanged(state);
  if (page.epoch !== meta.epoch || page.incarnation !== meta.incarnation) return unchanged(state);
  if (isOfAnotherHistory(replica, meta, request)) return unchanged(state);
  if (readSetting(replica.db, REPORTED) !== null) inTransaction(replica.db, () => endReport(replica));
  if (hasKeptPages(replica) || pendingCount(replica.db) > limits.pendingToKeepPages) {
    if (!keepPage(replica, page)) return unchanged(state);
    if (hasUndecided(replica.db) || page.to < page.head)
      return { state: turned(state), pace: 'more', news: { kind: 'kept', head: page.head } };
  }
  const whole = keptPage(replica) ?? page;
  const outcome = applyPage(replica, decodePage(replica.schema, whole, meta.hash));
  if (outcome.kind !== 'ignored' && hasKeptPages(replica))
    inTransaction(replica.db, () => emptyInbox(replica));
  const news = { kind: 'page', outcome, head: page.head } as const;
  switch (outcome.kind) {
    case 'forked':
      return { state: { phase: 're-enrol', reason: 'fork' }, pace: 'more', news };
    case 'damaged':
      return { state: { phase: 'bootstrap', reason: 'damaged', enrolment: null }, pace: 'more', news };
    case 'ignored':
      return { state, pace: 'more', news };
    case 'applied': {
      const done = page.to >= page.head && !hasUndecided(replica.db);
      return { state: { phase: 'exchange', turn: 'push' }, pace: done ? 'idle' : 'more', news };
    }
  }
}

/** The same place under another hash: asked before this disk was set back, or the server was and nobody noticed. */
function isOfAnotherHistory(replica: Replica, meta: ReplicaMeta, request: SyncRequest): boolean {
  if (request.kind !== 'pull') return true;
  const { cursor, hash } = receivedTo(replica, meta);
  return request.request.cursor === cursor && request.request.hash !== hash;
}

function onBaseGone(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  reason: 'restored' | 're-scope',
): SyncStep {
  if (state.phase !== 'exchange' || request.kind !== 'pull') return unchanged(state);
  const meta = readMeta(replica.db);
  const at = receivedTo(replica, meta);
  const { epoch, incarnation, cursor, hash } = request.request;
  const isCurrent =
    epoch === meta.epoch && incarnation === meta.incarnation && cursor === at.cursor && hash === at.hash;
  if (!isCurrent) return unchanged(state);
  return { state: { phase: 'bootstrap', reason, enrolment: null }, pace: 'more', news: NOTHING };
}

function onEnrolled(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  enrolment: Enrolment & { readonly witness: Witness | null },
): SyncStep {
  const { incarnation } = readMeta(replica.db);
  if (state.phase !== 're-enrol' || request.kind !== 're-enrol' || request.incarnation !== incarnation)
    return unchanged(state);
  const { workstation, code, witness } = enrolment;
  const identity = { workstation, incarnation: enrolment.incarnation, code };
  if (witness) inTransaction(replica.db, () => keepWitness(replica.db, witness));
  if (state.reason === 'fork')
    return {
      state: { phase: 'bootstrap', reason: 'fork', enrolment: identity },
      pace: 'more',
      news: NOTHING,
    };
  restamp(replica, identity);
  return { state: startSync(), pace: 'more', news: { kind: 'restamped' } };
}

function onSnapshot(
  replica: Replica,
  state: SyncState,
  request: SyncRequest,
  reply: Extract<SyncReply, { kind: 'snapshot' }>,
): SyncStep {
  if (state.phase !== 'bootstrap' || request.kind !== 'bootstrap') return unchanged(state);
  const { workstation, incarnation, code } = readMeta(replica.db);
  const enrolment = state.enrolment ?? { workstation, incarnation, code };
  const asked = request.request;
  if (asked.progressOf !== enrolment.incarnation) return unchanged(state);
  // A server gives nothing older if it has it: its history went back.
  if (readMeta(reply.snapshot.db).cursor < asked.notBefore)
    return { state: { ...state, reason: 'restored' }, pace: 'more', news: NOTHING };
  const done = rebase(replica, reply.snapshot, reply, enrolment, asked);
  if (done.kind === 'moved-on') return unchanged(state);
  const news = { kind: 'rebased', pending: done.pending, reoffered: done.reoffered } as const;
  return { state: startSync(), pace: 'more', news };
}

function turned(state: SyncState): SyncState {
  if (state.phase !== 'exchange') return state;
  return { ...state, turn: state.turn === 'push' ? 'pull' : 'push' };
}

function unchanged(state: SyncState): SyncStep {
  return { state, pace: 'more', news: NOTHING };
}
