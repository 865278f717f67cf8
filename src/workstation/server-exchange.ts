import { openDatabase } from '../core/platform/database.ts';
import { attachReplica, type Replica } from '../core/platform/replica.ts';
import type { WireEntry } from '../core/sync/entry-wire.ts';
import type { SyncReply, SyncRequest } from '../core/sync/sync-state.ts';
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

type Asked<K extends SyncRequest['kind']> = Extract<SyncRequest, { readonly kind: K }>;

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
      const { workstation, incarnation, code } = answer.value;
      return plain({ kind: 'enrolled', workstation, incarnation, code });
    }
    case 'bootstrap':
      return exchangeBootstrap(ports, request);
  }
}

async function exchangePush(ports: ExchangePorts, { request }: Asked<'push'>): Promise<Exchanged> {
  const { epoch, incarnation } = request;
  const items = request.items.map(({ id, counter, body }): PushItem => [id, counter, body as PushItem[2]]);
  const answer = await ports.transport.push(ports.key, { epoch, incarnation, items });
  return answer.kind === 'answer' ? plain(answer.value) : stopped(answer);
}

async function exchangePull(ports: ExchangePorts, { request }: Asked<'pull'>): Promise<Exchanged> {
  const { workstation: _, ...body } = request;
  const answer = await ports.transport.pull(ports.key, body);
  if (answer.kind !== 'answer') return stopped(answer);
  if (answer.value.kind !== 'page') return plain(answer.value);
  // The wire schema looks at the outline of entries; the chain of hashes proves the rest when the page is applied.
  const entries = answer.value.entries as readonly WireEntry[];
  return plain({ ...answer.value, entries });
}

async function exchangeReport(ports: ExchangePorts, { report, epoch }: Asked<'heal'>): Promise<Exchanged> {
  const parts = Math.ceil(Math.max(1, report.entries.length, report.decided.length) / HEALING_PART);
  for (let part = 0; ; part++) {
    const [from, to] = [part * HEALING_PART, (part + 1) * HEALING_PART];
    const entries = report.entries.slice(from, to);
    const hashes = Object.fromEntries(entries.map(([seq]) => [seq, report.hashes[seq]]));
    const last = part === parts - 1;
    const body = { epoch, part, last, entries, hashes, decided: report.decided.slice(from, to) };
    const answer = await ports.transport.heal(ports.key, body as unknown as HealBody);
    if (answer.kind !== 'answer') return stopped(answer);
    if (last || answer.value.kind === 'open') return plain(answer.value);
  }
}

async function exchangeBootstrap(ports: ExchangePorts, { request }: Asked<'bootstrap'>): Promise<Exchanged> {
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
  const keyRejected = answer.kind === 'refused' && (answer.status === 401 || answer.status === 403);
  return { kind: 'stopped', refusal: answer.refusal, keyRejected };
}
