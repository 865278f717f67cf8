import type { Db } from '../platform/database.ts';
import { searchWordsOf } from '../platform/search-words.ts';

/** An order in the search: entries count up with the instant it was placed at. */
export interface SearchEntry {
  readonly entry: number;
  readonly order: string;
}

/** The first letters of a word that the index knows like a word of its own (migration 0022). */
const INDEXED_LETTERS = 4;
/** The fewest candidates that are looked at one by one at a time. */
const CANDIDATES = 150;

/**
 * The newest orders that hold all words of the text, each as the beginning of a word; before the entry `before`. One letter
 * is no beginning: it counts alone and whole.
 *
 * Full text gathers all entries of a longer beginning before it gives the first, which takes half a second where half of a
 * million orders have the word. So the newest entries of the first letters are looked at first, and mostly suffice.
 */
export function ordersWithWords(db: Db, text: string, before: number, limit: number): readonly SearchEntry[] {
  const asked = searchWordsOf(text);
  const long = asked.filter(({ length }) => length > 1);
  const words = long.length > 0 ? long : asked;
  if (words.length === 0) return [];
  if (long.length === 0) return matching(db, words.map(quoted), before, limit);
  if (words.every(({ length }) => length <= INDEXED_LETTERS)) {
    return matching(db, words.map(beginning), before, limit);
  }
  return amongCandidates(db, words, before, limit) ?? matching(db, words.map(beginning), before, limit);
}

/** Looks at orders that hold the first letters of all words, newest first; null where too few of them hold the words. */
function amongCandidates(
  db: Db,
  words: readonly string[],
  before: number,
  limit: number,
): readonly SearchEntry[] | null {
  const beginnings = words.map((word) => beginning(word.slice(0, INDEXED_LETTERS)));
  const textOf = db.q('SELECT words FROM orderSearchTexts WHERE "order" = ?').pluck();
  const holdsAll = ({ order }: SearchEntry) => {
    const held = searchWordsOf(String(textOf.get(order) ?? ''));
    return words.every((word) => held.some((other) => other.startsWith(word)));
  };
  const found: SearchEntry[] = [];
  let [from, seen] = [before, 0];
  for (;;) {
    const share = seen === 0 ? CANDIDATES : Math.max(CANDIDATES, limit - found.length);
    const candidates = matching(db, beginnings, from, share);
    found.push(...candidates.filter(holdsAll));
    if (candidates.length < share || found.length >= limit) return found.slice(0, limit);
    seen += share;
    if (found.length * 2 < seen) return null;
    from = candidates.at(-1)?.entry ?? 0;
  }
}

function matching(db: Db, terms: readonly string[], before: number, limit: number): SearchEntry[] {
  return db
    .q(
      `SELECT entries.entry, entries."order" FROM orderSearchWords AS words
       JOIN orderSearchEntries AS entries ON entries.entry = words.rowid
       WHERE orderSearchWords MATCH ? AND words.rowid < ? ORDER BY words.rowid DESC LIMIT ?`,
    )
    .all(terms.join(' AND '), before, limit) as SearchEntry[];
}

function beginning(word: string): string {
  return `${quoted(word)}*`;
}

function quoted(word: string): string {
  return `"${word}"`;
}
