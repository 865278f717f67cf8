import { expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

test('a customer’s own numbers are listed with our items, theirs first and nobody else’s', () => {
  const solo = soloReplica();
  const [acme, bolt] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'Bolt')];
  const item = newItem(solo, 'HX-2040');
  solo.run('item.add-customer-number', { customer: acme, item, number: 'b-2' });
  solo.run('item.add-customer-number', { customer: acme, item, number: 'A-1' });
  solo.run('item.add-customer-number', { customer: bolt, item, number: 'Z-9' });
  const list = (limit: number) =>
    solo.query<{ numbers: { number: string }[] }>('item.customer-numbers', { customer: acme, limit });
  expect(list(10)).toMatchObject({
    numbers: [
      { number: 'A-1', itemNumber: 'HX-2040' },
      { number: 'b-2', itemNumber: 'HX-2040' },
    ],
    total: 2,
  });
  expect(list(1)).toMatchObject({ numbers: [{ number: 'A-1' }], total: 2 });
});
