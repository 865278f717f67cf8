import { setImmediate as nextTurn } from 'node:timers/promises';
import { openDatabase } from '../core/platform/database.ts';
import { attachReplica, type Replica } from '../core/platform/replica.ts';
import { requestAhead } from '../core/sync/sync-request.ts';
import type { SyncLimits, SyncReply, SyncRequest } from '../core/sync/sync-state.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { HealBody } from '../shared/sync/server-contract.ts';
import type { ServerAnswer, ServerTransport } from '../shared/sync/server-transport.ts';
import type { PushItem } from '../shared/sync/wire-schemas.ts';
import type { DataFolder } from './data-folder.ts';
import { clearArriving, downloadSnapshot } from './snapshot-download.ts';

/** Entries, and decided change sets, of one part of a healing report. */
const HEALING_PART = 1000;
/** Ids whose verdicts one bootstrap asks for; what is decided beyond them is told when it is sent again. */
const MOST_ASKED = 100_000;
/** Rounds of the event loop after which a request has left this process. */
const TURNS_TO_SEND = 2;

export type Exchanged =
  /** `done` lets go of what the reply needed (a downloaded snapshot); call it once the reply is taken in. */
  | { readonly kind: 'reply'; readonly reply: SyncReply; readonly done: () => void }
  | { readonly kind: 'stopped'; readonly refusal: Refusal; readonly keyRejected: boolean };

export interface ExchangePorts {
  readonly replica: Replica;
  readonly data: DataFolder;
  readonly transport: ServerTransport;
  readonly key: string;
  /** Told how much of a snapshot has arrived. */
  readonly onProgress?: (bytes: number, of: number) => void;
}

/** A server restored from before this enrolment does not know it. */
export const INCARNATION_UNKNOWN = 'workstation.incarnation-unknown';

type OfKind<K extends SyncRequest['kind']> = Extract<SyncRequest, { readonly kind: K }>;

/** A request that is on its way, with its answer to come. */
export interface Asked {
  readonly request: SyncRequest;
  readonly answer: Promise<Exchanged>;
}

export function ask(ports: ExchangePorts, request: SyncRequest): Asked {
  return { request, answer: exchange(ports, request) };
}

/**
 * Asks what comes after `reply` before that is taken in, so that both sides work at once; null where only the state after
 * it tells. Answers when the request is out: taking in a page keeps this thread to itself.
 */
export async function askAhead(
  ports: ExchangePorts,
  turn: 'push' | 'pull',
  request: SyncRequest,
  reply: SyncReply,
  limits: SyncLimits,
): Promise<Asked | null> {
  const next = requestAhead(ports.replica, turn, request, reply, limits);
  if (!next) return null;
  const asked = ask(ports, next);
  for (let turns = 0; turns < TURNS_TO_SEND; turns++) await nextTurn();
  return asked;
}

/** Puts one request of the sync on the wire and brings the answer into the form the core takes in. */
export async function exchange(ports: ExchangePorts, request: SyncRequest): Promise<Exchanged> {
  switch (request.kind) {
    case 'push':
      return exchangePush(ports, request);
    case 'pull':
      return exchangePull(ports, request);
    case 'heal':
      return exchangeReport(ports, request);
    case 're-enrol': {
      const answer = await ports.transport.reEnrol(ports.key);
      if (answer.kind !== 'answer') return stopped(answer);
      const { workstation, incarnation, code, witness = null } = answer.value;
      return plain({ kind: 'enrolled', workstation, incarnation, code, witness });
    }
    case 'bootstrap':
      return exchangeBootstrap(ports, request);
  }
}

async function exchangePush(ports: ExchangePorts, { request }: OfKind<'push'>): Promise<Exchanged> {
  const { epoch, incarnation } = request;
  const items = request.items.map(({ id, counter, body }): PushItem => [id, counter, body as PushItem[2]]);
  const answer = await ports.transport.push(ports.key, { epoch, incarnation, items });
  return answer.kind === 'answer' ? plain(answer.value) : stopped(answer);
}

async function exchangePull(ports: ExchangePorts, { request }: OfKind<'pull'>): Promise<Exchanged> {
  const { workstation: _, ...body } = request;
  const answer = await ports.transport.pull(ports.key, body);
  return answer.kind === 'answer' ? plain(answer.value) : stopped(answer);
}

async function exchangeReport(ports: ExchangePorts, { report, epoch }: OfKind<'heal'>): Promise<Exchanged> {
  const parts = Math.ceil(
    Math.max(1, report.entries.length, report.decided.length, report.witnessed.length) / HEALING_PART,
  );
  for (let part = 0; ; part++) {
    const [from, to] = [part * HEALING_PART, (part + 1) * HEALING_PART];
    const entries = report.entries.slice(from, to);
    const hashes = Object.fromEntries(entries.map(([seq]) => [seq, report.hashes[seq]]));
    const last = part === parts - 1;
    const decided = report.decided.slice(from, to);
    const witnessed = report.witnessed.slice(from, to);
    const body = { epoch, part, last, entries, hashes, decided, witnessed };
    const answer = await ports.transport.heal(ports.key, body as unknown as HealBody);
    if (answer.kind !== 'answer') return stopped(answer);
    if (last || answer.value.kind === 'open') return plain(answer.value);
  }
}

async function exchangeBootstrap(ports: ExchangePorts, { request }: OfKind<'bootstrap'>): Promise<Exchanged> {
  const { replica, data, transport, key } = ports;
  const { workstation: _, pending, ...asked } = request;
  const answer = await transport.bootstrap(key, {
    ...asked,
    schema: replica.schemaVersion,
    pending: pending.slice(0, MOST_ASKED),
  });
  if (answer.kind !== 'answer') return stopped(answer);
  if (answer.value.kind !== 'snapshot') return plain(answer.value);
  const { snapshot: offer, verdicts, progress } = answer.value;
  if (offer.head.seq < request.notBefore) return plain({ kind: 'later' });
  const fetched = await downloadSnapshot({ data, transport, key, onProgress: ports.onProgress }, offer);
  if (!fetched.ok) return { kind: 'stopped', refusal: fetched.refusal, keyRejected: false };
  const db = openDatabase(fetched.value);
  const done = () => {
    db.sqlite.close();
    clearArriving(data);
  };
  return {
    kind: 'reply',
    reply: { kind: 'snapshot', snapshot: attachReplica(db, replica.core), verdicts, progress },
    done,
  };
}

function plain(reply: SyncReply): Exchanged {
  return { kind: 'reply', reply, done: () => {} };
}

function stopped(answer: Exclude<ServerAnswer<unknown>, { kind: 'answer' }>): Exchanged {
  if (answer.refusal.code === INCARNATION_UNKNOWN) return plain({ kind: 'unknown' });
  const keyRejected = answer.kind === 'refused' && (answer.status === 401 || answer.status === 403);
  return { kind: 'stopped', refusal: answer.refusal, keyRejected };
}
