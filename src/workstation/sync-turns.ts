import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { pendingCount } from '../core/sync/pending-store.ts';
import { nextRequest } from '../core/sync/sync-request.ts';
import {
  SYNC_LIMITS,
  type SyncLimits,
  type SyncReply,
  type SyncState,
  type SyncStep,
} from '../core/sync/sync-state.ts';
import { startSync, takeReply } from '../core/sync/sync-step.ts';
import type { Clock } from '../node/clock-and-chance.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import type { HealthReply } from '../shared/sync/server-contract.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import { WIRE_VERSION } from '../shared/sync/wire-schemas.ts';
import type { SyncMode, SyncReport } from '../shared/sync/workstation-views.ts';
import { type DataFolder, folderMark } from './data-folder.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import { type Asked, ask, askAhead } from './server-exchange.ts';

export interface TurnPorts {
  readonly replica: Replica;
  readonly data: DataFolder;
  readonly clock: Clock;
  readonly machine: string;
  readonly transport: ServerTransport;
  readonly key: string;
  readonly limits?: SyncLimits;
  /** Asked before every turn; true ends the work at the next whole step. */
  readonly isStopped: () => boolean;
  /** Told after every step that changed something here. */
  readonly onStep: () => void;
}

/** Longest round trip whose measurement of the server's clock counts, in ms. */
const HONEST_ROUND_TRIP = 10_000;
/** Steps in a row that may bring nothing new, bootstraps in one go, before giving up until later. */
const MOST_IDLE_STEPS = 20;
const MOST_BOOTSTRAPS = 3;

/**
 * Takes turns with the server until everything made here has its entry and this replica stands at the head, or something
 * stops it. Between two steps other work of the process gets its turn; each step is one transaction at most.
 */
export async function runTurns(ports: TurnPorts): Promise<SyncReport> {
  const { replica } = ports;
  const count = { pushed: 0, pulled: 0 };
  const end = (stopped: Refusal | null): SyncReport => {
    const { cursor } = readMeta(replica.db);
    const head = Math.max(cursor, readLocal(replica.db, 'head') ?? 0);
    const pending = pendingCount(replica.db);
    writeLocal(replica.db, 'mode', stopped ? 'waiting' : 'idle');
    writeLocal(replica.db, 'lastError', stopped);
    if (!stopped) writeLocal(replica.db, 'lastSync', ports.clock.now());
    ports.onStep();
    return { complete: stopped === null && pending === 0, ...count, pending, cursor, head, stopped };
  };
  const greeting = await greet(ports);
  if (greeting) return end(greeting);
  let state: SyncState = readLocal(replica.db, 'reEnrol')
    ? { phase: 're-enrol', reason: 'gap' }
    : startSync();
  let idle = 0;
  let bootstraps = 0;
  let waits = 0;
  let ahead: Asked | null = null;
  const detours = new Set<string>();
  const limits = ports.limits ?? SYNC_LIMITS;
  while (!ports.isStopped()) {
    writeLocal(replica.db, 'mode', modeOf(state, replica));
    const asked: Asked = ahead ?? ask(ports, nextRequest(replica, state, limits));
    const { request } = asked;
    const answer = await asked.answer;
    ahead = null;
    const detour = answer.kind === 'stopped' ? insteadOfEnrolling(state, answer.refusal) : null;
    if (answer.kind === 'stopped' && detour && !detours.has(answer.refusal.code)) {
      detours.add(answer.refusal.code);
      state = detour;
      continue;
    }
    if (answer.kind === 'stopped') {
      if (answer.keyRejected) writeLocal(replica.db, 'reEnrol', 'revoked');
      return end(answer.refusal);
    }
    if (readLocal(replica.db, 'reEnrol') === 'revoked') writeLocal(replica.db, 'reEnrol', null);
    const turn = request.kind === 'push' ? 'pull' : 'push';
    if (state.phase === 'exchange') ahead = await askAhead(ports, turn, request, answer.reply, limits);
    const step = await takeIn(ports, state, request, answer);
    if (step.state.phase !== 'exchange') ahead = null;
    countNews(step, count, replica);
    ports.onStep();
    if (step.news.kind === 'upgrade-needed')
      return end(refusal('sync.upgrade-needed', { schema: step.news.schema }));
    if (step.news.kind === 'rebased' && ++bootstraps >= MOST_BOOTSTRAPS) return end(refusal('sync.damaged'));
    if (step.pace === 'idle') return end(null);
    // A server that puts off one of push and pull is still asked for the other: neither stops the other.
    const isNew = bringsSomething(step);
    waits = isNew ? 0 : waits + (step.pace === 'wait' ? 1 : 0);
    if (waits > 1 || (waits === 1 && step.state.phase !== 'exchange')) return end(waitReason(step.state));
    idle = isNew || step.state.phase !== state.phase ? 0 : idle + 1;
    if (idle > MOST_IDLE_STEPS) return end(refusal('sync.no-progress'));
    // Pushing under an identity that another disk has too is left for when there is a new one.
    const isAnothers = step.state.phase === 'exchange' && readLocal(replica.db, 'reEnrol') !== null;
    state = isAnothers ? { phase: 're-enrol', reason: 'gap' } : step.state;
    await new Promise(setImmediate);
  }
  return end(refusal('sync.stopped'));
}

