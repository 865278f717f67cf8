import type { FileIndex, NamedFile } from '../core/platform/core-definition.ts';
import type { Replica } from '../core/platform/replica.ts';
import { labelsText, readMeta } from '../core/platform/replica-meta.ts';
import { openedPart, sealedPart } from '../node/file-part.ts';
import type { FileStore } from '../node/file-store.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { FILE_PART_BYTES, MOST_FILES_ASKED } from '../shared/sync/file-contract.ts';
import type { FileTransport, ServerAnswer } from '../shared/sync/server-transport.ts';
import { readLocal, writeLocal } from './local-settings.ts';

/** Bytes of one turn, after which the log has its turn again. */
export const FILE_TURN_BYTES = 8 * FILE_PART_BYTES;
/** Times in a row a part that arrives damaged is asked for, or sent, again. */
const TRIES = 3;

export interface FileTurnPorts {
  readonly replica: Replica;
  readonly store: FileStore;
  readonly transport: FileTransport;
  readonly key: string;
  /** Asked before every part; true ends the turn. */
  readonly isStopped: () => boolean;
  /** Default: {@link FILE_TURN_BYTES}. */
  readonly turnBytes?: number;
}

export interface FileTurn {
  /** Files that became whole there, and here. */
  readonly sent: number;
  readonly fetched: number;
  /** True: there is more that can be done now. */
  readonly more: boolean;
  readonly stopped: Refusal | null;
}

/** What one file came to: `put off` for what the other side cannot take or give yet. */
type Moved = 'whole' | 'put off' | 'turn over' | { readonly stopped: Refusal };

/**
 * One turn of files with the server, after the log: rows go before their files, so that the server knows what a file is
 * of. Goes on where it was, whichever byte it was cut at; what does not have the hash its row tells is thrown away.
 */
export async function exchangeFiles(ports: FileTurnPorts): Promise<FileTurn> {
  const { replica, store } = ports;
  const { files } = replica.core;
  const nothing: FileTurn = { sent: 0, fetched: 0, more: false, stopped: null };
  if (!files) return nothing;
  followHistory(replica, store, files);
  const toSend = files.toSend(replica.db, MOST_FILES_ASKED / 2);
  const toFetch = files.toFetch(replica.db, MOST_FILES_ASKED / 2);
  const asked = [...toSend, ...toFetch].map(({ sha256 }) => sha256);
  if (asked.length === 0) return nothing;
  const answer = await ports.transport.ask(ports.key, { files: asked });
  if (answer.kind !== 'answer') return { ...nothing, stopped: answer.refusal };
  const states = new Map(answer.value.files.map((file) => [file.sha256, file]));
  const turn = { left: ports.turnBytes ?? FILE_TURN_BYTES };
  const count = { sent: 0, fetched: 0 };
  for (const [list, move] of [
    [toSend, sendFile],
    [toFetch, fetchFile],
  ] as const) {
    for (const file of list) {
      const moved = await move(ports, file, states.get(file.sha256) ?? NOT_TOLD, turn);
      if (typeof moved === 'object') return { ...count, more: false, stopped: moved.stopped };
      if (moved === 'turn over') return { ...count, more: !ports.isStopped(), stopped: null };
      if (moved === 'put off') files.noteAsked(replica.db, file.sha256);
      else count[move === sendFile ? 'sent' : 'fetched']++;
    }
  }
  const isFull = asked.length >= MOST_FILES_ASKED / 2;
  return { ...count, more: isFull && count.sent + count.fetched > 0, stopped: null };
}

const NOT_TOLD = { state: 'unknown', offset: 0 } as const;

interface ServerState {
  readonly state: 'unknown' | 'arriving' | 'here';
  readonly offset: number;
}

