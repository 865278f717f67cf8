import type { FileIndex } from '../platform/core-definition.ts';

/** Where the files of documents are: rows tell which there are, `fileCopies` what has arrived. */
export const documentFiles: FileIndex = {
  fileFor(db, sha256, labels) {
    const rows = db
      .q('SELECT size, mediaType, scope FROM documents WHERE sha256 = ? ORDER BY id')
      .all(sha256) as { size: number; mediaType: string; scope: string }[];
    const row = rows.find(({ scope }) => labels === null || labels.has(scope));
    return row ? { size: row.size, mediaType: row.mediaType } : null;
  },
  toFetch: (db, limit) =>
    db.q(`SELECT sha256, size FROM fileCopies WHERE here = 0 AND ${NAMED} ${NEXT}`).all(limit) as never,
  toSend: (db, limit) =>
    db
      .q(`SELECT sha256, size FROM fileCopies WHERE here = 1 AND onServer = 0 AND ${NAMED} ${NEXT}`)
      .all(limit) as never,
  noteAsked: (db, sha256) =>
    void db.q('UPDATE fileCopies SET asked = asked + 1 WHERE sha256 = ?').run(sha256),
  noteHere(db, sha256, size) {
    const known = db
      .q('UPDATE fileCopies SET here = 1, size = ?, asked = 0 WHERE sha256 = ?')
      .run(size, sha256);
    if (known.changes > 0) return;
    db.q('INSERT INTO fileCopies (sha256, size, here, onServer, asked) VALUES (?, ?, 1, 0, 0)').run(
      sha256,
      size,
    );
  },
  noteGone: (db, sha256) => void db.q('UPDATE fileCopies SET here = 0 WHERE sha256 = ?').run(sha256),
  noteOnServer: (db, sha256) =>
    void db.q('UPDATE fileCopies SET onServer = 1, asked = 0 WHERE sha256 = ?').run(sha256),
  isOnServer: (db, sha256) =>
    db.q('SELECT onServer FROM fileCopies WHERE sha256 = ?').pluck().get(sha256) === 1,
  waiting(db) {
    const count = (where: string) =>
      db.q(`SELECT count(*) FROM fileCopies WHERE ${where} AND ${NAMED}`).pluck().get() as number;
    return { toSend: count('here = 1 AND onServer = 0'), toFetch: count('here = 0') };
  },
  forgetServer: (db) => void db.q('UPDATE fileCopies SET onServer = 0 WHERE onServer = 1').run(),
  unnamed: (db) =>
    db
      .q(`SELECT sha256 FROM fileCopies WHERE here = 1 AND NOT ${NAMED} ORDER BY sha256`)
      .pluck()
      .all() as string[],
  keepOnly(db, here) {
    const known = db.q('SELECT sha256 FROM fileCopies WHERE here = 1').pluck().all() as string[];
    for (const sha256 of known.filter((name) => !here.has(name))) documentFiles.noteGone(db, sha256);
  },
  forget: (db, sha256) => void db.q('DELETE FROM fileCopies WHERE sha256 = ?').run(sha256),
};

/** Of some document, attached or not. */
const NAMED = '(EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = fileCopies.sha256))';
/** Those asked for in vain come after all others. */
const NEXT = 'ORDER BY asked, sha256 LIMIT ?';
