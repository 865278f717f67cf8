import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordersWithWords } from '../../src/core/orders/order-word-search.ts';
import type { Db } from '../../src/core/platform/database.ts';
import { deskCompany } from '../support/desk-company.ts';

let db: Db;
let end: () => void;

beforeAll(async () => {
  ({ db, end } = await deskCompany());
}, 60_000);

afterAll(() => end());

/** All orders that hold the words, newest first, by reading each of them. */
function read(text: string): readonly string[] {
  const asked = text.toLowerCase().split(' ');
  const rows = db.sqlite
    .prepare(
      'SELECT "order", words FROM orderSearchEntries JOIN orderSearchTexts USING ("order") ORDER BY entry DESC',
    )
    .all() as { order: string; words: string }[];
  return rows
    .filter(({ words }) => {
      const held = words.toLowerCase().split(/[^a-z0-9]+/);
      return asked.every((word) => held.some((other) => other.startsWith(word)));
    })
    .map(({ order }) => order);
}

test.each([
  ['a word of half of all orders', 'steel', 500],
  ['two words that many hold', 'steel carriage', 40],
  ['longer letters of which many orders hold only the first', 'steelx', 0],
  ['a word whose first letters many more have', 'millwork', 60],
  ['a number', '000199', 1],
  ['short words', 'nut zinc', 40],
])('orders found by %s are those that hold it, newest first, page after page', (_, text, fewest) => {
  const all = read(text);
  expect(all.length).toBeGreaterThanOrEqual(fewest);
  for (const limit of [7, 300, 5_000]) {
    const first = ordersWithWords(db, text, Number.MAX_SAFE_INTEGER, limit);
    expect(first.map(({ order }) => order)).toEqual(all.slice(0, limit));
    const next = ordersWithWords(db, text, first.at(-1)?.entry ?? 0, limit);
    expect(next.map(({ order }) => order)).toEqual(all.slice(limit, limit * 2));
  }
});
