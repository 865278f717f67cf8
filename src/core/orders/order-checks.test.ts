import { describe, expect, test } from 'vitest';
import { orderWorld } from '../../../tests/support/order-world.ts';
import { verifyReplica } from '../sync/verify.ts';

/** What no command would do, done to the file by hand, and the check that must find it. */
const damage = {
  'stock balances': 'UPDATE stockBalances SET onHand = onHand + 1',
  'stock below zero': "UPDATE stockBalances SET onHand = -1 WHERE place NOT LIKE 'place.%'",
  allocations: 'DELETE FROM allocationBalances',
  'credit commitments': 'UPDATE creditCommitments SET amount = amount - 1',
  'order states': "UPDATE orders SET status = 'draft'",
  'order amounts': 'UPDATE orderAmounts SET amount = amount + 1',
  'order search': 'DELETE FROM orderSearchEntries',
} as const;

describe.each(Object.entries(damage))('verify finds damaged %s', (name, sql) => {
  test('and nothing in them before', () => {
    const { solo, draft, confirm } = orderWorld(5);
    confirm(draft(3));
    const faults = () => verifyReplica(solo.replica).find((check) => check.name === name)?.faults;
    expect(faults()).toEqual([]);
    solo.replica.guard.open(() => solo.replica.db.sqlite.exec(sql));
    solo.replica.guard.captured();
    expect(faults()?.length).toBeGreaterThan(0);
  });
});
