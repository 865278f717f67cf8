import { expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

test('what was released today is counted, and what was released before is not', () => {
  const { solo, customer, item } = orderWorld(5);
  const lines = [{ item, quantity: quantityOf(1) }];
  const input = { customer, placedOn: PLACED_ON, lines };
  const { order } = solo.run<{ order: string }>('order.create', input);
  const { hold } = solo.run<{ hold: string }>('hold.place', { order, kind: 'manual', why: 'Ask first' });
  const done = (since: number) => solo.query<object>('queue.done', { since });
  expect(done(0)).toEqual({ released: 0, answered: 0 });
  solo.run('hold.release', { hold, why: 'Asked' });
  expect(done(0)).toEqual({ released: 1, answered: 0 });
  expect(done(Number.MAX_SAFE_INTEGER)).toEqual({ released: 0, answered: 0 });
});
