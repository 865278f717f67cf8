import { describe, expect, test } from 'vitest';
import { newItem, orderWorld, PLACED_ON, receive } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface Shipped {
  readonly shipped: readonly {
    readonly line: string;
    readonly movement: string;
    readonly quantity: number;
  }[];
  readonly complete: readonly string[];
  readonly backorders: readonly { readonly line: string; readonly quantity: number }[];
}

function shipWorld(onHand = 10) {
  const world = orderWorld(onHand);
  const { solo, draft, confirm, show } = world;
  const confirmed = (quantity: number, rest: Parameters<typeof draft>[1] = {}) => {
    const order = draft(quantity, rest);
    confirm(order);
    return { order, line: show(order).lines[0]?.id ?? '' };
  };
  const ship = (order: string, lines?: object[]) =>
    solo.run<Shipped>('order.ship-lines', { order, shippedOn: PLACED_ON, ...(lines ? { lines } : {}) });
  const refused = (order: string, lines?: object[]) =>
    solo.refused('order.ship-lines', { order, shippedOn: PLACED_ON, ...(lines ? { lines } : {}) });
  const onHandNow = () => solo.query<{ onHand: number }>('stock.of-item', { item: world.item }).onHand;
  return { ...world, confirmed, ship, refused, onHandNow };
}

describe('shipping lines', () => {
  test('takes what is allocated out of stock and completes the line', () => {
    const { confirmed, ship, show, onHandNow, available } = shipWorld(10);
    const { order, line } = confirmed(4);
    expect(ship(order)).toMatchObject({ shipped: [{ line, quantity: quantityOf(4) }], complete: [line] });
    expect(show(order).lines).toMatchObject([{ status: 'complete', allocated: 0, backordered: 0 }]);
    expect([onHandNow(), available()]).toEqual([quantityOf(6), quantityOf(6)]);
  });

  test('in part leaves the rest open, allocated as far as there is stock and backordered beyond', () => {
    const { confirmed, ship, show } = shipWorld(5);
    const { order, line } = confirmed(8);
    expect(ship(order, [{ line, quantity: quantityOf(3) }]).complete).toEqual([]);
    expect(show(order).lines).toMatchObject([
      { status: 'open', allocated: quantityOf(2), backordered: quantityOf(3) },
    ]);
  });

  test('never takes stock that is allocated to another order', () => {
    const { confirmed, refused } = shipWorld(5);
    confirmed(4);
    const { order, line } = confirmed(3);
    expect(refused(order, [{ line, quantity: quantityOf(2) }])).toMatchObject({
      code: 'orders.ship-not-there',
      params: { wanted: '2', there: '1' },
    });
  });

  test('more than ordered only within the tolerance of the line, whole units only', () => {
    const { confirmed, ship, refused, show } = shipWorld(30);
    const exact = confirmed(10);
    expect(refused(exact.order, [{ line: exact.line, quantity: quantityOf(11) }]).code).toBe(
      'orders.over-shipment',
    );
    const loose = confirmed(10, { line: { overShipPercent: 15_000_000, underShipPercent: 15_000_000 } });
    expect(refused(loose.order, [{ line: loose.line, quantity: quantityOf(12) }])).toMatchObject({
      code: 'orders.over-shipment',
      params: { left: '11' },
    });
    expect(ship(loose.order, [{ line: loose.line, quantity: quantityOf(9) }]).complete).toEqual([loose.line]);
    expect(show(loose.order).lines).toMatchObject([{ status: 'complete', allocated: 0, backordered: 0 }]);
    ship(loose.order, [{ line: loose.line, quantity: quantityOf(2) }]);
  });

  test('every kind of hold stops it, and says which', () => {
    for (const [kind, code] of [
      ['manual', 'orders.held-by-hand'],
      ['price', 'orders.held-for-price'],
      ['export', 'orders.held-for-export'],
      ['address', 'orders.held-for-address'],
    ] as const) {
      const { solo, confirmed, refused, ship } = shipWorld();
      const { order } = confirmed(1);
      const { hold } = solo.run<{ hold: string }>('hold.place', { order, kind, why: 'look' });
      expect(refused(order).code).toBe(code);
      solo.run('hold.release', { hold, why: 'looked' });
      expect(ship(order).complete).toHaveLength(1);
    }
  });

  test('is stopped by a credit hold, and by a limit that was lowered since', () => {
    const { solo, customer, confirmed, refused, ship, show } = shipWorld();
    const early = confirmed(2);
    solo.run('credit.set-limit', { customer, limit: 10_00 });
    expect(refused(early.order).code).toBe('orders.over-credit-now');
    solo.run('order.check-credit', { order: early.order });
    expect(refused(early.order).code).toBe('orders.held-for-credit');
    const hold = show(early.order).holds[0]?.id;
    solo.run('hold.release', { hold, why: 'they paid' });
    expect(ship(early.order).complete).toHaveLength(1);
  });

  test('is stopped where the customer has owed something for too long since, until somebody releases it', () => {
    const { solo, customer, confirmed, refused, ship, show } = shipWorld();
    const early = confirmed(2);
    solo.run('credit.set-grace', { customer, graceDays: 10 });
    const owed = { receivable: 300_00, overdue: 120_00, overdueDays: 30, asOf: PLACED_ON };
    solo.run('credit.set-receivable', { customer, ...owed });
    expect(refused(early.order).code).toBe('orders.overdue-now');
    solo.run('order.check-credit', { order: early.order });
    expect(refused(early.order).code).toBe('orders.held-for-credit');
    solo.run('hold.release', { hold: show(early.order).holds[0]?.id, why: 'they paid' });
    expect(ship(early.order).complete).toHaveLength(1);
  });

  test('an order that ships complete leaves as a whole or not at all', () => {
    const { solo, customer, item, refused, ship } = shipWorld(10);
    const other = newItem(solo, 'HX-9');
    receive(solo, other, 5);
    const lines = [item, other].map((each) => ({
      item: each,
      quantity: quantityOf(2),
      unitPrice: 1_000_000,
    }));
    const made = solo.run<{ order: string; lines: string[] }>('order.create', {
      customer,
      placedOn: PLACED_ON,
      shipComplete: true,
      lines,
    });
    solo.run('order.confirm', { order: made.order, priceReason: 'agreed' });
    expect(refused(made.order, [{ line: made.lines[0], quantity: quantityOf(2) }])).toMatchObject({
      code: 'orders.ship-complete-needs-all',
      params: { line: 20, item: 'HX-9' },
    });
    expect(ship(made.order).complete).toEqual(made.lines);
  });

  test('a draft, a closed order and an order without stock do not ship', () => {
    const { solo, draft, refused, confirmed } = shipWorld(0);
    expect(refused(draft(1)).code).toBe('orders.is-draft');
    const { order } = confirmed(1);
    expect(refused(order).code).toBe('orders.nothing-to-ship');
    solo.run('order.close', { order, why: 'x' });
    expect(refused(order).code).toBe('orders.is-closed');
  });
});

