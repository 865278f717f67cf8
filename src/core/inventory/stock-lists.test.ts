import { expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

interface ItemPage {
  readonly items: readonly {
    readonly number: string;
    readonly onHand: number;
    readonly available: number;
    readonly next: { readonly date: string; readonly quantity: number } | null;
    readonly overdue: number;
  }[];
  readonly total: number;
}

interface StockPage {
  readonly levels: readonly {
    readonly number: string;
    readonly placeCode: string;
    readonly onHand: number;
    readonly available: number;
  }[];
  readonly total: number;
}

const ITEM = { kind: 'goods', itemGroup: null, baseUnit: 'EA', wholeUnits: true, note: null };

function world() {
  const base = orderWorld(10);
  const { solo } = base;
  const more = ['B-2', 'B-1'].map(
    (number) =>
      solo.run<{ id: string }>('item.create', {
        ...ITEM,
        number,
        description: `Blue ${number}`,
        lifecycle: 'planned',
      }).id,
  );
  return { ...base, more };
}

test('a list of items says what is available now and what comes next, and flags what is overdue', () => {
  const { solo, item } = world();
  for (const date of ['2026-01-02', '2026-01-20', '2026-01-12']) {
    solo.run('receipt-expected.add', { item, quantity: quantityOf(4), date });
  }
  const { items } = solo.query<ItemPage>('stock.list-items', { today: PLACED_ON, lifecycle: 'active' });
  const shown = items.find(({ onHand }) => onHand > 0);
  expect(shown).toMatchObject({
    available: quantityOf(10),
    next: { date: '2026-01-12', quantity: quantityOf(4) },
    overdue: 1,
  });
});

test('a page of items begins where it is asked to and knows how many there are, whatever the order', () => {
  const { solo } = world();
  const numbers = (input: object) => {
    const page = solo.query<ItemPage>('stock.list-items', { lifecycle: 'planned', ...input });
    expect(page.total).toBe(2);
    return page.items.map(({ number }) => number);
  };
  expect(numbers({})).toEqual(['B-1', 'B-2']);
  expect(numbers({ offset: 1 })).toEqual(['B-2']);
  expect(numbers({ sort: 'description', descending: true })).toEqual(['B-2', 'B-1']);
  expect(numbers({ sort: 'group', limit: 1 })).toEqual(['B-1']);
  expect(numbers({ text: 'blue' })).toEqual(['B-1', 'B-2']);
});

test('stock is listed where it lies, and where it is gone although orders hold it', () => {
  const { solo, more } = world();
  const [second = ''] = more;
  const { id: shelf } = solo.run<{ id: string }>('place.create', { code: 'SHELF', name: 'Shelf' });
  solo.run('stock.receive', { item: second, quantity: quantityOf(3), businessDate: PLACED_ON, place: shelf });
  const listed = (input: object) => solo.query<StockPage>('stock.list', input);
  expect(listed({}).levels.map(({ number }) => number)).toContain('B-2');
  expect(listed({}).total).toBe(listed({}).levels.length);
  expect(listed({ place: shelf })).toMatchObject({
    levels: [{ number: 'B-2', placeCode: 'SHELF', onHand: quantityOf(3), available: quantityOf(3) }],
    total: 1,
  });
  expect(listed({ only: 'none-left' }).total).toBe(0);
  expect(listed({ text: 'blue', only: 'allocated' })).toEqual({ levels: [], total: 0 });
  expect(listed({ offset: 5_000 })).toMatchObject({ levels: [], total: listed({}).total });
});

test('all movements of the company are read page by page, and those of a place are counted once', () => {
  const { solo, item } = world();
  const { id: shelf } = solo.run<{ id: string }>('place.create', { code: 'SHELF', name: 'Shelf' });
  const { places } = solo.query<{ places: { id: string; kind: string }[] }>('place.list', {});
  const main = places.find(({ id, kind }) => kind === 'stock' && id !== shelf)?.id;
  const move = { item, quantity: quantityOf(1), businessDate: PLACED_ON };
  solo.run('stock.move', { ...move, fromPlace: main, toPlace: shelf });
  solo.run('stock.move', { ...move, fromPlace: shelf, toPlace: main });
  const listed = (input: object) =>
    solo.query<{ movements: { id: string }[]; total: number }>('movement.list', input);
  expect(listed({ place: shelf })).toMatchObject({ total: 2, movements: [{}, {}] });
  const all = listed({}).movements.map(({ id }) => id);
  expect(listed({}).total).toBe(all.length);
  expect(listed({ offset: 1, limit: 1 }).movements.map(({ id }) => id)).toEqual(all.slice(1, 2));
});

test('expected receipts are told apart by whether their day is over', () => {
  const { solo, item } = world();
  for (const date of ['2026-01-02', '2026-01-12', '2026-01-20']) {
    solo.run('receipt-expected.add', { item, quantity: quantityOf(4), date });
  }
  const dates = (input: object) =>
    solo
      .query<{ receipts: { date: string }[] }>('receipt-expected.list', { today: PLACED_ON, ...input })
      .receipts.map(({ date }) => date);
  expect(dates({ due: 'overdue' })).toEqual(['2026-01-02']);
  expect(dates({ due: 'coming' })).toEqual(['2026-01-12', '2026-01-20']);
  expect(dates({ offset: 2 })).toEqual(['2026-01-20']);
});

test('expected receipts are found by their item, their reference and their vendor, and at one site', () => {
  const { solo, item, more } = world();
  const [second = ''] = more;
  const party = { code: null, currency: null, terms: null, website: null, note: null };
  const { id: vendor } = solo.run<{ id: string }>('vendor.create', { ...party, name: 'Slow Boat Fittings' });
  const { id: site } = solo.run<{ id: string }>('site.create', { code: 'EAST', name: 'East dock' });
  const expected = { quantity: quantityOf(4), date: '2026-01-12' };
  solo.run('receipt-expected.add', { ...expected, item, vendor, reference: 'PO 77' });
  solo.run('receipt-expected.add', { ...expected, item: second, site });
  const found = (input: object) => {
    const page = solo.query<{ receipts: { itemNumber: string }[]; total: number }>('receipt-expected.list', {
      today: PLACED_ON,
      ...input,
    });
    expect(page.total).toBe(page.receipts.length);
    return page.receipts.map(({ itemNumber }) => itemNumber);
  };
  expect(found({ text: 'b-2' })).toEqual(['B-2']);
  expect(found({ text: 'po 7' })).toEqual(['HX-2040']);
  expect(found({ text: 'boat fit' })).toEqual(['HX-2040']);
  expect(found({ text: 'nothing' })).toEqual([]);
  expect(found({ site })).toEqual(['B-2']);
  expect(found({ vendor, text: 'b-2' })).toEqual([]);
  expect(solo.query('receipt-expected.vendors', {})).toEqual({
    vendors: [{ id: vendor, name: 'Slow Boat Fittings' }],
  });
});

test('what is expected is received next, and what is here needs nobody', () => {
  const { solo, item } = world();
  const { id } = solo.run<{ id: string }>('receipt-expected.add', {
    ...{ item, quantity: quantityOf(4), date: '2026-01-12' },
  });
  const next = (status: string, person?: string) =>
    solo.query<{ receipts: { nextStep: object | null }[] }>('receipt-expected.list', { status }, person)
      .receipts[0]?.nextStep;
  expect(next('open')).toEqual({ action: 'receive', command: 'receipt-expected.receive', refusal: null });
  expect(next('open', solo.hire('Vic', 'viewer'))).toMatchObject({
    refusal: { code: 'people.no-permission', params: { permission: 'inventory.receive' } },
  });
  solo.run('receipt-expected.cancel', { receipt: id, why: 'sold out' });
  expect(next('cancelled')).toBeNull();
});
