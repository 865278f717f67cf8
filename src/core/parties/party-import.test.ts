import { describe, expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const ALFKI = {
  key: 'ALFKI',
  number: 'ALFKI',
  name: 'Alfreds Futterkiste',
  contactName: 'Maria Anders',
  street: 'Obere Str. 57',
  city: 'Berlin',
  country: 'DE',
};

interface Outcome {
  records: { key: string; result: string; record: string | null; refusal: { code: string } | null }[];
}

function imported(records: readonly object[], system = 'northwind') {
  return { system, records };
}

describe('importing customers', () => {
  test('a second run changes nothing, and leaves alone what people changed since', () => {
    const solo = soloReplica();
    const first = solo.run<Outcome>('customer.import', imported([ALFKI]));
    const customer = first.records[0]?.record ?? '';
    expect(first.records).toMatchObject([{ key: 'ALFKI', result: 'created' }]);
    solo.run('customer.change', { customer, changes: { name: 'Alfreds AG' } });
    const second = solo.run<Outcome>('customer.import', imported([ALFKI]));
    expect(second.records).toMatchObject([{ result: 'unchanged', record: customer }]);
    expect(solo.query('party.show', { party: customer })).toMatchObject({
      name: 'Alfreds AG',
      addresses: [{ city: 'Berlin' }],
      contacts: [{ name: 'Maria Anders' }],
      externalKeys: [{ system: 'northwind', key: 'ALFKI' }],
    });
  });

  test('a record the file says differently now is updated, never doubled', () => {
    const solo = soloReplica();
    solo.run('customer.import', imported([ALFKI]));
    const moved = { ...ALFKI, city: 'Potsdam', contactName: null };
    expect(solo.run<Outcome>('customer.import', imported([moved])).records).toMatchObject([
      { result: 'updated' },
    ]);
    expect(solo.rows('SELECT city FROM addresses')).toEqual([{ city: 'Potsdam' }]);
    expect(solo.rows('SELECT name FROM contacts')).toEqual([{ name: 'Maria Anders' }]);
    expect(solo.rows('SELECT count(*) AS n FROM parties')).toEqual([{ n: 1 }]);
  });

  test('one refused record stops no other, and the same key of another system is another record', () => {
    const solo = soloReplica();
    solo.run('customer.import', imported([ALFKI]));
    const other = imported([ALFKI, { ...ALFKI, key: 'B', number: 'B' }], 'other');
    expect(solo.run<Outcome>('customer.import', other).records).toMatchObject([
      { result: 'refused', record: null, refusal: { code: 'parties.code-taken' } },
      { result: 'created', refusal: null },
    ]);
  });

  test('is taken back where nobody has worked on it or built upon it', () => {
    const solo = soloReplica();
    const batch = imported([ALFKI, { ...ALFKI, key: 'B', number: 'B' }, { ...ALFKI, key: 'C', number: 'C' }]);
    const { records } = solo.run<Outcome>('customer.import', batch);
    solo.run('customer.change', { customer: records[1]?.record, changes: { name: 'Ours now' } });
    const list = { name: 'Special', kind: 'customer', currency: 'USD' };
    const { id } = solo.run<{ id: string }>('price-list.create', list);
    const to = { kind: 'customer', customer: records[2]?.record };
    solo.run('price-list.assign', { list: id, to, priority: 0, validFrom: '2026-01-01', validUntil: null });
    const keys = ['ALFKI', 'B', 'C', 'D'];
    expect(solo.run('customer.undo-import', { system: 'northwind', keys })).toEqual({
      removed: ['ALFKI'],
      kept: [
        { key: 'B', reason: 'changed' },
        { key: 'C', reason: 'used' },
        { key: 'D', reason: 'unknown' },
      ],
    });
    expect(solo.rows('SELECT customerCode FROM parties ORDER BY 1')).toEqual([
      { customerCode: 'B' },
      { customerCode: 'C' },
    ]);
    expect(solo.query('party.find', { text: 'Alfreds' })).toMatchObject({ parties: [{ customerCode: 'C' }] });
  });
});

describe('importing vendors', () => {
  test('customer 1 and vendor 1 are two parties', () => {
    const solo = soloReplica();
    const one = { key: '1', number: '1', name: 'One' };
    solo.run('customer.import', imported([one]));
    expect(
      solo.run<Outcome>('vendor.import', imported([{ ...one, paymentTermsDays: 14 }])).records,
    ).toMatchObject([{ result: 'created' }]);
    expect(solo.rows('SELECT customerCode, vendorCode, vendorNetDays FROM parties ORDER BY 1')).toEqual([
      { customerCode: null, vendorCode: '1', vendorNetDays: 14 },
      { customerCode: '1', vendorCode: null, vendorNetDays: null },
    ]);
  });
});
