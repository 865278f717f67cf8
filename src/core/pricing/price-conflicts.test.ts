import { expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const date = '2026-01-10';

test('lists of equal standing that disagree are told, with both prices; a priority settles it', () => {
  const solo = soloReplica();
  const customer = newCustomer(solo, 'Acme');
  const [hook, rope] = [newItem(solo, 'HK-1'), newItem(solo, 'RP-1')];
  const listOf = (name: string, prices: Readonly<Record<string, number>>, priority: number) => {
    const { id: list } = solo.run<{ id: string }>('price-list.create', {
      name,
      kind: 'customer',
      currency: 'USD',
    });
    for (const [item, price] of Object.entries(prices)) {
      const rest = { unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01', validUntil: null };
      solo.run('price.set', { list, item, price, ...rest });
    }
    const to = { kind: 'customer', customer };
    const rest = { priority, validFrom: '2026-01-01', validUntil: null };
    return solo.run<{ id: string }>('price-list.assign', { list, to, ...rest }).id;
  };
  listOf('Spring', { [hook]: 8_000_000, [rope]: 2_000_000 }, 0);
  const fair = listOf('Fair', { [hook]: 9_000_000, [rope]: 2_000_000 }, 0);
  const conflicts = () =>
    solo.query<{ conflicts: { between: { price: number }[] }[] }>('price.conflicts', { date }).conflicts;
  expect(conflicts()).toMatchObject([{ itemNumber: 'HK-1', customerName: 'Acme' }]);
  expect(
    conflicts()[0]
      ?.between.map(({ price }) => price)
      .sort(),
  ).toEqual([8_000_000, 9_000_000]);
  solo.run('price-list.withdraw', { assignment: fair });
  expect(conflicts()).toEqual([]);
});
