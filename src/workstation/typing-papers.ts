import { type Db, inTransaction } from '../core/platform/database.ts';
import type { DocumentFile } from '../shared/documents/document-commands.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { countDeskWrite } from './desk-mark.ts';
import type { Desk } from './typing-buffers.ts';

/** Most papers beside one buffer. */
export const MOST_PAPERS = 20;

/** Keeps a file beside what is typed; one that lies there already is the same one. Refusal: `buffer.papers-too-many`. */
export function keepPaper(desk: Desk, buffer: string, file: DocumentFile): Result<DocumentFile> {
  const { db, person, now } = desk;
  return inTransaction(db, () => {
    const kept = listPapers(desk, buffer);
    if (kept.some(({ sha256 }) => sha256 === file.sha256)) return ok(file);
    if (kept.length >= MOST_PAPERS) return refused('buffer.papers-too-many', { most: MOST_PAPERS });
    const { sha256, name, mediaType, size } = file;
    db.q(
      `INSERT INTO typingPapers (buffer, sha256, person, name, mediaType, size, keptAt)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ).run(buffer, sha256, person, name, mediaType, size, now);
    countDeskWrite(db);
    return ok(file);
  });
}

/** In the order they came. */
export function listPapers({ db, person }: Desk, buffer: string): readonly DocumentFile[] {
  return db
    .q(
      `SELECT sha256, size, mediaType, name FROM typingPapers WHERE buffer = ? AND person = ?
       ORDER BY keptAt, rowid`,
    )
    .all(buffer, person) as DocumentFile[];
}

export function dropPaper({ db, person }: Desk, buffer: string, sha256: string): void {
  inTransaction(db, () => {
    db.q('DELETE FROM typingPapers WHERE buffer = ? AND sha256 = ? AND person = ?').run(
      buffer,
      sha256,
      person,
    );
    countDeskWrite(db);
  });
}

/** Lies beside something typed: of this person, or of anybody. */
export function isTypingPaper(db: Db, sha256: string, person: string | null = null): boolean {
  const found = db
    .q('SELECT 1 FROM typingPapers WHERE sha256 = ? AND (? IS NULL OR person = ?)')
    .get(sha256, person, person);
  return found !== undefined;
}

/** Papers from before `until` whose buffer is gone for good. */
export function forgetPapers(db: Db, until: number): void {
  db.q(
    `DELETE FROM typingPapers WHERE keptAt < ?
     AND NOT EXISTS (SELECT 1 FROM typingBuffers WHERE typingBuffers.id = typingPapers.buffer)`,
  ).run(until);
}
