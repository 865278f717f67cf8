import type { Effect } from '../core/platform/effect.ts';
import { decodeEffects } from '../core/platform/effect.ts';
import { type Packed, unpack } from '../core/platform/packing.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { readEntries, touchedDocuments } from '../core/sync/entry-store.ts';
import type { EncodedEffect } from '../shared/sync/wire-entry.ts';
import { deskMark } from './desk-mark.ts';
import { localText } from './local-settings.ts';
import type { Changed } from './workstation.ts';

/** With more than this to compare, a notice names all tables instead of looking closer. */
const MOST_COMPARED = 500;

/** What stands on people's desks changes together, as far as a notice tells. */
const DESK_TABLES = ['typingBuffers', 'preferences'] as const;

/** Local tables that a notice names beside the synced ones. */
export const LOCAL_TABLES = ['pending', 'attention', 'settings', ...DESK_TABLES] as const;

interface Touch {
  readonly tables: readonly string[];
  readonly documents: readonly string[];
}

interface PendingMark extends Touch {
  readonly stamp: string;
}

interface Seen {
  /** Epoch, incarnation and scope: with any of them the base may have been replaced. */
  readonly base: string;
  readonly cursor: number;
  /** Null where more is pending than is compared one by one. */
  readonly pending: ReadonlyMap<number, PendingMark> | null;
  readonly newest: number;
  readonly decided: number;
  readonly attention: string;
  readonly settings: string;
  readonly desk: string;
}

/**
 * Tells what changed in a database since it last looked, whichever process wrote: history by its cursor, pending work by
 * its runs. The first look tells nothing.
 */
export interface ChangeWatch {
  look(): Changed | null;
  /** True if another connection has committed since it was last asked; costs next to nothing. */
  isWritten(): boolean;
}

export function changeWatch(replica: Replica): ChangeWatch {
  let version = dataVersion(replica);
  let seen: Seen | null = null;
  return {
    look() {
      const now = see(replica, seen?.pending ?? null);
      const changed = seen && difference(replica, seen, now);
      seen = now;
      return changed;
    },
    isWritten() {
      const current = dataVersion(replica);
      const isNew = current !== version;
      version = current;
      return isNew;
    },
  };
}

function dataVersion(replica: Replica): number {
  return replica.db.q('PRAGMA data_version').pluck().get() as number;
}

function see(replica: Replica, before: Seen['pending']): Seen {
  const { db } = replica;
  const { epoch, incarnation, labels, cursor } = readMeta(db);
  const outbox = db
    .q('SELECT count(*) AS count, max(ord) AS newest, count(verdict) AS decided FROM pending')
    .get();
  const { count, newest, decided } = outbox as { count: number; newest: number | null; decided: number };
  const attention = db.q('SELECT count(*), count(settled), total(length(note)) FROM attention').raw().get();
  return {
    base: JSON.stringify([epoch, incarnation, labels ? [...labels].sort() : null]),
    cursor,
    pending: count > MOST_COMPARED ? null : pendingMarks(replica, before),
    newest: newest ?? 0,
    decided,
    attention: JSON.stringify(attention),
    settings: localText(db),
    desk: deskMark(db),
  };
}

function pendingMarks(replica: Replica, before: Seen['pending']): Seen['pending'] {
  const rows = replica.db
    .q("SELECT ord, id || effectsHash || coalesce(blocked, '') AS stamp FROM pending ORDER BY ord")
    .all() as { ord: number; stamp: string }[];
  return new Map(
    rows.map(({ ord, stamp }) => {
      const known = before?.get(ord);
      return [ord, known?.stamp === stamp ? known : { stamp, ...pendingTouch(replica, ord) }];
    }),
  );
}

function pendingTouch(replica: Replica, ord: number): Touch {
  const packed = replica.db.q('SELECT effects FROM pending WHERE ord = ?').pluck().get(ord) as Packed;
  return touchOf(decodeEffects(replica.schema, unpack<EncodedEffect[]>(packed)));
}

function touchOf(effects: readonly Effect[]): Touch {
  return {
    tables: [...new Set(effects.map((effect) => effect.table.name))],
    documents: [...touchedDocuments(effects)],
  };
}

function difference(replica: Replica, before: Seen, now: Seen): Changed | null {
  if (before.base !== now.base) return everything(replica);
  const history = historySince(replica, before.cursor, now.cursor);
  const pending = before.cursor === now.cursor ? added(replica, before, now) : compared(before, now);
  if (history === null || pending === null) return everything(replica);
  const touches = [...history, ...pending];
  const tables = new Set(touches.flatMap((touch) => touch.tables));
  for (const derived of replica.schema.derived) {
    if (tables.has(derived.source.table.name)) tables.add(derived.name);
  }
  if (before.attention !== now.attention) tables.add('attention');
  if (before.settings !== now.settings) tables.add('settings');
  if (before.desk !== now.desk) for (const table of DESK_TABLES) tables.add(table);
  if (pending.length > 0 || before.decided !== now.decided) tables.add('pending');
  if (tables.size === 0) return null;
  return { tables: [...tables], documents: [...new Set(touches.flatMap((touch) => touch.documents))] };
}

/** Null: too much, or not held, to be named. */
function historySince(replica: Replica, from: number, to: number): Touch[] | null {
  const count = to - from;
  if (count < 0 || count > MOST_COMPARED) return null;
  const entries = count === 0 ? [] : readEntries(replica.db, replica.schema, from, count);
  if (entries.length !== count) return null;
  return entries.flatMap((entry) => (entry.kind === 'accepted' ? [touchOf(entry.effects)] : []));
}

/** While history stands still, pending work is only added to. */
function added(replica: Replica, before: Seen, now: Seen): Touch[] | null {
  if (now.newest - before.newest > MOST_COMPARED) return null;
  const ords = replica.db.q('SELECT ord FROM pending WHERE ord > ? ORDER BY ord').pluck().all(before.newest);
  return (ords as number[]).map((ord) => now.pending?.get(ord) ?? pendingTouch(replica, ord));
}

function compared(before: Seen, now: Seen): Touch[] | null {
  if (before.pending === null || now.pending === null) return null;
  const touches: Touch[] = [];
  for (const [ord, mark] of before.pending) if (now.pending.get(ord) !== mark) touches.push(mark);
  for (const [ord, mark] of now.pending) if (before.pending.get(ord) !== mark) touches.push(mark);
  return touches;
}

function everything(replica: Replica): Changed {
  const synced = replica.schema.tables.map((table) => table.name);
  const derived = replica.schema.derived.map((table) => table.name);
  return { tables: [...synced, ...derived, ...LOCAL_TABLES], documents: [] };
}
