import { hash } from 'node:crypto';
import type { Db } from '../platform/database.ts';

/** Entries behind that one command settles beside its own: some 20 ms. */
const BEHIND_AT_ONCE = 100;
/** Texts held in memory at once. */
const SLICE = 2_000;

/**
 * Indexes for search what the triggers have noted since the last time: all orders that a command wrote, and a few of those
 * whose customer or item was renamed: `CoreDefinition.settle` of the orders.
 */
export function settleOrderSearch(db: Db): void {
  if (isOrderSearchBehind(db)) {
    db.q(
      `INSERT INTO orderSearchQueue (entry)
       SELECT entry FROM orderSearchBehind WHERE entry NOT IN (SELECT entry FROM orderSearchQueue)
       ORDER BY entry DESC LIMIT ?`,
    ).run(BEHIND_AT_ONCE);
    db.q('DELETE FROM orderSearchBehind WHERE entry IN (SELECT entry FROM orderSearchQueue)').run();
  }
  const queued = db.q('SELECT entry FROM orderSearchQueue ORDER BY entry').pluck().all() as number[];
  if (queued.length === 0) return;
  db.q('DELETE FROM orderSearchWords WHERE rowid IN (SELECT entry FROM orderSearchQueue)').run();
  for (let at = 0; at < queued.length; at += SLICE) indexEntries(db, queued.slice(at, at + SLICE));
  db.q('DELETE FROM orderSearchQueue').run();
}

/** True while the words of some orders are those of yesterday: `CoreDefinition.isBehind`. */
export function isOrderSearchBehind(db: Db): boolean {
  return db.q('SELECT 1 FROM orderSearchBehind LIMIT 1').get() !== undefined;
}

/** Orders whose indexed words are not those of today, but for those known to be behind. */
export function ordersWithOldWords(db: Db): readonly string[] {
  const rows = db.sqlite
    .prepare(
      `SELECT orders.number, entries.wordsHash, texts.words FROM orderSearchEntries AS entries
       JOIN orders ON orders.id = entries."order" JOIN orderSearchTexts AS texts ON texts."order" = orders.id
       WHERE entries.entry NOT IN (SELECT entry FROM orderSearchBehind) ORDER BY entries.entry`,
    )
    .iterate() as IterableIterator<{ number: string; wordsHash: number | null; words: string }>;
  const old: string[] = [];
  for (const { number, wordsHash, words } of rows) if (wordsHash !== hashOf(words)) old.push(number);
  return old;
}

/** Full text first and the hashes after: full text writes a segment whenever another table is written in between. */
function indexEntries(db: Db, entries: readonly number[]): void {
  const textOf = db
    .q('SELECT words FROM orderSearchEntries JOIN orderSearchTexts USING ("order") WHERE entry = ?')
    .pluck();
  const texts = entries.flatMap((entry) => {
    const words = textOf.get(entry);
    return typeof words === 'string' ? [{ entry, words }] : [];
  });
  const index = db.q('INSERT INTO orderSearchWords (rowid, words) VALUES (?, ?)');
  for (const { entry, words } of texts) index.run(entry, words);
  const note = db.q('UPDATE orderSearchEntries SET wordsHash = ? WHERE entry = ?');
  for (const { entry, words } of texts) note.run(hashOf(words), entry);
}

function hashOf(words: string): number {
  return hash('sha256', words, 'buffer').readUIntBE(0, 6);
}
