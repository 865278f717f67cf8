import type { StateCheck } from '../platform/core-definition.ts';
import { ordersWithOldWords } from './order-search.ts';

/** What `verify` asks of orders beyond the kernel's own checks. */
export const orderStateChecks: readonly StateCheck[] = [
  {
    name: 'credit commitments',
    faults: (db) =>
      (
        db
          .q(
            `SELECT coalesce(owed.customer, ledger.customer) AS customer FROM (
               SELECT customer, sum(committedAmount) AS amount FROM orders
               WHERE committedAmount IS NOT NULL GROUP BY customer) AS owed
             FULL JOIN creditCommitments AS ledger ON ledger.customer = owed.customer
             WHERE owed.amount IS NOT ledger.amount ORDER BY 1`,
          )
          .pluck()
          .all() as string[]
      ).map((customer) => `what orders commit of the credit of ${customer} is not what the ledger says`),
  },
  {
    name: 'order states',
    faults: (db) =>
      (
        db
          .q(
            `SELECT number FROM orders WHERE status <> 'confirmed' AND (committedAmount IS NOT NULL
               OR EXISTS (SELECT 1 FROM allocations WHERE "order" = orders.id)
               OR EXISTS (SELECT 1 FROM backorders WHERE "order" = orders.id)) ORDER BY number`,
          )
          .pluck()
          .all() as string[]
      ).map((number) => `${number} is not confirmed and holds stock, a backorder or credit`),
  },
  {
    name: 'order search',
    faults: (db) =>
      (
        db
          .q(
            `SELECT number FROM orders WHERE 1 <> (SELECT count(*) FROM orderSearchEntries WHERE "order" = orders.id)
             UNION ALL SELECT "order" FROM orderSearchEntries
             WHERE NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = orderSearchEntries."order") ORDER BY 1`,
          )
          .pluck()
          .all() as string[]
      ).map((number) => `${number} does not stand in the search exactly once`),
  },
  {
    name: 'words of orders',
    faults: (db) =>
      ordersWithOldWords(db).map((number) => `${number} is not found by what is written in it today`),
  },
  {
    name: 'order amounts',
    faults: (db) =>
      (
        db
          .q(
            `SELECT number FROM orders LEFT JOIN orderAmounts AS kept ON kept."order" = orders.id
             WHERE kept."order" IS NULL OR (kept.placedAt, kept.status, kept.customer, kept.owner)
               IS NOT (orders.placedAt, orders.status, orders.customer, orders.owner) OR kept.amount IS NOT
               (SELECT amount FROM orderRevisions WHERE "order" = orders.id ORDER BY revision DESC LIMIT 1)
             UNION ALL SELECT "order" FROM orderAmounts
             WHERE NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = orderAmounts."order") ORDER BY 1`,
          )
          .pluck()
          .all() as string[]
      ).map((number) => `${number} is not listed by what it came to when it was promised last`),
  },
];