async function sendFile(
  { replica, store, transport, key, isStopped }: FileTurnPorts,
  { sha256 }: NamedFile,
  { state, offset }: ServerState,
  turn: { left: number },
): Promise<Moved> {
  const { files } = replica.core;
  const size = store.sizeOf(sha256);
  if (size === null) files?.noteGone(replica.db, sha256);
  if (size === null || state === 'unknown') return 'put off';
  let isWhole = state === 'here';
  let tries = 0;
  for (let at = offset; !isWhole; ) {
    if (turn.left <= 0 || isStopped()) return 'turn over';
    const bytes = store.read(sha256, at, FILE_PART_BYTES) ?? Buffer.alloc(0);
    turn.left -= Math.max(bytes.length, 1);
    const answer = await transport.put(key, sha256, at, sealedPart(bytes));
    if (isDamaged(answer) && ++tries < TRIES) continue;
    if (answer.kind !== 'answer') return failed(answer);
    // A server that stands still, or goes back again and again, is asked another time.
    if (!answer.value.whole && answer.value.offset <= at && ++tries >= TRIES) return 'put off';
    isWhole = answer.value.whole;
    at = answer.value.offset;
  }
  files?.noteOnServer(replica.db, sha256);
  countArrival(replica);
  return 'whole';
}

async function fetchFile(
  { replica, store, transport, key, isStopped }: FileTurnPorts,
  { sha256, size }: NamedFile,
  { state }: ServerState,
  turn: { left: number },
): Promise<Moved> {
  const { files } = replica.core;
  if (store.sizeOf(sha256) === null) {
    if (state !== 'here') return 'put off';
    let tries = 0;
    for (let at = store.arrived(sha256); at < size; ) {
      if (turn.left <= 0 || isStopped()) return 'turn over';
      const answer = await transport.get(key, sha256, at);
      if (answer.kind !== 'answer') return failed(answer);
      const bytes = openedPart(answer.value);
      turn.left -= Math.max(bytes?.length ?? 0, 1);
      if (!bytes?.length && ++tries < TRIES) continue;
      if (!bytes?.length || at + bytes.length > size) return dropped(store, sha256);
      tries = 0;
      at = store.append(sha256, at, bytes);
    }
    if (store.arrived(sha256) !== size) return dropped(store, sha256);
    if ((await store.finish(sha256, sha256)) === null) return 'put off';
  }
  files?.noteHere(replica.db, sha256, size);
  if (state === 'here') files?.noteOnServer(replica.db, sha256);
  countArrival(replica);
  return 'whole';
}

function dropped(store: FileStore, sha256: string): Moved {
  store.drop(sha256);
  return 'put off';
}

function isDamaged(answer: ServerAnswer<unknown>): boolean {
  return answer.kind === 'refused' && answer.refusal.code === 'file.part-damaged';
}

/** What the server will not have of this one file stops no other; that it cannot be reached, or is busy, does. */
function failed(answer: Exclude<ServerAnswer<unknown>, { kind: 'answer' }>): Moved {
  const isOfFile = answer.kind === 'refused' && (answer.status === 400 || answer.status === 404);
  return isOfFile ? 'put off' : { stopped: answer.refusal };
}

/**
 * A server that was restored is asked anew what it has; and files of a scope this workstation has lost go, once the
 * server is known to have them.
 */
function followHistory({ db }: Replica, store: FileStore, files: FileIndex): void {
  const { epoch, labels } = readMeta(db);
  if (readLocal(db, 'filesEpoch') !== epoch) {
    files.forgetServer(db);
    writeLocal(db, 'filesEpoch', epoch);
  }
  const scope = labels ? labelsText(labels) : '';
  const before = readLocal(db, 'filesScope');
  if (before === scope) return;
  if (before !== null) {
    for (const sha256 of files.unnamed(db)) {
      if (!files.isOnServer(db, sha256)) continue;
      store.remove(sha256);
      files.forget(db, sha256);
    }
  }
  writeLocal(db, 'filesScope', scope);
}

/** Other windows and processes hear of it as a change of settings. */
function countArrival({ db }: Replica): void {
  writeLocal(db, 'filesMoved', (readLocal(db, 'filesMoved') ?? 0) + 1);
}
