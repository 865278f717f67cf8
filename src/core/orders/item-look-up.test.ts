import { describe, expect, test } from 'vitest';
import { newCustomer, newItem, orderWorld, receive } from '../../../tests/support/order-world.ts';
import { foldNumber } from '../../shared/items/number-likeness.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { FOLDED_NUMBER } from '../items/item-matches.ts';

interface LookedUp {
  readonly hits: readonly {
    readonly number: string;
    readonly matched: string;
    readonly exact: boolean;
    readonly unit: string;
    readonly usual: boolean;
    readonly availableNow: number;
    readonly lastBought: { readonly number: string; readonly quantity: number } | null;
  }[];
  readonly total: number;
  readonly nearest: readonly { readonly number: string; readonly slips: number }[];
}

function shop() {
  const world = orderWorld(10);
  const { solo } = world;
  const items = {
    washer: newItem(solo, 'WSH-20', { description: 'Washer M20, DIN 125' }),
    lamp: newItem(solo, 'LMP-09', { description: 'Work lamp 9 W' }),
    long: newItem(solo, 'HX-20401', { description: 'Hex bolt M20×41' }),
    glove: newItem(solo, 'GL-7701', { description: 'Nitrile gloves, L' }),
  };
  const lookUp = (text: string, customer?: string) =>
    solo.query<LookedUp>('item.look-up', { text, ...(customer === undefined ? {} : { customer }) });
  return { ...world, ...items, lookUp };
}

function found({ hits }: LookedUp): string[] {
  return hits.map(({ number, matched, exact }) => `${number} ${matched}${exact ? '!' : ''}`);
}

describe('an item is found', () => {
  test('by its number in any case, the very number before those that begin so', () => {
    const { lookUp } = shop();
    expect(found(lookUp('hx-2040'))).toEqual(['HX-2040 number!', 'HX-20401 number']);
    expect(lookUp('hx-2040').hits[0]?.availableNow).toBe(quantityOf(10));
  });

  test('by a barcode, in the unit the barcode stands for', () => {
    const { solo, glove, lookUp } = shop();
    solo.run('item.add-unit', { item: glove, unit: 'BX', numerator: 100, denominator: 1, wholeUnits: true });
    solo.run('item.add-barcode', { item: glove, barcode: '0407701', unit: 'BX' });
    expect(lookUp('0407701').hits).toMatchObject([{ number: 'GL-7701', matched: 'barcode', unit: 'BX' }]);
  });

  test('by the number this customer has for it, and not by another customer’s', () => {
    const { solo, customer, lamp, lookUp } = shop();
    solo.run('item.add-customer-number', { item: lamp, customer, number: 'ACM-77' });
    expect(found(lookUp('acm-77', customer))).toEqual(['LMP-09 customer number!']);
    expect(found(lookUp('acm', customer))).toEqual(['LMP-09 customer number']);
    expect(found(lookUp('acm-77', newCustomer(solo, 'Other')))).toEqual([]);
  });

  test('by a vendor’s number', () => {
    const { solo, lamp, lookUp } = shop();
    const party = { code: null, name: 'Lumen', currency: null, terms: null, website: null, note: null };
    const { id: vendor } = solo.run<{ id: string }>('vendor.create', party);
    solo.run('item.add-vendor-number', { item: lamp, vendor, number: 'L9W' });
    expect(found(lookUp('l9w'))).toEqual(['LMP-09 vendor number!']);
  });

  test('by beginnings of words of its name', () => {
    const { lookUp } = shop();
    expect(found(lookUp('glo nit'))).toEqual(['GL-7701 name']);
    expect(lookUp('bolt').total).toBe(2);
  });
});

