import { expect, test } from 'vitest';
import { LIST_PRICE, orderWorld } from '../../../tests/support/order-world.ts';

test('a number that a copy of this disk gave already is refused in words', () => {
  const { solo, draft, show, customer, item } = orderWorld();
  const first = draft(1);
  expect(show(first).number).toBe('SO-A-000001');
  // What a copy of the disk knows: the counter from before.
  solo.replica.db.sqlite.exec("UPDATE numberCounter SET last = 0 WHERE series = 'SO-A'");
  const lines = [{ item, quantity: 1_000_000, unitPrice: LIST_PRICE }];
  expect(solo.refused('order.create', { customer, placedOn: '2026-01-05', lines })).toMatchObject({
    code: 'orders.number-taken',
    params: { number: 'SO-A-000001' },
  });
});
