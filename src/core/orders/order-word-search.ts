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

/** What is asked: every word as the beginning of one, or whole. */
interface Asked {
  readonly words: readonly string[];
  readonly whole: boolean;
}

/**
 * The newest orders that hold all words of the text, each as the beginning of a word; before the entry `before`. One letter
 * is no beginning: it counts alone and whole.
 */
export function ordersWithWords(db: Db, text: string, before: number, limit: number): readonly SearchEntry[] {
  const all = searchWordsOf(text);
  const long = all.filter(({ length }) => length > 1);
  const asked = long.length > 0 ? { words: long, whole: false } : { words: all, whole: true };
  if (asked.words.length === 0) return [];
  const waiting = waitingOrders(db, asked, before);
  const indexed = indexedOrders(db, asked, before, limit);
  if (waiting.length === 0) return indexed;
  return [...waiting, ...indexed].sort((a, b) => b.entry - a.entry).slice(0, limit);
}

/** Of the few orders that wait for the index, those that hold the words. */
function waitingOrders(db: Db, asked: Asked, before: number): readonly SearchEntry[] {
  // From the queue to the entries: the other way round it is all entries there are.
  const waiting = db.q(
    `SELECT queue.entry, entries."order" FROM orderSearchQueue AS queue
     CROSS JOIN orderSearchEntries AS entries ON entries.entry = queue.entry WHERE queue.entry < ?`,
  );
  return (waiting.all(before) as SearchEntry[]).filter(holding(db, asked));
}

/**
 * Full text gathers all entries of a longer beginning before it gives the first, which takes half a second where half of a
 * million orders have the word. So the newest entries of the first letters are looked at first, and mostly suffice.
 */
function indexedOrders(db: Db, asked: Asked, before: number, limit: number): readonly SearchEntry[] {
  const { words, whole } = asked;
  if (whole) return matching(db, words.map(quoted), before, limit);
  if (words.every(({ length }) => length <= INDEXED_LETTERS)) {
    return matching(db, words.map(beginning), before, limit);
  }
  return amongCandidates(db, asked, before, limit) ?? matching(db, words.map(beginning), before, limit);
}

/** Looks at orders that hold the first letters of all words, newest first; null where too few of them hold the words. */
function amongCandidates(db: Db, asked: Asked, before: number, limit: number): readonly SearchEntry[] | null {
  const beginnings = asked.words.map((word) => beginning(word.slice(0, INDEXED_LETTERS)));
  const holdsAll = holding(db, asked);
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

/** Whether an order as it stands holds the words. */
function holding(db: Db, { words, whole }: Asked): (entry: SearchEntry) => boolean {
  const textOf = db.q('SELECT words FROM orderSearchTexts WHERE "order" = ?').pluck();
  return ({ order }) => {
    const held = searchWordsOf(String(textOf.get(order) ?? ''));
    return words.every((word) => held.some((other) => (whole ? other === word : other.startsWith(word))));
  };
}

/** Of those that wait the index has the words of before, if any. */
function matching(db: Db, terms: readonly string[], before: number, limit: number): SearchEntry[] {
  return db
    .q(
      `SELECT entries.entry, entries."order" FROM orderSearchWords AS words
       JOIN orderSearchEntries AS entries ON entries.entry = words.rowid
       WHERE orderSearchWords MATCH ? AND words.rowid < ? AND words.rowid NOT IN (SELECT entry FROM orderSearchQueue)
       ORDER BY words.rowid DESC LIMIT ?`,
    )
    .all(terms.join(' AND '), before, limit) as SearchEntry[];
}

function beginning(word: string): string {
  return `${quoted(word)}*`;
}

function quoted(word: string): string {
  return `"${word}"`;
}