test('what this customer usually buys comes first, with what they bought of it last', () => {
  const { solo, customer, long, draft, lookUp } = shop();
  draft(3, { line: { item: long, unitPrice: 5_000_000 } });
  const { hits } = lookUp('bolt', customer);
  expect(hits.map(({ number, usual }) => [number, usual])).toEqual([
    ['HX-20401', true],
    ['HX-2040', false],
  ]);
  expect(hits[0]?.lastBought).toMatchObject({ number: 'SO-A-000001', quantity: quantityOf(3), unit: 'EA' });
  expect(lookUp('bolt', newCustomer(solo, 'Other')).hits.map(({ usual }) => usual)).toEqual([false, false]);
});

describe('where nothing is found', () => {
  test('numbers that look alike are suggested, the nearest first', () => {
    const { lookUp } = shop();
    expect(lookUp('HX2O4O').nearest).toMatchObject([
      { number: 'HX-2040', slips: 0 },
      { number: 'HX-20401', slips: 1 },
    ]);
    expect(lookUp('LPM-09').nearest).toMatchObject([{ number: 'LMP-09', slips: 1 }]);
    expect(lookUp('nothing like it').nearest).toEqual([]);
  });

  test('the index folds numbers as the rule does', () => {
    const { solo } = shop();
    const odd = 'iL o_0.9/x-É';
    newItem(solo, odd);
    const { nearest } = solo.query<LookedUp>('item.look-up', { text: 'IL-O0 9X-É' });
    expect(nearest).toMatchObject([{ number: odd, slips: 0 }]);
    expect(foldNumber(odd)).toBe('11009XÉ');
  });
});

test('a pasted block is matched number by number, with suggestions for what is unknown', () => {
  const { solo, customer, lamp } = shop();
  solo.run('item.add-customer-number', { item: lamp, customer, number: '4711' });
  const texts = ['WSH-20', '4711', 'GL-77O1', '', 'bolt'];
  const { matches } = solo.query<{ matches: unknown[] }>('item.match', { texts, customer });
  expect(matches).toMatchObject([
    { hit: { number: 'WSH-20', matched: 'number' }, others: 0 },
    { hit: { number: 'LMP-09', matched: 'customer number' } },
    { hit: null, nearest: [{ number: 'GL-7701' }] },
    { hit: null, nearest: [] },
    { hit: null, nearest: [] },
  ]);
});

test('suggestions come by the index of folded numbers', () => {
  const { solo } = shop();
  const plan = solo.rows(
    `EXPLAIN QUERY PLAN SELECT id FROM items WHERE ${FOLDED_NUMBER} IN (SELECT value FROM json_each(?))`,
    '[]',
  );
  expect(plan.map(({ detail }) => detail)).toContainEqual(
    expect.stringMatching(/^SEARCH items USING.*byFolded/),
  );
});

test('who holds an item and who waits for it is told with the rule that decided', () => {
  const { solo, item, draft, confirm, customer } = orderWorld(10);
  confirm(draft(8));
  confirm(draft(6, { header: { requestedDate: '2026-02-01' } }));
  confirm(draft(6, { header: { requestedDate: '2026-01-20' } }));
  solo.run('receipt-expected.add', { item, quantity: quantityOf(9), date: '2026-01-12' });
  receive(solo, item, 1);
  const told = solo.query<{ holders: object[]; waiting: object[] }>('stock.allocation', {
    item,
    today: '2026-01-06',
  });
  expect(told.holders).toMatchObject([
    { number: 'SO-A-000001', quantity: quantityOf(8), customerName: 'Acme', place: 'MAIN' },
    { number: 'SO-A-000002', quantity: quantityOf(2) },
  ]);
  expect(told.waiting).toMatchObject([
    { number: 'SO-A-000003', quantity: quantityOf(6), given: quantityOf(1), coveredOn: '2026-01-12' },
    {
      number: 'SO-A-000002',
      quantity: quantityOf(4),
      given: 0,
      after: { number: 'SO-A-000003', because: 'promised-date' },
      coveredOn: '2026-01-12',
      why: { code: 'orders.short-allocated' },
    },
  ]);
  expect(customer).toBeDefined();
});
