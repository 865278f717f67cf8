import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { verifyReplica } from '../sync/verify.ts';

type World = ReturnType<typeof orderWorld>;

const today = { businessDate: PLACED_ON };
const count = fc.integer({ min: 1, max: 8 });

/** What people do with the stock of one item, in any order; what is refused changes nothing. */
const step = fc.oneof(
  fc.record({ act: fc.constant('confirm' as const), count }),
  fc.record({ act: fc.constant('withdraw' as const), count }),
  fc.record({ act: fc.constant('receive' as const), count }),
  fc.record({ act: fc.constant('expect' as const), count }),
  fc.record({ act: fc.constant('receive expected' as const), count }),
  fc.record({ act: fc.constant('move' as const), count }),
  fc.record({ act: fc.constant('share' as const), count }),
  fc.record({ act: fc.constant('reverse' as const), count }),
);

test('whatever is done, no more is allocated than is on hand, nothing is promised below nothing, and the ledger adds up', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const world = orderWorld(6);
      const { solo, item } = world;
      const { id: shelf } = solo.run<{ id: string }>('place.create', { code: 'B-1', name: 'Shelf' });
      const orders: string[] = [];
      for (const { act, count: n } of steps) {
        doOne(world, { act, n, shelf, orders });
        const { places } = solo.query<{ places: { onHand: number; allocated: number }[] }>('stock.of-item', {
          item,
        });
        for (const { onHand, allocated } of places) expect(allocated).toBeLessThanOrEqual(onHand);
        const { rows } = solo.query<{ rows: { promisable: number }[] }>('stock.availability', {
          item,
          today: PLACED_ON,
        });
        for (const { promisable } of rows) expect(promisable).toBeGreaterThanOrEqual(0);
      }
      expect(verifyReplica(solo.replica).flatMap(({ faults }) => faults)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

function doOne(
  { solo, item, place, draft }: World,
  { act, n, shelf, orders }: { act: string; n: number; shelf: string; orders: string[] },
): void {
  const quantity = quantityOf(n);
  const newest = (sql: string) => {
    const { id = 'none' } = solo.rows(sql)[0] ?? {};
    return id;
  };
  switch (act) {
    case 'confirm': {
      const order = draft(n);
      orders.push(order);
      solo.attempt('order.confirm', { order });
      return;
    }
    case 'withdraw':
      solo.attempt('order.withdraw', { order: orders[n % Math.max(1, orders.length)] ?? 'none', why: 'x' });
      return;
    case 'receive':
      solo.attempt('stock.receive', { item, quantity, place, ...today });
      return;
    case 'expect':
      solo.attempt('receipt-expected.add', {
        item,
        quantity,
        date: `2026-01-${String(n + 3).padStart(2, '0')}`,
      });
      return;
    case 'receive expected': {
      const receipt = newest("SELECT id FROM expectedReceipts WHERE status = 'open' ORDER BY id DESC");
      solo.attempt('receipt-expected.receive', { receipt, quantity, place, ...today });
      return;
    }
    case 'move':
      solo.attempt('stock.move', { item, quantity, fromPlace: place, toPlace: shelf, ...today });
      return;
    case 'share':
      solo.attempt('backorder.allocate', { item });
      return;
    default: {
      // Only while nothing is allocated: stock may go from under an order by a reversal, and then shows as short.
      const movement = newest("SELECT id FROM movements WHERE reason = 'received' ORDER BY id DESC");
      const held = solo.rows('SELECT 1 FROM allocations');
      if (held.length === 0) solo.attempt('movement.reverse', { movement, why: 'x', ...today });
    }
  }
}
