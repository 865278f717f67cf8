import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import type { Db } from '../platform/database.ts';
import { type Effect, encodeEffects } from '../platform/effect.ts';
import { type Packed, pack, unpack, unpackText } from '../platform/packing.ts';
import type { Schema } from '../platform/schema.ts';
import { parsedEffects } from './canonical-text.ts';
import { type Entry, outcomeOf } from './entry.ts';
import { type Pending, shownEffectsOf } from './pending-store.ts';

/** What a person must know of their own work: refused by the server, or accepted but not as it was shown. */
export interface AttentionItem {
  readonly id: string;
  readonly kind: 'refused' | 'changed';
  readonly seq: number | null;
  readonly reason: Refusal | null;
  readonly body: ChangeSetBody;
  readonly settled: AttentionEnd | null;
  readonly note: string | null;
}

/** Also where it was accepted before, otherwise than shown, in a history that is no more. */
export function noteRefused(
  db: Db,
  own: Pick<Pending, 'id' | 'body' | 'effects'>,
  entry: Pick<Entry, 'seq' | 'reason'>,
): void {
  // Run again since and blocked, it does nothing any more: what the person meant is what it did when it was made.
  const first = db.q('SELECT shownEffects FROM pending WHERE id = ?').pluck().get(own.id) as Packed | null;
  const last = own.effects.length > 0 ? pack(encodeEffects(own.effects)) : null;
  db.q(
    `INSERT INTO attention (id, kind, seq, reason, body, shownEffects) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO
     UPDATE SET kind = excluded.kind, seq = excluded.seq, reason = excluded.reason, shownEffects = excluded.shownEffects,
     body = excluded.body, finalEffects = NULL, settled = NULL, note = NULL WHERE kind = 'changed'`,
  ).run(
    own.id,
    'refused',
    entry.seq,
    entry.reason ? JSON.stringify(entry.reason) : null,
    pack(own.body),
    first ?? last,
  );
}

/** Notes an accepted change set whose outcome differs from what was first shown; final numbers are expected to. */
export function noteChanged(db: Db, schema: Schema, own: Pending, entry: Entry): void {
  const shown = shownEffectsOf(db, schema, own.ord) ?? own.effects;
  if (Object.keys(entry.finalNumbers).length > 0 || outcomeOf(shown) === outcomeOf(entry.effects)) return;
  db.q(
    'INSERT OR IGNORE INTO attention (id, kind, seq, reason, body, shownEffects, finalEffects) VALUES (?, ?, ?, NULL, ?, ?, ?)',
  ).run(
    own.id,
    'changed',
    entry.seq,
    pack(own.body),
    pack(encodeEffects(shown)),
    pack(encodeEffects(entry.effects)),
  );
}

export function openAttention(db: Db): AttentionItem[] {
  const rows = db.q('SELECT * FROM attention WHERE settled IS NULL ORDER BY seq, id').all();
  return (rows as AttentionRow[]).map(fromRow);
}

export function attentionById(db: Db, id: string): AttentionItem | null {
  const row = db.q('SELECT * FROM attention WHERE id = ?').get(id) as AttentionRow | undefined;
  return row ? fromRow(row) : null;
}

/** What an item did here when it was made; empty where that is not known any more. */
export function shownByAttention(db: Db, schema: Schema, id: string): readonly Effect[] {
  const shown = db.q('SELECT shownEffects FROM attention WHERE id = ?').pluck().get(id) as Packed | null;
  return shown ? parsedEffects(schema, unpackText(shown)) : [];
}

/** Closes an item for good, with a note of what was done about it. Answers false if it was not open. */
export function settleAttention(
  db: Db,
  id: string,
  { how, note, now }: { readonly how: AttentionEnd; readonly note: string; readonly now: number },
): boolean {
  const settle = 'UPDATE attention SET settled = ?, note = ?, settledAt = ? WHERE id = ? AND settled IS NULL';
  return db.q(settle).run(how, note, now, id).changes === 1;
}

export type AttentionEnd = 'resent' | 'discarded' | 'seen';

/** How many items were settled since an instant and still are. */
export function settledAttention(db: Db, since: number): number {
  const settled = 'SELECT count(*) FROM attention WHERE settled IS NOT NULL AND settledAt >= ?';
  return db.q(settled).pluck().get(since) as number;
}

/** Opens again what was discarded or seen; its note stays. Answers false if it was settled otherwise, or not at all. */
export function reopenAttention(db: Db, id: string): boolean {
  const reopen = "UPDATE attention SET settled = NULL WHERE id = ? AND settled IN ('discarded', 'seen')";
  return db.q(reopen).run(id).changes === 1;
}

/** Writes what is being done about an open item. Answers false if it is not open. */
export function annotateAttention(db: Db, id: string, note: string): boolean {
  return db.q('UPDATE attention SET note = ? WHERE id = ? AND settled IS NULL').run(note, id).changes === 1;
}

interface AttentionRow {
  readonly id: string;
  readonly kind: 'refused' | 'changed';
  readonly seq: number | null;
  readonly reason: string | null;
  readonly body: Packed;
  readonly settled: AttentionEnd | null;
  readonly note: string | null;
}

function fromRow(row: AttentionRow): AttentionItem {
  return {
    id: row.id,
    kind: row.kind,
    seq: row.seq,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Refusal),
    body: unpack<ChangeSetBody>(row.body),
    settled: row.settled,
    note: row.note,
  };
}
