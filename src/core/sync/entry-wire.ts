import { type ChangeSetBody, contentOf } from '../../shared/sync/change-set.ts';
import type { WireEntry } from '../../shared/sync/wire-entry.ts';
import { encodeEffects } from '../platform/effect.ts';
import type { Schema } from '../platform/schema.ts';
import { decodedEffects } from './canonical-text.ts';
import { chainHash, contentHashOf, type Entry, entryHash, type LogEntry } from './entry.ts';
import type { Page } from './protocol.ts';

export interface WirePage extends Omit<Page, 'entries'> {
  readonly entries: readonly WireEntry[];
}

export function encodePage(page: Page): WirePage {
  return { ...page, entries: page.entries.map(encodeEntry) };
}

/** Behind which hash the entries of a page were given theirs. */
const chained = new WeakMap<Page, string>();

/** Whether the entries of this page were given their hashes one behind the other, the first behind `previous`. */
export function isChained(page: Page, previous: string): boolean {
  return chained.get(page) === previous;
}

/** Computes the chain on the way: `previous` is the hash at `page.from`. */
export function decodePage(schema: Schema, page: WirePage, previous: string): Page {
  let hash = previous;
  const entries = page.entries.map((wire) => {
    const entry = decodeEntry(schema, wire, hash);
    hash = entry.hash;
    return entry;
  });
  const decoded = { ...page, entries };
  chained.set(decoded, previous);
  return decoded;
}

export function encodeEntry(entry: LogEntry): WireEntry {
  if (entry.kind === 'bare') return [entry.seq, entry.link, entry.sealed];
  const rest = {
    ...(entry.reason ? { reason: entry.reason } : {}),
    ...(Object.keys(entry.finalNumbers).length > 0 ? { finalNumbers: entry.finalNumbers } : {}),
    ...(entry.restitution ? { restitution: true as const } : {}),
    ...(Object.keys(entry.hiddenHashes).length > 0 ? { hiddenHashes: entry.hiddenHashes } : {}),
    ...(entry.sealed ? { sealed: entry.sealed } : {}),
  };
  return [
    entry.seq,
    entry.id,
    entry.workstation,
    entry.incarnation,
    entry.counter,
    entry.kind,
    entry.body ?? [entry.contentHash, entry.person, entry.command, entry.version],
    entry.body && contentOf(entry.body).now === entry.now ? null : entry.now,
    encodeEffects(entry.effects),
    Object.keys(rest).length > 0 ? rest : null,
  ];
}

export function decodeEntry(schema: Schema, wire: WireEntry, previous: string): LogEntry {
  if (wire.length === 3) {
    const [seq, link, sealed] = wire;
    return { seq, kind: 'bare', link, sealed, hash: chainHash(previous, link) };
  }
  const [seq, id, workstation, incarnation, counter, kind, head, now, effects, rest] = wire;
  const body = head.length > 4 ? (head as ChangeSetBody) : null;
  const content = body ? contentOf(body) : null;
  const bodiless = head as readonly [string, string, string, number];
  const unhashed: Omit<Entry, 'hash' | 'sealed'> = {
    seq,
    id,
    workstation,
    incarnation,
    counter,
    kind,
    contentHash: body ? contentHashOf(id, body) : bodiless[0],
    person: content?.person ?? bodiless[1],
    command: content?.command ?? bodiless[2],
    version: content?.version ?? bodiless[3],
    now: now ?? content?.now ?? 0,
    reason: rest?.reason ?? null,
    finalNumbers: rest?.finalNumbers ?? {},
    restitution: rest?.restitution ?? false,
    body,
    effects: decodedEffects(schema, effects),
    hiddenHashes: rest?.hiddenHashes ?? {},
  };
  return { ...unhashed, sealed: rest?.sealed ?? null, hash: entryHash(previous, unhashed) };
}
