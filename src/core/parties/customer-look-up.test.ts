import { expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';

interface Found {
  readonly customers: readonly { readonly name: string; readonly matched: string; readonly exact: boolean }[];
  readonly total: number;
}

interface Groups {
  readonly groups: readonly {
    readonly reasons: readonly string[];
    readonly customers: readonly { readonly id: string }[];
  }[];
}

const KIM = { name: 'Kim', jobTitle: null, fax: null, note: null };

/** Without an address: an address alone makes two customers alike. */
function newCustomer(solo: Solo, name: string): string {
  const rest = { code: null, currency: null, terms: null, website: null, note: null, customerGroup: null };
  return solo.run<{ id: string }>('customer.create', { name, ...rest }).id;
}

function office() {
  const solo = soloReplica();
  const made = (name: string, code: string) => {
    const id = newCustomer(solo, name);
    solo.run('customer.change', { customer: id, changes: { code } });
    return id;
  };
  const acme = made('Acme Packaging', 'C-0017');
  const north = made('North Acme Boats', 'ACME');
  const bolt = made('Bolt and Sons', 'C-0018');
  const lookUp = (text: string, rest: object = {}) =>
    solo.query<Found>('customer.look-up', { text, ...rest });
  return { solo, acme, north, bolt, lookUp };
}

test('a customer is found by code first, then by names that begin so, then by words of the name', () => {
  const { lookUp } = office();
  expect(lookUp('acme').customers).toMatchObject([
    { name: 'North Acme Boats', matched: 'code', exact: true },
    { name: 'Acme Packaging', matched: 'name', exact: false },
  ]);
  expect(lookUp('c-00').total).toBe(2);
  expect(lookUp('c-0018').customers).toMatchObject([{ name: 'Bolt and Sons', exact: true }]);
  expect(lookUp('bo so').customers).toMatchObject([{ name: 'Bolt and Sons' }]);
  expect(lookUp('acme b').customers).toMatchObject([{ name: 'North Acme Boats' }]);
});

test('a customer is found by a contact’s email', () => {
  const { solo, bolt, lookUp } = office();
  solo.run('contact.add', { party: bolt, ...KIM, phone: null, email: 'kim@bolt.example' });
  expect(lookUp('KIM@').customers).toMatchObject([{ name: 'Bolt and Sons', matched: 'email' }]);
});

test('who trades no more is left out, or comes last', () => {
  const { solo, north, lookUp } = office();
  solo.run('customer.deactivate', { customer: north });
  expect(lookUp('acme').customers.map(({ name }) => name)).toEqual(['Acme Packaging']);
  expect(lookUp('acme', { activeOnly: false }).customers.map(({ name }) => name)).toEqual([
    'Acme Packaging',
    'North Acme Boats',
  ]);
});

test('a customer that is being typed is compared with those that stand, most reasons first', () => {
  const { solo, acme, bolt } = office();
  solo.run('contact.add', { party: acme, ...KIM, phone: '+1 555 123 4567', email: null });
  const typed = { name: 'ACME Packaging, Inc.', phone: '(555) 123-4567', email: null };
  const ofTyped = () => solo.query<Groups>('customer.duplicates', { typed }).groups;
  expect(ofTyped()).toMatchObject([{ reasons: ['phone', 'name'], customers: [{ id: acme }] }]);
  solo.run('contact.add', { party: bolt, ...KIM, phone: '555 123 4567', email: null });
  expect(ofTyped().map(({ customers }) => customers[0]?.id)).toEqual([acme, bolt]);
});

test('who is like a customer is found by another way than all groups, with the same answer', () => {
  const { solo, acme, bolt } = office();
  const spelled = newCustomer(solo, 'ÁCME  Packaging G.m.b.H.');
  solo.run('contact.add', { party: acme, ...KIM, phone: '+1 (555) 123-4567', email: 'Kim@acme.example' });
  solo.run('contact.add', { party: bolt, ...KIM, phone: '555.123.4567', email: 'kim@ACME.example' });
  const { groups } = solo.query<Groups>('customer.duplicates', {});
  const alike = solo.query<Groups>('customer.duplicates', { customer: acme }).groups;
  const named = (of: Groups['groups']) =>
    of.map(({ reasons, customers }) => [reasons, customers.map(({ id }) => id).filter((id) => id !== acme)]);
  expect(named(alike)).toEqual([
    [['email', 'phone'], [bolt]],
    [['name'], [spelled]],
  ]);
  expect(named(groups)).toEqual(named(alike));
});

test('pairs that stand are grouped, until one is marked as the duplicate', () => {
  const { solo, acme } = office();
  const twice = newCustomer(solo, 'Acme Packaging Ltd');
  const groups = () => solo.query<Groups>('customer.duplicates', {}).groups;
  expect(groups()).toMatchObject([{ reasons: ['name'], customers: [{ id: acme }, { id: twice }] }]);
  expect(solo.query<Groups>('customer.duplicates', { customer: acme }).groups).toMatchObject([
    { customers: [{ id: twice }] },
  ]);
  solo.run('customer.mark-duplicate', { customer: twice, of: acme });
  expect(groups()).toEqual([]);
});