describe('taking shipped lines back', () => {
  test('opens the line again and gives it its stock', () => {
    const { solo, confirmed, ship, show, onHandNow } = shipWorld(4);
    const { order, line } = confirmed(4);
    const { shipped } = ship(order);
    const movements = shipped.map(({ movement }) => movement);
    const back = { order, movements, takenBackOn: PLACED_ON, why: 'wrong truck' };
    solo.run('order.unship', back);
    expect(show(order).lines).toMatchObject([{ id: line, status: 'open', allocated: quantityOf(4) }]);
    expect(onHandNow()).toBe(quantityOf(4));
    expect(solo.refused('order.unship', back).code).toBe('inventory.already-reversed');
  });

  test('happens on the order, so that the order knows: its movement is not reversed elsewhere', () => {
    const { solo, confirmed, ship } = shipWorld(4);
    const { order } = confirmed(1);
    const movement = ship(order).shipped[0]?.movement;
    const call = { movement, businessDate: PLACED_ON, why: 'x' };
    expect(solo.refused('movement.reverse', call).code).toBe('inventory.of-an-order');
  });
});

describe('what has shipped', () => {
  test('is not withdrawn or cancelled; its open lines are short-closed by closing', () => {
    const { solo, confirmed, ship, show } = shipWorld(4);
    const { order, line } = confirmed(6);
    ship(order, [{ line, quantity: quantityOf(4) }]);
    expect(solo.refused('order.withdraw', { order, why: 'x' }).code).toBe('orders.shipped-so-not-withdrawn');
    expect(solo.refused('order.cancel', { order, why: 'x' }).code).toBe('orders.shipped-so-not-cancelled');
    solo.run('order.close', { order, why: 'customer agreed' });
    expect(show(order)).toMatchObject({
      status: 'closed',
      lines: [{ status: 'short-closed', backordered: 0 }],
    });
    expect(solo.rows('SELECT kind, quantity, why FROM lineDecisions')).toEqual([
      { kind: 'short-closed', quantity: quantityOf(2), why: 'customer agreed' },
    ]);
  });

  test('stays shipped when a closed order is opened again: only the rest is promised', () => {
    const { solo, item, confirmed, ship, show } = shipWorld(4);
    const { order, line } = confirmed(6);
    ship(order, [{ line, quantity: quantityOf(4) }]);
    solo.run('order.close', { order, why: 'x' });
    receive(solo, item, 5);
    solo.run('order.reopen', { order, why: 'they want the rest' });
    expect(show(order).lines).toMatchObject([{ status: 'open', allocated: quantityOf(2), backordered: 0 }]);
  });
});
