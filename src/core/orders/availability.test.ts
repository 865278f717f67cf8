import { expect, test } from 'vitest';
import { newCustomer, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

type World = ReturnType<typeof orderWorld>;

interface Availability {
  readonly availableNow: number;
  readonly rows: readonly { readonly date: string; readonly promisable: number }[];
  readonly overdue: readonly object[];
  readonly commitments: readonly object[];
  readonly leadDate: string | null;
  readonly promise: { readonly parts: readonly object[]; readonly completeOn: string | null } | null;
}

function expectSome({ solo, item }: World, count: number, date: string, rest: object = {}): void {
  const input = { item, quantity: quantityOf(count), date, reference: 'PO-B-000311', ...rest };
  solo.run('receipt-expected.add', input);
}

function availability({ solo, item }: World, rest: object = {}): Availability {
  return solo.query('stock.availability', { item, today: PLACED_ON, ...rest });
}

test('12 now, and 12 when the purchase order comes', () => {
  const world = orderWorld(12);
  expectSome(world, 40, '2026-01-12', { acknowledged: true });
  const { promise } = availability(world, { quantity: quantityOf(24), by: '2026-01-09' });
  expect(promise).toMatchObject({
    completeOn: '2026-01-12',
    byThen: quantityOf(12),
    parts: [
      { quantity: quantityOf(12), date: PLACED_ON, from: 'stock' },
      {
        quantity: quantityOf(12),
        date: '2026-01-12',
        from: 'receipts',
        supplies: [{ reference: 'PO-B-000311', acknowledged: true }],
      },
    ],
  });
});

test('what a confirmed order waits for is promised to nobody else, and the row says to whom', () => {
  const world = orderWorld(2);
  expectSome(world, 10, '2026-01-12');
  world.confirm(world.draft(8));
  const { commitments, rows, availableNow } = availability(world);
  expect(commitments).toMatchObject([
    { number: 'SO-A-000001', position: 10, customerName: 'Acme', quantity: quantityOf(6) },
  ]);
  expect(availableNow).toBe(0);
  expect(rows.map(({ promisable }) => promisable)).toEqual([0, quantityOf(4)]);
});

test('an order that asks anew finds what it holds available, and does not wait behind itself', () => {
  const world = orderWorld(5);
  const order = world.draft(8);
  world.confirm(order);
  expect(availability(world, { order })).toMatchObject({ availableNow: quantityOf(5), commitments: [] });
});

test('an overdue receipt is flagged and not counted', () => {
  const world = orderWorld(0);
  expectSome(world, 10, '2026-01-02');
  const { overdue, rows } = availability(world);
  expect(overdue).toMatchObject([{ date: '2026-01-02' }]);
  expect(rows).toMatchObject([{ promisable: 0 }]);
});

test('the lead time answers where nothing is expected, on a day the site works', () => {
  const world = orderWorld(0);
  const { solo, item } = world;
  solo.run('item.change', { item, changes: { leadTimeDays: 5 } });
  // 2026-01-10 is a Saturday, and the Monday after it a holiday.
  solo.run('holiday.add', { date: '2026-01-12', name: 'Stock day' });
  expect(availability(world).leadDate).toBe('2026-01-13');
  solo.run('site.change', { site: 'site.main', changes: { workingWeekdays: [6, 7] } });
  expect(availability(world, { quantity: quantityOf(3) })).toMatchObject({
    leadDate: '2026-01-10',
    promise: { parts: [{ quantity: quantityOf(3), date: '2026-01-10', from: 'lead-time' }] },
  });
  solo.run('item.change-lifecycle', { item, lifecycle: 'ending', successor: null });
  expect(availability(world).leadDate).toBeNull();
});

test('one site is looked at alone', () => {
  const world = orderWorld(5);
  const { id: site } = world.solo.run<{ id: string }>('site.create', { code: 'WEST', name: 'West' });
  expectSome(world, 7, '2026-01-12', { site });
  expect(availability(world, { site }).rows.map(({ promisable }) => promisable)).toEqual([0, quantityOf(7)]);
  expect(availability(world, { site: 'site.main' }).rows).toMatchObject([{ promisable: quantityOf(5) }]);
});

test('lines of one order compete for the same item, in their own units; a charge is promised nothing', () => {
  const { solo, item } = orderWorld(15);
  solo.run('item.add-unit', { item, unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true });
  const freight = newItem(solo, 'FREIGHT', { kind: 'charge' });
  const lines = [
    { item, quantity: quantityOf(1), unit: 'BX' },
    { item: freight, quantity: quantityOf(1) },
    { item, quantity: quantityOf(5) },
    { item, quantity: quantityOf(1), unit: 'PAL' },
  ];
  const answer = solo.query<{ lines: unknown[] }>('stock.promise-lines', { lines, today: PLACED_ON });
  expect(answer.lines).toMatchObject([
    { wanted: quantityOf(12), promisableNow: quantityOf(15), completeOn: PLACED_ON },
    null,
    {
      wanted: quantityOf(5),
      promisableNow: quantityOf(3),
      completeOn: null,
      parts: [{ quantity: quantityOf(3) }, { quantity: quantityOf(2), from: 'unknown' }],
    },
    null,
  ]);
});

test('a customer with a better rank is given scarce stock first, whoever waited longer', () => {
  const { solo, item, customer, draft, confirm, show } = orderWorld(0);
  const [first, second] = [draft(5), draft(5)];
  confirm(first);
  const key = newCustomer(solo, 'Key account');
  solo.run('customer.change', { customer: key, changes: { customerRank: 1 } });
  confirm(second);
  const third = draft(5, { header: { customer: key } });
  confirm(third);
  expect(customer).not.toBe(key);
  solo.run('stock.receive', { item, quantity: quantityOf(6), businessDate: PLACED_ON });
  solo.run('backorder.allocate', { item });
  expect([first, second, third].map((order) => show(order).lines[0]?.allocated)).toEqual([
    quantityOf(1),
    0,
    quantityOf(5),
  ]);
});

test('of an item that ends, what is here and comes can still be sold, less what is promised', () => {
  const world = orderWorld(5);
  const { solo, item } = world;
  expect(availability(world)).toMatchObject({ leftToSell: null });
  solo.run('item.change-lifecycle', { item, lifecycle: 'ending', successor: newItem(solo, 'HX-2041') });
  expectSome(world, 4, '2026-01-12');
  world.confirm(world.draft(2));
  expect(availability(world)).toMatchObject({ leftToSell: { left: quantityOf(7) } });
});

test('of an item that ends a line keeps what it holds, whoever else waits, and gets no more', () => {
  const { solo, item, draft, confirm, show } = orderWorld(5);
  const holder = draft(5);
  confirm(holder);
  confirm(draft(3));
  solo.run('item.change-lifecycle', { item, lifecycle: 'ending', successor: null });
  const [line] = show(holder).lines;
  const amended = (quantity: number) => ({
    ...{ order: holder, why: 'customer called' },
    lines: [{ do: 'change', line: line?.id, changes: { quantity: quantityOf(quantity) } }],
  });
  expect(solo.refused('order.amend', amended(6))).toMatchObject({
    code: 'orders.end-of-life',
    params: { left: '5' },
  });
  solo.run('order.amend', amended(4));
});
