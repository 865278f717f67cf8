import type { Db } from '../platform/database.ts';

/** Rows of one page asked with one more than fits, and what the next page starts after. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Ids of records of a kind that hold all words of `text`, each as the beginning of a word; best first. */
export function recordsByWords(db: Db, kind: string, text: string, limit: number): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return db
    .q(
      `SELECT e.record FROM searchWords w JOIN searchEntries e ON e.entry = w.rowid
       WHERE searchWords MATCH ? AND e.kind = ? ORDER BY rank, e.record LIMIT ?`,
    )
    .pluck()
    .all(words.map((word) => `"${word}"*`).join(' '), kind, limit) as string[];
}

/** `LIKE` pattern of what begins with `text`, to be used with `ESCAPE '\'`. */
export function startsWith(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** Each once, in order of first appearance, at most `limit`. */
export function firstDistinct(ids: readonly string[], limit: number): string[] {
  return [...new Set(ids)].slice(0, limit);
}
