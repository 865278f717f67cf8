import { wordsIn } from '../items/item-matches.ts';
import type { Db } from '../platform/database.ts';

/** What a customer bought of an item last. `quantity` in millionths of `unit`. */
export interface LastBought {
  readonly item: string;
  readonly itemNumber: string;
  readonly description: string;
  readonly order: string;
  readonly number: string;
  readonly placedOn: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  readonly currency: string;
}

/** How many of a customer's newest orders are looked at: enough to know habits, few enough to be asked at every key. */
const NEWEST_ORDERS = 60;

/** What a customer usually buys, by item: the newest line of each in its newest orders, cancelled ones left out. */
export function usualItems(db: Db, customer: string): ReadonlyMap<string, LastBought> {
  const lines = db
    .q(
      `SELECT l.item, i.number AS itemNumber, i.description, o.id AS "order", o.number, o.placedOn,
         l.quantity, coalesce(l.unit, i.baseUnit) AS unit, l.unitPrice, o.currency
       FROM (SELECT * FROM orders WHERE customer = ? ORDER BY placedAt DESC, id DESC LIMIT ?) AS o
       CROSS JOIN orderLines AS l ON l."order" = o.id CROSS JOIN items AS i ON i.id = l.item
       WHERE o.kind = 'order' AND o.status <> 'cancelled' AND i.kind = 'goods'
       ORDER BY o.placedAt DESC, o.id DESC, l.position`,
    )
    .all(customer, NEWEST_ORDERS) as LastBought[];
  const newest = new Map<string, LastBought>();
  for (const line of lines) if (!newest.has(line.item)) newest.set(line.item, line);
  return newest;
}

/** Whether every word of the text begins a word of what the item is called. */
export function isCalled({ itemNumber, description }: LastBought, text: string): boolean {
  const called = wordsIn(`${itemNumber} ${description}`).map(lower);
  const asked = wordsIn(text).map(lower);
  return asked.length > 0 && asked.every((word) => called.some((other) => other.startsWith(word)));
}

function lower(word: string): string {
  return word.toLowerCase();
}
