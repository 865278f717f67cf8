import { describe, expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';

interface Shop {
  readonly solo: Solo;
  readonly item: string;
  readonly customer: string;
  list(name: string, kind: string): string;
  price(list: string, price: number, more?: object): { id: string };
  assign(list: string, more?: object): string;
  explain(more?: object): unknown;
}

function shop(): Shop {
  const solo = soloReplica();
  const { id: item } = solo.run<{ id: string }>('item.create', {
    number: 'W-1',
    description: 'Widget',
    kind: 'goods',
    itemGroup: null,
    baseUnit: 'EA',
    wholeUnits: true,
    lifecycle: 'active',
    note: null,
  });
  solo.run('item.add-unit', { item, unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true });
  const { id: customer } = solo.run<{ id: string }>('customer.create', {
    code: 'ACME',
    name: 'Acme',
    currency: null,
    customerGroup: 'trade',
    terms: null,
    website: null,
    note: null,
  });
  const dates = { validFrom: '2026-01-01', validUntil: null };
  return {
    solo,
    item,
    customer,
    list: (name, kind) => solo.run<{ id: string }>('price-list.create', { name, kind, currency: 'USD' }).id,
    price: (list, price, more = {}) =>
      solo.run('price.set', { list, item, unit: 'EA', fromQuantity: 0, price, ...dates, ...more }),
    assign: (list, more = {}) =>
      solo.run<{ id: string }>('price-list.assign', {
        list,
        to: { kind: 'customer', customer },
        priority: 0,
        ...dates,
        ...more,
      }).id,
    explain: (more = {}) =>
      solo.query('price.explain', {
        item,
        unit: 'EA',
        quantity: 1_000_000,
        customer,
        date: '2026-02-01',
        ...more,
      }),
  };
}

describe('the price of an item', () => {
  test('is the contract’s before the customer list’s before the base list’s', () => {
    const { list, price, assign, explain } = shop();
    expect(explain()).toMatchObject({ kind: 'none' });
    price(list('Base', 'base'), 10_000_000);
    expect(explain()).toMatchObject({ kind: 'price', price: 10_000_000, from: { listName: 'Base' } });
    const customers = list('Trade', 'customer');
    price(customers, 9_000_000);
    const assignment = assign(customers);
    const contract = list('Contract 7', 'contract');
    price(contract, 8_000_000);
    assign(contract);
    expect(explain()).toMatchObject({
      price: 8_000_000,
      beaten: [{ listName: 'Trade' }, { listName: 'Base' }],
    });
    expect(explain({ customer: null })).toMatchObject({ price: 10_000_000, beaten: [] });
    expect(assignment).not.toBe(contract);
  });

  test('two lists of equal standing that disagree are a conflict, until one has a priority', () => {
    const { list, price, assign, explain } = shop();
    const [a, b] = [list('A', 'customer'), list('B', 'customer')];
    price(a, 9_000_000);
    price(b, 9_500_000);
    assign(a);
    const second = assign(b);
    expect(explain()).toMatchObject({ kind: 'conflict', between: [{ listName: 'A' }, { listName: 'B' }] });
    assign(b, { priority: 1 });
    expect(explain()).toMatchObject({ kind: 'price', price: 9_500_000 });
    expect(second).toBeTypeOf('string');
  });

  test('the customer’s own list beats the group’s', () => {
    const { list, price, assign, explain } = shop();
    const [own, group] = [list('Own', 'customer'), list('Group', 'customer')];
    price(own, 9_000_000);
    price(group, 1_000_000);
    assign(group, { to: { kind: 'customer-group', customerGroup: 'trade' } });
    expect(explain()).toMatchObject({ price: 1_000_000 });
    assign(own);
    expect(explain()).toMatchObject({ price: 9_000_000 });
  });

  test('holds from its date until its last day, and can be opened again', () => {
    const { solo, list, price, explain } = shop();
    const base = list('Base', 'base');
    price(base, 10_000_000);
    const { id } = price(base, 11_000_000, { validFrom: '2026-02-01' });
    expect(explain({ date: '2026-01-31' })).toMatchObject({ price: 10_000_000 });
    expect(explain({ date: '2026-02-01' })).toMatchObject({ price: 11_000_000 });
    expect(explain({ date: '2025-12-31' })).toMatchObject({ kind: 'none' });
    expect(solo.run('price.end', { price: id, validUntil: '2026-02-28' })).toEqual({ before: null });
    expect(explain({ date: '2026-03-01' })).toMatchObject({ price: 10_000_000 });
    expect(solo.refused('price.end', { price: id, validUntil: '2026-01-01' }).code).toBe(
      'pricing.ends-before-it-starts',
    );
  });

  test('is multiplied up from the base unit, bands counted in the unit of the price', () => {
    const { list, price, explain } = shop();
    const base = list('Base', 'base');
    price(base, 1_000_000);
    price(base, 900_000, { fromQuantity: 24_000_000 });
    expect(explain({ unit: 'BX' })).toMatchObject({ price: 12_000_000 });
    expect(explain({ unit: 'BX', quantity: 2_000_000 })).toMatchObject({ price: 10_800_000 });
    expect(explain({ unit: 'BX', quantity: -2_000_000 })).toMatchObject({ price: 10_800_000 });
    price(base, 11_000_000, { unit: 'BX' });
    expect(explain({ unit: 'BX', quantity: 2_000_000 })).toMatchObject({ price: 11_000_000 });
  });

  test('is asked for in the currency of the customer, and lists in others say nothing', () => {
    const { list, price, explain } = shop();
    price(list('Base', 'base'), 1_000_000);
    expect(explain({ currency: 'EUR' })).toMatchObject({ kind: 'none' });
  });
});

describe('a price that is set', () => {
  test('twice for the same day is corrected, and tells what stood', () => {
    const { list, price } = shop();
    const base = list('Base', 'base');
    const first = price(base, 1_000_000);
    expect(price(base, 2_000_000)).toEqual({ id: first.id, before: { price: 1_000_000, validUntil: null } });
  });

  test('is for a unit of the item and a list that exists', () => {
    const { solo, list, item, customer } = shop();
    const base = list('Base', 'base');
    const key = { list: base, item, unit: 'KG', fromQuantity: 0, validFrom: '2026-01-01' };
    const value = { price: 1, validUntil: null };
    expect(solo.refused('price.set', { ...key, ...value }).code).toBe('pricing.no-such-unit');
    expect(solo.refused('price.set', { ...key, ...value, list: 'none' }).code).toBe('pricing.no-such-list');
    const to = { kind: 'customer', customer };
    expect(
      solo.refused('price-list.assign', {
        list: base,
        to,
        priority: 0,
        validFrom: '2026-01-01',
        validUntil: null,
      }).code,
    ).toBe('pricing.base-is-for-everyone');
  });
});
