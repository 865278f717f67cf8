import { expect, test } from 'vitest';
import { newCustomer, orderWorld } from '../../../tests/support/order-world.ts';
import { parties } from '../parties/party-tables.ts';
import { askingOnce, rowReader } from './row-reader.ts';

test('a reader that asks once keeps the first answer, and tells tables and questions apart', () => {
  const { solo, customer } = orderWorld(0);
  const read = rowReader(solo.replica.db);
  const once = askingOnce(read);
  const other = newCustomer(solo, 'Bolt & Co');
  expect(once.get(parties, customer)?.name).toBe('Acme');
  expect(once.get(parties, other)?.name).toBe('Bolt & Co');
  solo.run('customer.change', { customer, changes: { name: 'Acme AB' } });
  expect(once.get(parties, customer)?.name).toBe('Acme');
  expect(read.get(parties, customer)?.name).toBe('Acme AB');
  expect(once.find(parties, { customerCode: 'nobody' })).toEqual([]);
});

test('a query names only columns there are', () => {
  const { solo } = orderWorld(0);
  expect(() => rowReader(solo.replica.db).find(parties, { nosuch: 1 } as never)).toThrow('no column nosuch');
});
