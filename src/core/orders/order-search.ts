import type { Db } from '../platform/database.ts';

/** Indexes for search what the triggers have noted since the last time: `CoreDefinition.settle` of the orders. */
export function settleOrderSearch(db: Db): void {
  if (db.q('SELECT 1 FROM orderSearchQueue LIMIT 1').get() === undefined) return;
  db.q('DELETE FROM orderSearchWords WHERE rowid IN (SELECT entry FROM orderSearchQueue)').run();
  db.q(
    `INSERT INTO orderSearchWords (rowid, words)
     SELECT entries.entry, texts.words FROM orderSearchEntries AS entries JOIN orderSearchTexts AS texts USING ("order")
     WHERE entries.entry IN (SELECT entry FROM orderSearchQueue) ORDER BY entries.entry`,
  ).run();
  db.q('DELETE FROM orderSearchQueue').run();
}
