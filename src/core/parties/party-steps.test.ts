import { expect, test } from 'vitest';
import { newCustomer, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface Step {
  readonly action: string;
  readonly refusal: { readonly code: string } | null;
}

const NET_30 = { netDays: 30, discount: null, prepaid: false };
const REST = { code: null, currency: null, website: null, note: null };

function nextOf(solo: Solo, name: string, asked: object = {}, person?: string): Step | null {
  const { parties } = solo.query<{ parties: { name: string; nextStep: Step | null }[] }>(
    'party.list',
    { side: 'customer', today: PLACED_ON, ...asked },
    person,
  );
  const found = parties.find((party) => party.name === name);
  if (!found) throw new Error(`${name} is not listed`);
  return found.nextStep;
}

test('what is next for a customer is what their orders wait for, and then the next order', () => {
  const { solo, customer, ...world } = orderWorld();
  expect(nextOf(solo, 'Acme')).toMatchObject({ action: 'add-terms', refusal: null });
  solo.run('customer.change', { customer, changes: { terms: NET_30 } });
  expect(nextOf(solo, 'Acme')).toEqual({ action: 'order', command: 'order.create', refusal: null });
  const order = world.draft(1);
  solo.run('hold.place', { order, kind: 'manual', why: 'asked to wait' });
  expect(nextOf(solo, 'Acme')).toMatchObject({ action: 'release', refusal: null });
  expect(nextOf(solo, 'Acme', {}, solo.hire('Vic', 'viewer'))).toMatchObject({
    action: 'release',
    refusal: { code: 'orders.may-not-release', params: { kind: 'manual' } },
  });
  solo.run('order.cancel', { order, why: 'no longer wanted' });
  expect(nextOf(solo, 'Acme')?.action).toBe('order');
  solo.run('customer.deactivate', { customer });
  expect(nextOf(solo, 'Acme')).toBeNull();
});

test('a customer without a ship-to is given one, because no order can be confirmed without', () => {
  const solo = soloReplica();
  solo.run('customer.create', { ...REST, name: 'Bo', terms: NET_30, customerGroup: null });
  expect(nextOf(solo, 'Bo')?.action).toBe('add-address');
});

test('a vendor whose goods should be here is received from; one with terms and nothing due needs nothing', () => {
  const { solo, item } = orderWorld();
  const { id: vendor } = solo.run<{ id: string }>('vendor.create', { ...REST, name: 'Mill', terms: null });
  const vendors = { side: 'vendor' };
  expect(nextOf(solo, 'Mill', vendors)?.action).toBe('add-terms');
  solo.run('vendor.change', { vendor, changes: { terms: NET_30 } });
  solo.run('receipt-expected.add', { item, vendor, quantity: quantityOf(4), date: '2026-01-06' });
  expect(nextOf(solo, 'Mill', vendors)).toBeNull();
  expect(nextOf(solo, 'Mill', { ...vendors, today: '2026-01-06' })?.action).toBe('receive');
});

test('whoever may not do what is next is told so, by the right of the command', () => {
  const { solo } = orderWorld();
  newCustomer(solo, 'Cy');
  const person = solo.hire('Vic', 'viewer');
  const { parties } = solo.query<{ parties: { nextStep: Step | null }[] }>(
    'party.list',
    { side: 'customer', today: PLACED_ON },
    person,
  );
  expect(parties[0]?.nextStep).toMatchObject({
    action: 'add-terms',
    refusal: { code: 'people.no-permission', params: { permission: 'customers.change' } },
  });
});