/**
 * What comes before a new identity where a server that was set back refuses one: it wants to hear first what it lost, or
 * has lost the very workstation.
 */
function insteadOfEnrolling({ phase }: SyncState, { code }: Refusal): SyncState | null {
  if (phase !== 're-enrol') return null;
  if (code === 'server.healing') return { phase: 'exchange', turn: 'pull' };
  return code === 'people.no-such-workstation' ? { phase: 'witness' } : null;
}

/** Asks how the server is, measures its clock, and refuses one that speaks another language. */
async function greet(ports: TurnPorts): Promise<Refusal | null> {
  const { replica, clock } = ports;
  const sent = clock.now();
  const answer = await ports.transport.health();
  if (answer.kind !== 'answer') return answer.refusal;
  const received = clock.now();
  if (answer.value.wire !== WIRE_VERSION) {
    return refusal('sync.wire-version', { server: answer.value.wire, workstation: WIRE_VERSION });
  }
  noteClock(replica, answer.value, sent, received);
  writeLocal(replica.db, 'head', answer.value.head);
  return null;
}

/** Offsets under two seconds are left as they were: every change would be a commit. */
function noteClock(replica: Replica, health: HealthReply, sent: number, received: number): void {
  if (received < sent || received - sent > HONEST_ROUND_TRIP) return;
  const offset = Math.round(health.now - (sent + received) / 2);
  if (Math.abs(offset - (readLocal(replica.db, 'clockOffset') ?? 0)) < 2_000) return;
  writeLocal(replica.db, 'clockOffset', offset);
}

async function takeIn(
  ports: TurnPorts,
  state: SyncState,
  request: Parameters<typeof takeReply>[2],
  answer: { readonly reply: SyncReply; readonly done: () => void },
): Promise<SyncStep> {
  const { replica } = ports;
  try {
    const step = takeReply(replica, state, request, answer.reply, ports.limits ?? SYNC_LIMITS);
    if (step.news.kind === 'restamped' || step.news.kind === 'rebased') settleIdentity(ports, state);
    return step;
  } finally {
    // Rows that left the scope must not stay in the journal either.
    if (answer.reply.kind === 'snapshot') replica.db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    answer.done();
  }
}

/** This very folder has an incarnation of its own now. */
function settleIdentity(ports: TurnPorts, state: SyncState): void {
  const isNew = state.phase === 're-enrol' || (state.phase === 'bootstrap' && state.enrolment !== null);
  if (!isNew) return;
  writeLocal(ports.replica.db, 'folderMark', folderMark(ports.data, ports.machine));
  writeLocal(ports.replica.db, 'reEnrol', null);
}

function bringsSomething({ news }: SyncStep): boolean {
  switch (news.kind) {
    case 'nothing':
    case 'upgrade-needed':
      return false;
    case 'verdicts':
      return news.count > 0;
    case 'page':
      return news.outcome.kind === 'applied' && news.outcome.entries > 0;
    default:
      return true;
  }
}

function countNews(step: SyncStep, count: { pushed: number; pulled: number }, replica: Replica): void {
  const { news } = step;
  if (news.kind === 'verdicts') count.pushed += news.count;
  if (news.kind === 'page' && news.outcome.kind === 'applied') count.pulled += news.outcome.entries;
  if (news.kind === 'page' || news.kind === 'kept') writeLocal(replica.db, 'head', news.head);
}

function modeOf(state: SyncState, replica: Replica): SyncMode {
  switch (state.phase) {
    case 'exchange':
      return pendingCount(replica.db) > SYNC_LIMITS.pendingToKeepPages ? 'catching-up' : 'syncing';
    case 'report':
      return 'healing';
    case 'witness':
    case 're-enrol':
      return 'syncing';
    case 'bootstrap':
      return 'downloading';
  }
}

function waitReason(state: SyncState): Refusal {
  if (state.phase === 'report') return refusal('sync.server-healing');
  if (state.phase === 'bootstrap') return refusal('sync.snapshot-building');
  return refusal('sync.server-busy');
}
