import { expect, test } from 'vitest';
import { memberReplica } from '../../tests/support/member-replica.ts';
import { orderWorld, PLACED_ON } from '../../tests/support/order-world.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import { listAttention } from './attention.ts';

test('a line that two people changed says who was first, though the history is the order’s', () => {
  const { solo, customer, item } = orderWorld(5);
  const dora = solo.hire('Dora', 'order desk');
  const erik = solo.hire('Erik', 'order desk');
  const [a, b] = [memberReplica(solo, 1, ['order desk']), memberReplica(solo, 2, ['order desk'])];
  const lines = [{ item, quantity: quantityOf(2) }];
  const input = { customer, placedOn: PLACED_ON, lines };
  const { order, lines: made } = a.run<{ order: string; lines: string[] }>('order.create', input, dora);
  a.sync();
  b.pull();
  const change = (quantity: number) => ({
    order,
    line: made[0],
    changes: { quantity: quantityOf(quantity) },
  });
  a.run('order.change-line', change(3), dora);
  b.run('order.change-line', change(4), erik);
  a.sync();
  b.sync();
  const place = { table: 'orderLines', record: made[0], column: 'quantity' };
  expect(listAttention(b.replica)).toMatchObject([
    {
      kind: 'refused',
      person: erik,
      reason: { code: 'sync.conflict' },
      conflict: { ...place, by: { person: dora } },
    },
  ]);
  expect(listAttention(b.replica)[0]?.cells).toContainEqual({
    ...place,
    before: quantityOf(2),
    mine: quantityOf(4),
    stands: quantityOf(3),
  });
});
