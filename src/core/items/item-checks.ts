import type { StateCheck } from '../platform/core-definition.ts';

export const itemChecks: readonly StateCheck[] = [
  {
    name: 'no item is replaced by itself',
    faults: (db) =>
      (
        db.sqlite
          .prepare(
            `WITH RECURSIVE chain (item, next) AS (
               SELECT id, successor FROM items WHERE successor IS NOT NULL
               UNION SELECT chain.item, items.successor FROM chain JOIN items ON items.id = chain.next
               WHERE items.successor IS NOT NULL)
             SELECT DISTINCT item FROM chain WHERE item = next ORDER BY item`,
          )
          .pluck()
          .all() as string[]
      ).map((item) => `item ${item} is its own successor`),
  },
  {
    name: 'a cost has its floor price',
    faults: (db) =>
      (
        db.sqlite
          .prepare(
            `SELECT c.item FROM itemCosts c LEFT JOIN itemFloorPrices f ON f.id = c.id
             WHERE f.id IS NULL ORDER BY c.item`,
          )
          .pluck()
          .all() as string[]
      ).map((item) => `item ${item} has a cost and no floor price`),
  },
  {
    name: 'every record that is found by words has its words, once',
    faults: (db) =>
      (
        db.sqlite
          .prepare(
            `SELECT r.id FROM (SELECT id FROM items UNION ALL SELECT id FROM parties) r
             LEFT JOIN searchEntries e ON e.record = r.id GROUP BY r.id HAVING count(e.entry) <> 1 ORDER BY r.id`,
          )
          .pluck()
          .all() as string[]
      ).map((record) => `record ${record} cannot be found by words`),
  },
];
