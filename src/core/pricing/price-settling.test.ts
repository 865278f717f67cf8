import { beforeEach, describe, expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { priceConflicts } from '../../shared/pricing/price-conflicts.ts';

type Conflict = QueryOutput<typeof priceConflicts>['conflicts'][number];

const date = '2026-01-10';

let solo: Solo;
let acme: string;
let zephyr: string;
let hook: string;
beforeEach(() => {
  solo = soloReplica();
  [acme, zephyr] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'Zephyr')];
  hook = newItem(solo, 'HK-1');
});

/** A list with prices of the hook, from a quantity and a day on, for these customers. */
function listOf(
  name: string,
  prices: readonly (readonly [price: number, from: number, since: string])[],
  customers: readonly string[] = [acme],
): string {
  const { id: list } = solo.run<{ id: string }>('price-list.create', {
    ...{ name, kind: 'customer', currency: 'USD' },
  });
  for (const [price, from, validFrom] of prices) {
    const key = { list, item: hook, unit: 'EA', fromQuantity: quantityOf(from), validFrom };
    solo.run('price.set', { ...key, price, validUntil: null });
  }
  for (const customer of customers) {
    const to = { kind: 'customer', customer };
    solo.run('price-list.assign', { list, to, priority: 0, validFrom: '2026-01-01', validUntil: null });
  }
  return list;
}

const conflicts = () => solo.query<{ conflicts: Conflict[] }>('price.conflicts', { date }).conflicts;

function keep(name: string): void {
  const kept = conflicts()[0]?.between.find(({ listName }) => listName === name);
  for (const price of kept?.toKeep ?? []) solo.run('price.set', price);
}

function priceFor(customer: string, quantity: number, on = date): number {
  const asked = { item: hook, unit: 'EA', quantity: quantityOf(quantity), customer, date: on };
  return solo.query<{ netRate: number }>('price.explain', asked).netRate;
}

describe('prices that disagree', () => {
  test.each([
    ['Spring', 8_000_000],
    ['Fair', 9_000_000],
  ])('hold as %s says once it is kept, from that day on', (name, price) => {
    listOf('Spring', [[8_000_000, 0, '2026-01-01']]);
    listOf('Fair', [[9_000_000, 0, '2026-01-01']]);
    keep(name);
    expect(conflicts()).toEqual([]);
    expect(priceFor(acme, 1)).toBe(price);
  });

  test('are settled although the other list had an older price, or began today', () => {
    listOf('Spring', [[8_000_000, 0, '2026-01-01']]);
    listOf('Fair', [
      [9_500_000, 0, '2025-01-01'],
      [9_000_000, 0, date],
    ]);
    keep('Spring');
    expect(conflicts()).toEqual([]);
    expect(priceFor(acme, 1, '2026-02-01')).toBe(8_000_000);
  });

  test('of larger quantities leave those of smaller ones as they were', () => {
    listOf('Spring', [[8_000_000, 0, '2026-01-01']]);
    listOf('Fair', [
      [8_000_000, 0, '2026-01-01'],
      [7_000_000, 10, '2026-01-01'],
    ]);
    expect(conflicts()).toMatchObject([{ fromQuantity: quantityOf(10) }]);
    keep('Fair');
    expect(conflicts()).toEqual([]);
    expect([priceFor(acme, 9), priceFor(acme, 10)]).toEqual([8_000_000, 7_000_000]);
  });

  test('of three lists are settled together', () => {
    for (const [at, name] of ['Spring', 'Fair', 'Autumn'].entries())
      listOf(name, [[8_000_000 + at * 1_000_000, 0, '2026-01-01']]);
    keep('Fair');
    expect(conflicts()).toEqual([]);
    expect(priceFor(acme, 1)).toBe(9_000_000);
  });

  test('say who else gets another price, and nobody is left without one', () => {
    listOf('Spring', [[8_000_000, 0, '2026-01-01']]);
    listOf('Fair', [[9_000_000, 0, '2026-01-01']], [acme, zephyr]);
    const [conflict] = conflicts();
    expect(conflict?.between.map(({ listName, alsoFor }) => [listName, alsoFor])).toEqual(
      expect.arrayContaining([
        ['Spring', []],
        ['Fair', [{ customerName: 'Zephyr', customerGroup: null }]],
      ]),
    );
    keep('Spring');
    expect(priceFor(zephyr, 1)).toBe(8_000_000);
  });
});
