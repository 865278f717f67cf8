import { expect, test } from 'vitest';
import { newCustomer } from '../../../tests/support/order-world.ts';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';

function shipTo(solo: Solo, party: string): string {
  const address = {
    name: 'Dock',
    street: '1 Rd',
    city: 'Lund',
    region: null,
    postalCode: null,
    country: 'SE',
  };
  return solo.run<{ id: string }>('address.add', { party, ...address, isShipTo: true, isBillTo: false }).id;
}

interface Shown {
  readonly rules: readonly { readonly strength: string; readonly terms: object }[];
  readonly duplicateOf: string | null;
  readonly customerState: string;
  readonly shipVia: string | null;
}

test('order rules stand with the customer as they were typed, of every kind', () => {
  const solo = soloReplica();
  const customer = newCustomer(solo, 'Acme');
  const terms = [
    { kind: 'customer-po' },
    { kind: 'no-delivery', weekday: 5, fromTime: '12:00', untilTime: null },
    { kind: 'minimum-value', amount: 10_000 },
    { kind: 'only-ship-tos', addresses: [shipTo(solo, customer), shipTo(solo, customer)] },
    { kind: 'note', note: 'Pallets of 1.20 m.' },
  ];
  for (const each of terms) solo.run('customer-rule.add', { customer, strength: 'must', terms: each });
  const { rules } = solo.query<Shown>('party.show', { party: customer });
  expect(rules.map((rule) => rule.terms)).toEqual(terms);
});

test('a rule names ship-tos of its own customer only', () => {
  const solo = soloReplica();
  const [acme, other] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'Other')];
  const rule = { strength: 'must', terms: { kind: 'only-ship-tos', addresses: [shipTo(solo, other)] } };
  expect(solo.refused('customer-rule.add', { customer: acme, ...rule }).code).toBe('parties.no-such-address');
});

test('a duplicate trades no more and says who stands for it, until it is none', () => {
  const solo = soloReplica();
  const [acme, twice] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'ACME Inc.')];
  solo.run('customer.mark-duplicate', { customer: twice, of: acme });
  expect(solo.query<Shown>('party.show', { party: twice })).toMatchObject({
    duplicateOf: acme,
    customerState: 'inactive',
  });
  expect(solo.refused('customer.reactivate', { customer: twice })).toMatchObject({
    code: 'parties.is-duplicate',
    params: { of: acme },
  });
  expect(solo.run('customer.unmark-duplicate', { customer: twice })).toEqual({ of: acme });
  expect(solo.query<Shown>('party.show', { party: twice })).toMatchObject({
    duplicateOf: null,
    customerState: 'active',
  });
});

test('duplicates make no chains and no circles', () => {
  const solo = soloReplica();
  const [a, b, c] = [newCustomer(solo, 'A'), newCustomer(solo, 'B'), newCustomer(solo, 'C')];
  const mark = (customer: string, of: string) =>
    solo.refused('customer.mark-duplicate', { customer, of }).code;
  expect(mark(a, a)).toBe('parties.duplicate-of-itself');
  solo.run('customer.mark-duplicate', { customer: b, of: a });
  expect(mark(a, c)).toBe('parties.has-duplicates');
  expect(mark(c, b)).toBe('parties.is-duplicate');
});

test('what a new order begins with is kept with the customer, and its contact is its own', () => {
  const solo = soloReplica();
  const [acme, other] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'Other')];
  const kim = { name: 'Kim', jobTitle: null, email: null, phone: null, fax: null, note: null };
  const { id: contact } = solo.run<{ id: string }>('contact.add', { party: other, ...kim });
  const changes = { incoterm: 'DAP', shipVia: 'LTL', carrierAccount: '99-1' };
  solo.run('customer.change', { customer: acme, changes });
  expect(solo.query<Shown>('party.show', { party: acme })).toMatchObject(changes);
  expect(solo.refused('customer.change', { customer: acme, changes: { defaultContact: contact } }).code).toBe(
    'parties.no-such-contact',
  );
});
