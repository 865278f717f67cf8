import { describe, expect, test } from 'vitest';
import { upgradeInput } from '../kernel/command.ts';
import { createCustomer } from './customer-create.ts';
import { parsePaymentTerms, termsColumns, termsFromColumns } from './payment-terms.ts';

const net = (netDays: number) => ({ netDays, discount: null, prepaid: false });
const twoTen = { netDays: 30, discount: { days: 10, percent: 2_000_000 }, prepaid: false };

describe('terms as papers write them', () => {
  test.each([
    ['Net 30', net(30)],
    [' net30 ', net(30)],
    ['n/45', net(45)],
    ['30 days', net(30)],
    ['30 days net', net(30)],
    ['2/10 net 30', twoTen],
    ['2% 10, Net 30', twoTen],
    ['1.5/7 n/60', { netDays: 60, discount: { days: 7, percent: 1_500_000 }, prepaid: false }],
    ['Due on receipt', net(0)],
    ['PREPAID', { netDays: 0, discount: null, prepaid: true }],
  ])('%s', (text, terms) => {
    expect(parsePaymentTerms(text)).toEqual(terms);
  });

  test.each(['', 'soon', 'net thirty', 'net 30 or so', '0/10 net 30', '2/10', 'net 30000'])(
    '“%s” is not taken for terms',
    (text) => expect(parsePaymentTerms(text)).toBeNull(),
  );

  test('come back from the columns as they were', () => {
    for (const terms of [null, net(0), twoTen, { netDays: 0, discount: null, prepaid: true }]) {
      expect(termsFromColumns(termsColumns(terms))).toEqual(terms);
    }
  });
});

describe('a customer.create of version 1', () => {
  const v1 = { code: 'ACME', name: 'Acme', currency: null, customerGroup: null, website: null, note: null };

  test('has its words of terms split', () => {
    const upgraded = upgradeInput(createCustomer, { ...v1, terms: '2/10 net 30' }, 1);
    expect(createCustomer.input.parse(upgraded)).toEqual({ ...v1, terms: twoTen });
  });

  test('loses no words: what cannot be told goes into the note', () => {
    const upgraded = upgradeInput(createCustomer, { ...v1, note: 'Call', terms: 'as agreed' }, 1);
    expect(createCustomer.input.parse(upgraded)).toMatchObject({
      terms: null,
      note: 'Call\nTerms: as agreed',
    });
    expect(upgradeInput(createCustomer, { ...v1, terms: ' ' }, 1)).toMatchObject({ terms: null, note: null });
  });

  test('stays refused where it never was an input', () => {
    expect(createCustomer.input.safeParse(upgradeInput(createCustomer, 'nonsense', 1)).success).toBe(false);
  });
});
