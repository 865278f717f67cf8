import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Db } from '../platform/database.ts';
import type { Effect } from '../platform/effect.ts';
import { type Packed, unpackText } from '../platform/packing.ts';
import { GENESIS } from '../platform/replica-meta.ts';
import { documentOf, type Schema } from '../platform/schema.ts';
import { parsedBody, parsedEffects } from './canonical-text.ts';
import type { Entry, LogEntry } from './entry.ts';

interface EntryRow {
  readonly seq: number;
  readonly id: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly kind: 'accepted' | 'refused' | 'duplicate' | 'bare';
  readonly contentHash: string;
  readonly person: string;
  readonly command: string;
  readonly version: number;
  readonly now: number;
  readonly reason: string | null;
  readonly finalNumbers: string | null;
  readonly restitution: number;
  readonly hiddenHashes: string | null;
  readonly sealed: string | null;
  readonly body: Packed | null;
  readonly effects: Packed | null;
  readonly hash: string;
}

/** Ids of the documents whose rows the effects change: an order and not its twelve lines. */
export function touchedDocuments(effects: readonly Effect[]): Set<string> {
  const documents = new Set<string>();
  for (const effect of effects) {
    if (effect.op !== 'update') documents.add(documentOf(effect.table, effect.row));
    else if (effect.table.documentColumn === 0) documents.add(effect.id);
    else if (effect.rows) documents.add(documentOf(effect.table, effect.rows.after));
  }
  return documents;
}

export function readEntries(db: Db, schema: Schema, afterSeq: number, limit: number): LogEntry[] {
  const rows = db
    .q('SELECT * FROM entry WHERE seq > ? ORDER BY seq LIMIT ?')
    .all(afterSeq, limit) as EntryRow[];
  return rows.map((row) => fromRow(schema, row));
}

/** The verdict on a change set, by its id; duplicates are not verdicts. */
export function entryById(db: Db, schema: Schema, id: string): Entry | null {
  const row = db.q("SELECT * FROM entry WHERE id = ? AND kind IN ('accepted', 'refused')").get(id) as
    | EntryRow
    | undefined;
  return row ? (fromRow(schema, row) as Entry) : null;
}

export function entryKindById(
  db: Db,
  id: string,
): { kind: Entry['kind']; contentHash: string; seq: number } | null {
  return (
    (db
      .q("SELECT kind, contentHash, seq FROM entry WHERE id = ? AND kind IN ('accepted', 'refused')")
      .get(id) as { kind: Entry['kind']; contentHash: string; seq: number } | undefined) ?? null
  );
}

/** Whether history holds something that an incarnation made under that counter. */
export function isOriginTaken(db: Db, incarnation: number, counter: number): boolean {
  const found = db.q("SELECT 1 FROM entry WHERE incarnation = ? AND counter = ? AND kind <> 'bare'");
  return found.get(incarnation, counter) !== undefined;
}

/** The highest counter of an incarnation in history, 0 if none. */
export function progressOf(db: Db, incarnation: number): number {
  return db
    .q("SELECT coalesce(max(counter), 0) FROM entry WHERE incarnation = ? AND kind <> 'bare'")
    .pluck()
    .get(incarnation) as number;
}

export function headOf(db: Db): { readonly seq: number; readonly hash: string } {
  const row = db.q('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1').get();
  return (row as { seq: number; hash: string } | undefined) ?? { seq: 0, hash: GENESIS };
}

/** The first sequence number whose entry this replica still holds, 1 if it holds none. */
export function oldestKept(db: Db): number {
  return db.q('SELECT coalesce(min(seq), 1) FROM entry').pluck().get() as number;
}

/** The hash at a sequence number; null where this replica does not hold that entry. */
export function hashAt(db: Db, seq: number): string | null {
  if (seq === 0) return GENESIS;
  return (db.q('SELECT hash FROM entry WHERE seq = ?').pluck().get(seq) as string | undefined) ?? null;
}

export function entriesOfDocument(db: Db, schema: Schema, document: string, limit: number): Entry[] {
  const rows = db
    .q(
      `SELECT entry.* FROM entryDocument JOIN entry USING (seq) WHERE document = ? AND kind = 'accepted'
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(document, limit) as EntryRow[];
  return rows.map((row) => fromRow(schema, row) as Entry);
}

/** Verdicts on the work of one workstation from a sequence number on. */
export function entriesOfWorkstation(db: Db, schema: Schema, workstation: string, fromSeq: number): Entry[] {
  const rows = db
    .q(
      `SELECT * FROM entry WHERE seq >= ? AND workstation = ? AND kind IN ('accepted', 'refused') ORDER BY seq`,
    )
    .all(fromSeq, workstation) as EntryRow[];
  return rows.map((row) => fromRow(schema, row) as Entry);
}

function fromRow(schema: Schema, row: EntryRow): LogEntry {
  if (row.kind === 'bare') {
    const { seq, contentHash: link, sealed, hash } = row;
    return { seq, kind: 'bare', link, sealed, hash };
  }
  return {
    seq: row.seq,
    id: row.id,
    workstation: row.workstation,
    incarnation: row.incarnation,
    counter: row.counter,
    kind: row.kind,
    contentHash: row.contentHash,
    person: row.person,
    command: row.command,
    version: row.version,
    now: row.now,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Refusal),
    finalNumbers: parsedOrEmpty(row.finalNumbers),
    restitution: row.restitution === 1,
    hiddenHashes: parsedOrEmpty(row.hiddenHashes),
    sealed: row.sealed,
    body: row.body === null ? null : parsedBody(unpackText(row.body)),
    effects: row.effects === null ? [] : parsedEffects(schema, unpackText(row.effects)),
    hash: row.hash,
  };
}

function parsedOrEmpty(text: string | null): Record<string, string> {
  return text === null ? {} : (JSON.parse(text) as Record<string, string>);
}
