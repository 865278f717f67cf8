import { expect, test } from 'vitest';
import { newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

test('a copy takes the lines that were chosen, prices them anew, and names what is not sold any more', () => {
  const { solo, item, customer, show } = orderWorld();
  const old = newItem(solo, 'OLD-1');
  const lines = [
    { item, quantity: quantityOf(2), unitPrice: 1_000_000 },
    { item: old, quantity: quantityOf(1), unitPrice: 1_000_000 },
    { item, quantity: quantityOf(5) },
  ];
  const made = solo.run<{ order: string; lines: string[] }>('order.create', {
    customer,
    placedOn: PLACED_ON,
    lines,
  });
  solo.run('item.change-lifecycle', { item: old, lifecycle: 'ending', successor: null });
  solo.run('item.change-lifecycle', { item: old, lifecycle: 'ended', successor: null });
  const call = { order: made.order, placedOn: PLACED_ON };
  const copy = solo.run<{ order: string; leftOut: object[] }>('order.copy', {
    ...call,
    lines: made.lines.slice(0, 2),
  });
  expect(copy.leftOut).toMatchObject([
    { line: made.lines[1], position: 20, item: 'OLD-1', why: { code: 'orders.not-copied-ended' } },
  ]);
  expect(show(copy.order)).toMatchObject({
    status: 'draft',
    lines: [{ quantity: quantityOf(2), unitPrice: 10_000_000, priceSource: 'base' }],
  });
  const all = solo.run<{ order: string }>('order.copy', call);
  expect(show(all.order).lines).toHaveLength(2);
  expect(solo.refused('order.copy', { ...call, lines: ['none'] }).code).toBe('orders.no-such-line');
});
