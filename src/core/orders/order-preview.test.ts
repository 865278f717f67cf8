import { expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

test('an order at a glance: what it comes to, how far it is, what is short, what comes next', () => {
  const { solo, draft, confirm, show } = orderWorld(4);
  const order = draft(10, { line: { promisedDate: '2026-02-01' } });
  const glance = () => solo.query<object>('order.preview', { order });
  expect(glance()).toMatchObject({
    status: 'draft',
    total: 100_00,
    next: { action: 'confirm' },
    decisions: [],
  });
  confirm(order);
  const line = show(order).lines[0]?.id;
  const shipped = [{ line, quantity: quantityOf(4) }];
  solo.run('order.ship-lines', { order, shippedOn: PLACED_ON, lines: shipped });
  solo.run('hold.place', { order, kind: 'export', why: 'papers' });
  expect(glance()).toMatchObject({
    ...{ promised: '2026-02-01', shipped: 400_000, lines: 1, linesComplete: 0 },
    holds: [{ kind: 'export', why: 'papers' }],
    short: [{ position: 10, itemNumber: 'HX-2040', quantity: quantityOf(6) }],
    next: { action: 'release', refusal: null },
    decisions: [{ kind: 'confirmed' }],
  });
});
