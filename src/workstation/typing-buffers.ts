import { type Db, inTransaction } from '../core/platform/database.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { TypingBufferView } from '../shared/sync/workstation-views.ts';
import { countDeskWrite } from './desk-mark.ts';
import { forgetPapers } from './typing-papers.ts';

/** Most bytes of what is typed, as JSON. */
export const MOST_BUFFER_BYTES = 1024 * 1024;

/** How long what was discarded can be had back, in ms. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

export interface BufferSave {
  readonly buffer: string;
  readonly kind: string;
  readonly title: string;
  readonly body: unknown;
  readonly base?: string | null | undefined;
  /** The version last seen by this window; 0 for a buffer not saved before. */
  readonly version: number;
}

/** Whose buffers, and when. */
export interface Desk {
  readonly db: Db;
  readonly person: string;
  readonly now: number;
}

/**
 * Durable when it answers: one commit of one row. Refusals: `buffer.too-big`; `buffer.newer-elsewhere` where another window
 * has saved, discarded or restored it since, with what stands there untouched; `buffer.not-yours`.
 */
export function saveBuffer(desk: Desk, save: BufferSave): Result<{ readonly version: number }> {
  const { db, person, now } = desk;
  const body = JSON.stringify(save.body ?? null);
  if (Buffer.byteLength(body) > MOST_BUFFER_BYTES) return refused('buffer.too-big');
  const { buffer, kind, title, base = null, version } = save;
  return inTransaction(db, () => {
    const written =
      version === 0
        ? db
            .q(
              `INSERT INTO typingBuffers (id, person, kind, title, body, base, version, startedAt, savedAt)
               VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
            )
            .run(buffer, person, kind, title, body, base, now, now)
        : db
            .q(
              `UPDATE typingBuffers SET title = ?, body = ?, base = ?, version = version + 1, savedAt = ?
               WHERE id = ? AND person = ? AND version = ? AND discardedAt IS NULL`,
            )
            .run(title, body, base, now, buffer, person, version);
    if (written.changes === 0) return notSaved(desk, buffer);
    countDeskWrite(db);
    return ok({ version: version + 1 });
  });
}

/** Newest first; with `discarded` those that can be had back. */
export function listBuffers({ db, person }: Desk, discarded: boolean): readonly TypingBufferView[] {
  return db
    .q(
      `SELECT ${HEAD} FROM typingBuffers WHERE person = ? AND (discardedAt IS NOT NULL) = ?
       ORDER BY savedAt DESC, id`,
    )
    .all(person, Number(discarded)) as TypingBufferView[];
}

/** Refusal: `buffer.not-yours`, also where there is none. */
export function showBuffer(
  { db, person }: Desk,
  buffer: string,
): Result<TypingBufferView & { readonly body: unknown }> {
  const row = db
    .q(`SELECT ${HEAD}, body FROM typingBuffers WHERE id = ? AND person = ?`)
    .get(buffer, person) as (TypingBufferView & { readonly body: string }) | undefined;
  return row ? ok({ ...row, body: JSON.parse(row.body) as unknown }) : refused('buffer.not-yours');
}

/** Kept for 30 days. Discarding a second time, and what was never saved, is nothing. */
export function discardBuffer({ db, person, now }: Desk, buffer: string): void {
  inTransaction(db, () => {
    db.q(
      `UPDATE typingBuffers SET discardedAt = ?, version = version + 1
       WHERE id = ? AND person = ? AND discardedAt IS NULL`,
    ).run(now, buffer, person);
    db.q('DELETE FROM typingBuffers WHERE discardedAt < ?').run(now - KEPT_FOR);
    forgetPapers(db, now - KEPT_FOR);
    countDeskWrite(db);
  });
}

/** Refusal: `buffer.not-yours`, also where the time to have it back is over. */
export function restoreBuffer(desk: Desk, buffer: string): Result<{ readonly version: number }> {
  const { db, person, now } = desk;
  return inTransaction(db, () => {
    db.q(
      `UPDATE typingBuffers SET discardedAt = NULL, savedAt = ?, version = version + 1
       WHERE id = ? AND person = ? AND discardedAt IS NOT NULL`,
    ).run(now, buffer, person);
    countDeskWrite(db);
    const shown = showBuffer(desk, buffer);
    return shown.ok ? ok({ version: shown.value.version }) : shown;
  });
}

const HEAD = 'id, kind, title, base, version, startedAt, savedAt, discardedAt';

function notSaved(desk: Desk, buffer: string): Result<never> {
  const standing = showBuffer(desk, buffer);
  if (!standing.ok) return standing;
  const { version, savedAt, discardedAt } = standing.value;
  return refused('buffer.newer-elsewhere', { version, savedAt, discarded: discardedAt === null ? 0 : 1 });
}
