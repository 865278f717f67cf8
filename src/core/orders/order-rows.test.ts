import { describe, expect, test } from 'vitest';
import { type OrderWorld, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { type OrderSort, orderSorts, orderViews } from '../../shared/orders/order-rows.ts';
import { verifyReplica } from '../sync/verify.ts';

interface Rows {
  readonly rows: readonly {
    readonly id: string;
    readonly number: string;
    readonly promised: string | null;
    readonly requestedDate: string | null;
    readonly amount: number | null;
    readonly holds: readonly string[];
  }[];
  readonly total: number | null;
}

const today = '2026-02-01';

function list(world: OrderWorld, input: object): Rows {
  return world.solo.query<Rows>('order.rows', { today, ...input });
}

/** Two drafts, two confirmed of which one is late, one cancelled. */
function deskWithOrders(): OrderWorld & { readonly late: string; readonly held: string } {
  const world = orderWorld();
  world.draft(1, { header: { requestedDate: '2026-03-01' } });
  world.draft(2);
  const late = world.draft(3, { line: { promisedDate: '2026-01-20' } });
  world.confirm(late);
  const held = world.draft(4, { line: { promisedDate: '2026-02-20' } });
  world.confirm(held);
  world.solo.run('hold.place', { order: held, kind: 'manual', why: 'asked to wait' });
  world.solo.run('order.cancel', { order: world.draft(5), why: 'typed twice' });
  return { ...world, late, held };
}

describe('the list of orders', () => {
  test('a view holds the orders its name says', () => {
    const world = deskWithOrders();
    const totals = Object.fromEntries(orderViews.map((view) => [view, list(world, { view }).total]));
    expect(totals).toMatchObject({
      open: 4,
      late: 1,
      onHold: 1,
      backordered: 0,
      drafts: 2,
      confirmed: 2,
      closed: 0,
      all: 5,
    });
    expect(list(world, { view: 'late' }).rows.map(({ id }) => id)).toEqual([world.late]);
    expect(list(world, { view: 'onHold' }).rows[0]?.holds).toEqual(['manual']);
  });

  test('a list is narrowed by words, and by the days its orders are promised for', () => {
    const world = deskWithOrders();
    const number = list(world, { view: 'late' }).rows[0]?.number ?? '';
    expect(list(world, { view: 'all', text: number.toLowerCase() }).rows.map(({ id }) => id)).toEqual([
      world.late,
    ]);
    expect(list(world, { view: 'onHold', text: number }).total).toBe(0);
    expect(
      list(world, { promisedFrom: '2026-02-01', promisedUntil: '2026-02-28' }).rows.map(({ id }) => id),
    ).toEqual([world.held]);
  });

  test('the sums are those of the rows', () => {
    const world = deskWithOrders();
    const rows = world.solo.query<{ rows: { currency: string; amount: number | null }[] }>('order.rows', {
      today,
    });
    const amounts = rows.rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    const { sums } = world.solo.query<{ sums: { amount: number; orders: number }[] }>('order.row-sums', {
      today,
    });
    expect(sums).toHaveLength(1);
    expect(sums[0]).toMatchObject({
      amount: amounts.reduce((sum, each) => sum + each, 0),
      orders: amounts.length,
    });
    expect(amounts.length).toBe(2);
  });

  test('the counts of the chips are those of the lists', () => {
    const world = deskWithOrders();
    const { counts } = world.solo.query<{ counts: { view: string; count: number }[] }>('order.view-counts', {
      today,
    });
    for (const { view, count } of counts) expect([view, count]).toEqual([view, list(world, { view }).total]);
  });

  test.each(orderSorts)('sorted by %s both ways, every row once, whatever the page', (sort: OrderSort) => {
    const world = deskWithOrders();
    const whole = list(world, { view: 'all', sort, descending: false }).rows.map(({ id }) => id);
    const paged = [0, 1, 2, 3, 4].flatMap((offset) =>
      list(world, { view: 'all', sort, descending: false, offset, limit: 1 }).rows.map(({ id }) => id),
    );
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(5);
  });

  test('by promise the earliest comes first and what has none comes last', () => {
    const world = deskWithOrders();
    const promised = list(world, { view: 'open', sort: 'promised', descending: false }).rows.map(
      (row) => row.promised,
    );
    expect(promised).toEqual(['2026-01-20', '2026-02-20', null, null]);
  });

  test('by amount an order stands by what it was promised at last, confirmed, withdrawn or cancelled', () => {
    const { solo, late, held, item } = deskWithOrders();
    const byAmount = (view: string) =>
      solo
        .query<Rows>('order.rows', { today, view, sort: 'amount' })
        .rows.flatMap(({ id, amount }) => (amount === null ? [] : [id]));
    expect(byAmount('confirmed')).toEqual([held, late]);
    const lines = [{ do: 'add', line: { item, quantity: quantityOf(9) } }];
    solo.run('order.amend', { order: late, why: 'customer called', lines });
    expect(byAmount('confirmed')).toEqual([late, held]);
    solo.run('order.withdraw', { order: held, why: 'not yet' });
    expect(byAmount('confirmed')).toEqual([late]);
    expect(byAmount('drafts')).toEqual([held]);
    expect(verifyReplica(solo.replica).flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('a customer and an item narrow every view', () => {
    const world = deskWithOrders();
    expect(list(world, { view: 'all', customer: world.customer, item: world.item }).total).toBe(5);
    expect(list(world, { view: 'all', customer: 'nobody' }).total).toBe(0);
  });

  test('what is promised when adds up to the confirmed orders with a promise', () => {
    const world = deskWithOrders();
    const load = world.solo.query('order.promised-days', { from: today, until: '2026-02-28' });
    expect(load).toEqual({ before: 1, days: [{ date: '2026-02-20', orders: 1 }], after: 0 });
    expect(PLACED_ON < today).toBe(true);
  });
});
