import { inTransaction } from '../core/platform/database.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { countDeskWrite } from './desk-mark.ts';
import type { Desk } from './typing-buffers.ts';

const MOST_BYTES = 64 * 1024;

/** How a person likes things on this workstation: columns, views, theme, keys; null takes it back. Refusal: `preference.too-big`. */
export function savePreference({ db, person, now }: Desk, name: string, value: unknown): Result<null> {
  const text = JSON.stringify(value ?? null);
  if (Buffer.byteLength(text) > MOST_BYTES) return refused('preference.too-big', { name });
  inTransaction(db, () => {
    if (text === 'null') db.q('DELETE FROM preferences WHERE person = ? AND name = ?').run(person, name);
    else {
      db.q('INSERT OR REPLACE INTO preferences (person, name, value, savedAt) VALUES (?, ?, ?, ?)').run(
        person,
        name,
        text,
        now,
      );
    }
    countDeskWrite(db);
  });
  return ok(null);
}

/** By name: all of the person's that begin so. */
export function showPreferences({ db, person }: Desk, beginning: string): Readonly<Record<string, unknown>> {
  const rows = db
    .q(
      'SELECT name, value FROM preferences WHERE person = ? AND substr(name, 1, length(?)) = ? ORDER BY name',
    )
    .all(person, beginning, beginning) as { readonly name: string; readonly value: string }[];
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
}
