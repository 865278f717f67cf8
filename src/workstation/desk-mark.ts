import type { Db } from '../core/platform/database.ts';
import { readSetting, writeSetting } from '../core/platform/replica-meta.ts';

const KEY = 'desk.writes';

/** Counts writes of typing buffers and preferences, so that other windows and processes hear of them. */
export function countDeskWrite(db: Db): void {
  writeSetting(db, KEY, String(Number(readSetting(db, KEY) ?? 0) + 1));
}

/** Grows with every write of a typing buffer or preference, whichever process made it. */
export function deskMark(db: Db): string {
  return readSetting(db, KEY) ?? '';
}

/** What people type and like is no part of a company that moves: it stays on the computer where it was typed. */
export function forgetDesk(db: Db): void {
  const tables = db
    .q(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('typingBuffers', 'typingPapers', 'preferences')",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) db.sqlite.prepare(`DELETE FROM "${table}"`).run();
  writeSetting(db, KEY, null);
}
