import { hash } from 'node:crypto';
import type { Db } from '../platform/database.ts';

/** So many orders may wait for the index: the search reads them one by one, which takes about a millisecond. */
const MAY_WAIT = 64;
/** From so many on, or from so many lines of theirs on, a quiet moment is used for them. */
const QUIET_FROM = 16;
const QUIET_LINES = 300;
/** Entries behind that are settled at once: some 20 ms. */
const BEHIND_AT_ONCE = 100;
/** Texts held in memory at once. */
const SLICE = 2_000;

/**
 * What a command does for the search: `CoreDefinition.settle` of the orders. The triggers have noted what was written; the
 * search reads what is noted, so nothing is indexed before it is {@link MAY_WAIT} orders. Full text writes as much
 * for one order as for twenty.
 */
export function settleOrderSearch(db: Db): void {
  takeUpBehind(db);
  if (db.q('SELECT 1 FROM orderSearchQueue LIMIT 1 OFFSET ?').get(MAY_WAIT) !== undefined) indexQueued(db);
}

/** The same in a quiet moment, for all that waits: `CoreDefinition.settleQuietly`. */
export function settleOrderSearchQuietly(db: Db): void {
  takeUpBehind(db);
  indexQueued(db);
}

/** True where a quiet moment is of use: `CoreDefinition.isBehind`. */
export function isOrderSearchBehind(db: Db): boolean {
  if (hasBehind(db)) return true;
  if (db.q('SELECT 1 FROM orderSearchQueue LIMIT 1 OFFSET ?').get(QUIET_FROM - 1) !== undefined) return true;
  const long = db.q(
    `SELECT 1 FROM orderSearchQueue CROSS JOIN orderSearchEntries USING (entry)
     CROSS JOIN orderLines ON orderLines."order" = orderSearchEntries."order" LIMIT 1 OFFSET ?`,
  );
  return long.get(QUIET_LINES) !== undefined;
}

function hasBehind(db: Db): boolean {
  return db.q('SELECT 1 FROM orderSearchBehind LIMIT 1').get() !== undefined;
}

/** A few of the orders whose customer or item was renamed. */
function takeUpBehind(db: Db): void {
  if (!hasBehind(db)) return;
  db.q(
    `INSERT INTO orderSearchQueue (entry)
     SELECT entry FROM orderSearchBehind WHERE entry NOT IN (SELECT entry FROM orderSearchQueue)
     ORDER BY entry DESC LIMIT ?`,
  ).run(BEHIND_AT_ONCE);
  db.q('DELETE FROM orderSearchBehind WHERE entry IN (SELECT entry FROM orderSearchQueue)').run();
}

function indexQueued(db: Db): void {
  const queued = db.q('SELECT entry FROM orderSearchQueue ORDER BY entry').pluck().all() as number[];
  if (queued.length === 0) return;
  if (isOldQueued(db))
    db.q('DELETE FROM orderSearchWords WHERE rowid IN (SELECT entry FROM orderSearchQueue)').run();
  for (let at = 0; at < queued.length; at += SLICE) indexEntries(db, queued.slice(at, at + SLICE));
  db.q('DELETE FROM orderSearchQueue').run();
}

/** Orders whose indexed words are not those of today, but for those that wait or are known to be behind. */
export function ordersWithOldWords(db: Db): readonly string[] {
  const rows = db.sqlite
    .prepare(
      `SELECT orders.number, entries.wordsHash, texts.words FROM orderSearchEntries AS entries
       JOIN orders ON orders.id = entries."order" JOIN orderSearchTexts AS texts ON texts."order" = orders.id
       WHERE entries.entry NOT IN (SELECT entry FROM orderSearchBehind UNION SELECT entry FROM orderSearchQueue)
       ORDER BY entries.entry`,
    )
    .iterate() as IterableIterator<{ number: string; wordsHash: number | null; words: string }>;
  const old: string[] = [];
  for (const { number, wordsHash, words } of rows) if (wordsHash !== hashOf(words)) old.push(number);
  return old;
}

/** Whether anything queued stands in the index already; of what is new there is nothing to take out of it. */
function isOldQueued(db: Db): boolean {
  const old = db.q(
    'SELECT 1 FROM orderSearchQueue CROSS JOIN orderSearchWords_docsize ON id = entry LIMIT 1',
  );
  return old.get() !== undefined;
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
