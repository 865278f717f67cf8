import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/core/platform/database.ts';
import { storedDigest } from '../../src/core/platform/digest-store.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { type Office, runOffice } from './order-desks.ts';
import { LINES, type LineStands, lineFault } from './order-invariants.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const offices = SEEDS.map((seed) => runOffice(seed));

const replicas = ({ world, desks }: Office) => [world.solo.replica, ...desks.map(({ replica }) => replica)];
const every = (look: (db: Db, label: string) => void) => {
  for (const [i, office] of offices.entries())
    for (const [j, { db }] of replicas(office).entries()) look(db, `seed ${SEEDS[i]}, replica ${j}`);
};
const rows = <T>(db: Db, sql: string) => db.sqlite.prepare(sql).all() as T[];

/**
 * Real orders on a server and two desks that work offline, with lost answers. Planted and caught: a shipment that leaves its
 * allocation standing (S7), an amendment that gives nothing back and a shipment that looks at no tolerance (S14), a withdrawal
 * or a short-close that keeps its credit (S8), a refused change that is not kept (S18).
 */
describe('two desks and a server, offline and together again', () => {
  test('S3: come to the same state, balances and search included', () => {
    for (const office of offices) {
      const [server, ...desks] = replicas(office).map(({ db }) => ({
        digest: storedDigest(db).byLabel().everyone,
        stock: rows(db, 'SELECT * FROM stockBalances ORDER BY item, place'),
        allocated: rows(db, 'SELECT * FROM allocationBalances ORDER BY item, place'),
        credit: rows(db, 'SELECT * FROM creditCommitments ORDER BY customer'),
      }));
      for (const desk of desks) expect(desk).toEqual(server);
    }
  });

  test('S6: what is on hand is the sum of its movements, and every sum of orders is right', () => {
    for (const office of offices)
      for (const { db, core } of replicas(office))
        for (const check of core.checks) expect(check.faults(db), check.name).toEqual([]);
  });

  test('S7: no place has more allocated than is there', () => {
    every((db, label) => {
      const over = rows(
        db,
        `SELECT allocated, onHand FROM allocationBalances AS tied LEFT JOIN stockBalances AS there USING (item, place)
         WHERE allocated > coalesce(onHand, 0)`,
      );
      expect(over, label).toEqual([]);
    });
  });

  test('S8: what orders take of a customer’s credit is what their lines come to', () => {
    every((db, label) => {
      for (const { committedAmount, amount } of rows<{ committedAmount: number; amount: number }>(
        db,
        `SELECT committedAmount, (SELECT coalesce(sum(iif(line.status = 'short-closed', min(line.quantity, shipped), line.quantity)
           * unitPrice / 10000000000), 0) FROM (${LINES}) AS line WHERE line."order" = orders.id AND line.status <> 'cancelled')
         AS amount FROM orders WHERE status = 'confirmed'`,
      ))
        expect(committedAmount, label).toBe(amount);
      const others = rows(
        db,
        `SELECT number FROM orders WHERE status <> 'confirmed' AND committedAmount IS NOT NULL`,
      );
      expect(others, label).toEqual([]);
    });
  });

  test('S14: nothing ships beyond what is ordered and its tolerance, and what is open is allocated or waits', () => {
    every((db, label) => {
      for (const line of rows<LineStands>(db, LINES)) expect(lineFault(line), label).toBe(null);
    });
  });

  test('S18: a change the server refused is kept where it was made, with its reason', () => {
    for (const { world, desks } of offices) {
      for (const { replica, attention } of desks) {
        const { workstation } = readMeta(replica.db);
        const refused = world.solo.rows(
          "SELECT id FROM entry WHERE kind = 'refused' AND workstation = ? ORDER BY id",
          workstation,
        );
        const kept = attention().filter(({ kind }) => kind === 'refused');
        expect(kept.map(({ id }) => id).toSorted()).toEqual(refused.map(({ id }) => id));
      }
    }
  });

  test('S22: money and quantities are whole numbers everywhere', () => {
    every((db, label) => {
      for (const [table, columns] of Object.entries(NUMBERS))
        for (const column of columns) {
          const odd = rows(
            db,
            `SELECT id FROM "${table}" WHERE typeof("${column}") NOT IN ('integer', 'null')
             OR abs("${column}") > 9007199254740991`,
          );
          expect(odd, `${label} ${table}.${column}`).toEqual([]);
        }
    });
  });

  test('and everything worth trying was done, and refused by the server now and then', () => {
    const done = new Map<string, number>();
    for (const { counts } of offices)
      for (const [name, count] of counts) done.set(name, (done.get(name) ?? 0) + count);
    for (const command of [
      'order.create',
      'order.confirm',
      'order.amend',
      'order.ship-lines',
      'order.withdraw',
    ])
      expect(done.get(`${command} done`) ?? 0, command).toBeGreaterThan(2);
    for (const command of [
      'order.cancel',
      'order.close',
      'order.reopen',
      'order.unship',
      'order.short-close-line',
    ])
      expect(done.get(`${command} done`) ?? 0, command).toBeGreaterThan(0);
    const refused = offices.flatMap(({ desks }) => desks.flatMap((desk) => desk.attention()));
    expect(refused.length).toBeGreaterThan(5);
  });
});

const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  orders: ['committedAmount', 'freight'],
  orderLines: ['quantity', 'unitPrice', 'discountPercent', 'overShipPercent', 'underShipPercent'],
  movements: ['quantity'],
  allocations: ['quantity'],
  backorders: ['quantity'],
  lineDecisions: ['quantity'],
  orderRevisions: ['amount'],
  holds: ['amount'],
};
