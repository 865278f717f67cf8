import { describe, expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const ACME = {
  code: 'ACME',
  name: 'Acme Tools',
  currency: null,
  customerGroup: null,
  terms: null,
  website: null,
  note: null,
};
const NET30 = { netDays: 30, discount: { days: 10, percent: 2_000_000 }, prepaid: false };
const DOCK = {
  name: 'Dock 4',
  street: '1 Harbour Rd',
  city: 'Lund',
  region: null,
  postalCode: '22100',
  country: 'SE',
  isShipTo: true,
  isBillTo: false,
};

interface Shown {
  name: string;
  currency: string;
  note: string | null;
  customerTerms: unknown;
  defaultShipTo: string | null;
  addresses: { id: string; active: boolean }[];
}

describe('a customer', () => {
  test('gets the company’s currency and this workstation’s next number where none is given', () => {
    const solo = soloReplica();
    const made = solo.run<{ id: string; code: string }>('customer.create', {
      ...ACME,
      code: null,
      terms: NET30,
    });
    expect(made.code).toBe('C-A-000001');
    expect(solo.query<Shown>('party.show', { party: made.id })).toMatchObject({
      currency: 'USD',
      customerTerms: NET30,
      customerState: 'active',
      vendorState: 'none',
    });
  });

  test('has a code no other customer has, and a vendor may have the same', () => {
    const solo = soloReplica();
    solo.run('customer.create', ACME);
    expect(solo.refused('customer.create', ACME).code).toBe('parties.code-taken');
    solo.run('vendor.create', {
      code: 'ACME',
      name: 'Acme Mines',
      currency: null,
      terms: null,
      website: null,
      note: null,
    });
  });

  test('is changed only where something is said, and back again', () => {
    const solo = soloReplica();
    const { id: customer } = solo.run<{ id: string }>('customer.create', ACME);
    const changes = { name: 'Acme Inc', terms: NET30 };
    const { before } = solo.run<{ before: unknown }>('customer.change', { customer, changes });
    expect(before).toEqual({ name: 'Acme Tools', terms: null });
    solo.run('customer.change', { customer, changes: before });
    expect(solo.query<Shown>('party.show', { party: customer })).toMatchObject({
      name: 'Acme Tools',
      customerTerms: null,
    });
  });

  test('may be bought from too, and each side is deactivated alone', () => {
    const solo = soloReplica();
    const { id: customer } = solo.run<{ id: string }>('customer.create', ACME);
    expect(solo.refused('vendor.deactivate', { vendor: customer }).code).toBe('parties.not-this-side');
    expect(solo.run('customer.buy-from', { customer, code: null })).toEqual({ code: 'V-A-000001' });
    solo.run('customer.deactivate', { customer });
    expect(solo.query('party.show', { party: customer })).toMatchObject({
      customerState: 'inactive',
      vendorState: 'active',
    });
  });

  test('of nobody can be changed', () => {
    const solo = soloReplica();
    const { id: customer } = solo.run<{ id: string }>('customer.create', ACME);
    const viewer = solo.hire('Vic', 'viewer');
    expect(solo.refused('customer.change', { customer, changes: {} }, viewer).code).toBe(
      'people.no-permission',
    );
    expect(solo.refused('customer.deactivate', { customer: 'nobody' }).code).toBe('parties.no-such-party');
  });
});

describe('addresses', () => {
  test('the first is the default, and one that is removed no longer is', () => {
    const solo = soloReplica();
    const { id: party } = solo.run<{ id: string }>('customer.create', ACME);
    const first = solo.run<{ id: string }>('address.add', { party, ...DOCK });
    const second = solo.run<{ id: string }>('address.add', { party, ...DOCK, name: 'Dock 5' });
    expect(solo.query<Shown>('party.show', { party }).defaultShipTo).toBe(first.id);
    solo.run('address.remove', { address: first.id });
    expect(solo.query<Shown>('party.show', { party }).defaultShipTo).toBeNull();
    expect(
      solo.refused('customer.change', { customer: party, changes: { defaultShipTo: first.id } }).code,
    ).toBe('parties.no-such-address');
    solo.run('customer.change', { customer: party, changes: { defaultShipTo: second.id } });
    solo.run('address.restore', { address: first.id });
    const { defaultShipTo, addresses } = solo.query<Shown>('party.show', { party });
    expect(defaultShipTo).toBe(second.id);
    expect(addresses.every(({ active }) => active)).toBe(true);
  });

  test('one that no longer takes goods is no default for goods', () => {
    const solo = soloReplica();
    const { id: party } = solo.run<{ id: string }>('customer.create', ACME);
    const { id: address } = solo.run<{ id: string }>('address.add', { party, ...DOCK });
    solo.run('address.change', { address, changes: { isShipTo: false, isBillTo: true } });
    expect(solo.query('party.show', { party })).toMatchObject({
      defaultShipTo: null,
      defaultBillTo: address,
    });
  });
});

describe('finding', () => {
  test('the exact code comes first, then codes and words that begin so, accents or not', () => {
    const solo = soloReplica();
    const add = (code: string, name: string) =>
      solo.run<{ id: string }>('customer.create', { ...ACME, code, name }).id;
    const words = add('X1', 'Märkische Tools');
    const prefix = add('tools-2', 'Other');
    const exact = add('TOOLS', 'Another');
    const find = (text: string) =>
      solo
        .query<{ parties: { id: string }[] }>('party.find', { text, limit: 10 })
        .parties.map(({ id }) => id);
    expect(find('TOOLS')).toEqual([exact, prefix, words]);
    expect(find('marki too')).toEqual([words]);
    expect(find('100%_')).toEqual([]);
    expect(solo.query('party.find', { text: 'TOOLS', side: 'vendor' })).toEqual({ parties: [] });
  });

  test('a list goes on where the page before ended', () => {
    const solo = soloReplica();
    for (const [i, name] of ['Bo', 'Ann', 'Bo', 'Cy', 'Ann'].entries()) {
      solo.run('customer.create', { ...ACME, code: `c${i}`, name });
    }
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const input = { side: 'customer', limit: 2, ...(after === undefined ? {} : { after }) };
      const page = solo.query<{ parties: { name: string }[]; next: string | null }>('party.list', input);
      seen.push(...page.parties.map(({ name }) => name));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(['Ann', 'Ann', 'Bo', 'Bo', 'Cy']);
  });
});

describe('contacts and notes', () => {
  test('a contact is changed, removed and used again', () => {
    const solo = soloReplica();
    const { id: party } = solo.run<{ id: string }>('customer.create', ACME);
    const person = {
      name: 'Kim',
      jobTitle: null,
      email: 'kim@acme.test',
      phone: null,
      fax: null,
      note: null,
    };
    const { id: contact } = solo.run<{ id: string }>('contact.add', { party, ...person });
    expect(solo.run('contact.change', { contact, changes: { email: null } })).toEqual({
      before: { email: 'kim@acme.test' },
    });
    solo.run('contact.remove', { contact });
    expect(solo.refused('contact.change', { contact, changes: {} }).code).toBe('parties.removed');
    solo.run('contact.restore', { contact });
    expect(solo.query('party.show', { party })).toMatchObject({ contacts: [{ name: 'Kim', active: true }] });
  });

  test('a note answers what stood before, so that it can be taken back', () => {
    const solo = soloReplica();
    const { id: party } = solo.run<{ id: string }>('customer.create', { ...ACME, note: 'Call first' });
    expect(solo.run('party.note', { party, note: 'Never call' })).toEqual({ before: 'Call first' });
    solo.run('party.note', { party, note: '' });
    expect(solo.query<Shown>('party.show', { party }).note).toBeNull();
  });
});
