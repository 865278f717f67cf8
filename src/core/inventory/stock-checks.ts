import type { StateCheck } from '../platform/core-definition.ts';

/** Ledger sums: what `verify` asks beyond the kernel's own checks. */
export const stockChecks: readonly StateCheck[] = [
  {
    name: 'stock balances',
    faults: (db) =>
      (
        db
          .q(
            `SELECT items.number, places.code, moved.quantity, balance.onHand FROM (
               SELECT item, place, sum(quantity) AS quantity FROM (
                 SELECT item, toPlace AS place, quantity FROM movements
                 UNION ALL SELECT item, fromPlace, -quantity FROM movements)
               GROUP BY item, place HAVING sum(quantity) <> 0) AS moved
             FULL JOIN stockBalances AS balance ON balance.item = moved.item AND balance.place = moved.place
             LEFT JOIN items ON items.id = coalesce(moved.item, balance.item)
             LEFT JOIN places ON places.id = coalesce(moved.place, balance.place)
             WHERE moved.quantity IS NOT balance.onHand ORDER BY items.number, places.code`,
          )
          .all() as { number: string; code: string; quantity: number | null; onHand: number | null }[]
      ).map(
        ({ number, code, quantity, onHand }) =>
          `${number} in ${code}: movements add up to ${quantity ?? 0}, the balance says ${onHand ?? 0}`,
      ),
  },
  {
    name: 'stock below zero',
    faults: (db) =>
      (
        db
          .q(
            `SELECT items.number, places.code FROM stockBalances AS balance
             JOIN places ON places.id = balance.place JOIN items ON items.id = balance.item
             WHERE places.kind = 'stock' AND balance.onHand < 0 ORDER BY items.number, places.code`,
          )
          .all() as { number: string; code: string }[]
      ).map(({ number, code }) => `${number} is below zero in ${code}`),
  },
  {
    name: 'allocations',
    faults: (db) =>
      (
        db
          .q(
            `SELECT items.number, tied.quantity, balance.allocated FROM (
               SELECT item, place, sum(quantity) AS quantity FROM allocations GROUP BY item, place) AS tied
             FULL JOIN allocationBalances AS balance ON balance.item = tied.item AND balance.place = tied.place
             LEFT JOIN items ON items.id = coalesce(tied.item, balance.item)
             WHERE tied.quantity IS NOT balance.allocated ORDER BY items.number`,
          )
          .all() as { number: string; quantity: number | null; allocated: number | null }[]
      ).map(
        ({ number, quantity, allocated }) =>
          `${number}: allocations add up to ${quantity ?? 0}, the balance says ${allocated ?? 0}`,
      ),
  },
];
