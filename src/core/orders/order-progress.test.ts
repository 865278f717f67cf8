import { describe, expect, test } from 'vitest';
import { orderWorld, PLACED_ON, receive } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface Progress {
  readonly shipping: { readonly share: number | null; readonly complete: number; readonly lines: number };
  readonly next: { readonly action: string; readonly refusal: { readonly code: string } | null } | null;
}

function progressWorld(onHand = 10) {
  const world = orderWorld(onHand);
  const { solo } = world;
  const progress = (order: string, person?: string) =>
    solo.query<{ orders: Progress[] }>('order.progress', { orders: [order] }, person).orders[0];
  const next = (order: string, person?: string) => {
    const step = progress(order, person)?.next;
    return step ? [step.action, step.refusal?.code ?? 'can'] : null;
  };
  const ship = (order: string) => solo.run('order.ship-lines', { order, shippedOn: PLACED_ON });
  return { ...world, progress, next, ship };
}

describe('the next action', () => {
  test('takes an order from draft to closed, one step after the other', () => {
    const { solo, item, customer, draft, confirm, next, ship } = progressWorld(0);
    const order = draft(4);
    expect(next(order)).toEqual(['confirm', 'can']);
    solo.run('credit.set-limit', { customer, limit: 10_00 });
    confirm(order);
    expect(next(order)).toEqual(['release', 'can']);
    const { holds } = solo.query<{ holds: { id: string }[] }>('hold.queue', {});
    solo.run('hold.release', { hold: holds[0]?.id, why: 'they paid' });
    expect(next(order)).toEqual(['allocate', 'orders.waits-for-stock']);
    receive(solo, item, 4);
    expect(next(order)).toEqual(['allocate', 'can']);
    solo.run('backorder.allocate', { item });
    expect(next(order)).toEqual(['ship', 'can']);
    ship(order);
    expect(next(order)).toEqual(['close', 'can']);
    solo.run('order.close', { order, why: 'done' });
    expect(next(order)).toEqual(['reopen', 'can']);
  });

  test('is not for those without the right, and says so', () => {
    const { solo, draft, confirm, next } = progressWorld();
    const order = draft(1);
    const viewer = solo.hire('Vic', 'viewer');
    expect(next(order, viewer)).toEqual(['confirm', 'people.no-permission']);
    confirm(order);
    solo.run('hold.place', { order, kind: 'export', why: 'papers' });
    expect(next(order, solo.hire('Dora', 'order desk'))).toEqual(['release', 'orders.may-not-release']);
  });
});

describe('how far an order has come', () => {
  test('is its shipped share by value, with lines complete beside it', () => {
    const { solo, item, customer, progress } = progressWorld(5);
    const lines = [5, 15].map((count) => ({ item, quantity: quantityOf(count) }));
    const { order } = solo.run<{ order: string }>('order.create', { customer, placedOn: PLACED_ON, lines });
    expect(progress(order)?.shipping).toEqual({ share: 0, complete: 0, lines: 2 });
    solo.run('order.confirm', { order });
    solo.run('order.ship-lines', { order, shippedOn: PLACED_ON });
    expect(progress(order)?.shipping).toEqual({ share: 250_000, complete: 1, lines: 2 });
  });

  test('shows per line what left, what may still leave, and what came back', () => {
    const { solo, draft, confirm, ship } = progressWorld(3);
    const order = draft(4);
    confirm(order);
    ship(order);
    const lines = () =>
      solo.query<{
        lines: { shipped: number; mayShip: number; cancel: { code: string } | null }[];
        shipments: { movement: string; quantity: number; reversedBy: string | null }[];
      }>('order.line-progress', { order });
    expect(lines()).toMatchObject({
      lines: [{ shipped: quantityOf(3), mayShip: quantityOf(1), cancel: { code: 'orders.line-left' } }],
      shipments: [{ quantity: quantityOf(3), reversedBy: null }],
    });
    const movements = lines().shipments.map(({ movement }) => movement);
    solo.run('order.unship', { order, movements, takenBackOn: PLACED_ON, why: 'wrong truck' });
    expect(lines()).toMatchObject({ lines: [{ shipped: 0, mayShip: quantityOf(4) }] });
    expect(lines().shipments[0]?.reversedBy).not.toBeNull();
  });
});

describe('the release queue', () => {
  test('says what the value was and is, and who may release it', () => {
    const { solo, customer, draft, confirm, show } = progressWorld();
    solo.run('credit.set-limit', { customer, limit: 5_00 });
    solo.hire('Mona', 'office manager');
    const desk = solo.hire('Dora', 'order desk');
    const order = draft(1);
    confirm(order);
    const line = show(order).lines[0]?.id;
    const lines = [{ do: 'change', line, changes: { quantity: quantityOf(2) } }];
    solo.run('order.amend', { order, why: 'more', lines });
    expect(solo.query('hold.queue', {}, desk)).toMatchObject({
      holds: [
        {
          order,
          currency: 'USD',
          amount: 10_00,
          amountNow: 20_00,
          amendments: 1,
          release: { code: 'orders.may-not-release' },
          releasers: ['Mona', 'Olga Owner'],
        },
      ],
    });
    expect(solo.query('hold.queue', {})).toMatchObject({ holds: [{ release: null }] });
  });
});
