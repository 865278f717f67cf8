import { describe, expect, test } from 'vitest';
import { type OrderWorld, orderWorld } from '../../../tests/support/order-world.ts';
import { rowReader } from '../platform/row-reader.ts';
import { priceFinder } from './price-lookup.ts';

interface Explained {
  readonly kind: string;
  readonly price?: number;
  readonly netRate: number | null;
  readonly steps: readonly { readonly code: string; readonly params: Record<string, unknown> }[];
  readonly looked: readonly { readonly listName: string; readonly verdict: string }[];
  readonly checks: readonly { readonly code: string }[];
}

/** The item costs 10.00 by the base list. */
function explainer({ solo, item, customer }: OrderWorld) {
  return (rest: object = {}, person?: string) => {
    const asked = { item, customer, unit: 'EA', quantity: 1_000_000, date: '2026-02-01', ...rest };
    return solo.query<Explained>('price.explain', asked, person);
  };
}

function assigned(
  { solo, item, customer }: OrderWorld,
  name: string,
  price: number,
  list: object = {},
): string {
  const { id } = solo.run<{ id: string }>('price-list.create', {
    name,
    kind: 'customer',
    currency: 'USD',
    ...list,
  });
  const dates = { validFrom: '2026-01-01', validUntil: null };
  solo.run('price.set', { list: id, item, unit: 'EA', fromQuantity: 0, price, ...dates });
  solo.run('price-list.assign', { list: id, to: { kind: 'customer', customer }, priority: 0, ...dates });
  return id;
}

const PROMOTION = {
  ...{ name: 'Spring', customer: null, customerGroup: null, item: null, itemGroup: null, priority: 0 },
  ...{ validFrom: '2026-01-01', validUntil: '2026-03-31' },
};
const TEN_OFF = { bands: [{ fromQuantity: 0, percentOff: 10_000_000 }] };

describe('why this price', () => {
  test('is told step by step from the list to the net rate', () => {
    const world = orderWorld(0);
    world.solo.run('promotion.create', { ...PROMOTION, ...TEN_OFF });
    const told = explainer(world)({ marginPercent: 5_000_000, discountPercent: 2_000_000 });
    // 10.00 less 10 % is 9.00, plus 5 % is 9.45, less 2 % is 9.261.
    expect(told.steps.map(({ code }) => code)).toEqual([
      ...['pricing.step-base', 'pricing.step-promotion', 'pricing.step-margin', 'pricing.step-discount'],
    ]);
    expect(told).toMatchObject({ price: 10_000_000, netRate: 9_261_000 });
    expect(told.steps[1]?.params).toEqual({ percent: 10_000_000, rate: 9_000_000, name: 'Spring' });
  });

  test('names every rule that was looked at, and what became of it', () => {
    const world = orderWorld(0);
    assigned(world, 'Trade', 9_000_000);
    const rest = {
      kind: 'contract',
      contractNumber: 'C-7',
      validFrom: '2026-03-01',
      validUntil: '2026-12-31',
    };
    assigned(world, 'Contract', 8_000_000, rest);
    expect(explainer(world)().looked).toMatchObject([
      { listName: 'Trade', verdict: 'wins' },
      { listName: 'Base', verdict: 'beaten' },
    ]);
    expect(explainer(world)({ date: '2026-03-01' })).toMatchObject({ price: 8_000_000 });
    expect(explainer(world)({ date: '2027-01-01' })).toMatchObject({ price: 9_000_000 });
  });

  test('a conflict shows what each rule asks, and ends when a person picks one', () => {
    const world = orderWorld(0);
    world.solo.run('item.add-unit', {
      item: world.item,
      unit: 'BX',
      numerator: 12,
      denominator: 1,
      wholeUnits: true,
    });
    const [a, b] = [assigned(world, 'A', 9_000_000), assigned(world, 'B', 9_500_000)];
    const explain = explainer(world);
    expect(explain({ unit: 'BX' })).toMatchObject({
      kind: 'conflict',
      between: [
        { list: a, amount: 108_000_000 },
        { list: b, amount: 114_000_000 },
      ],
    });
    expect(explain({ picked: b })).toMatchObject({
      kind: 'price',
      price: 9_500_000,
      from: { listName: 'B' },
    });
    const base = world.solo.rows("SELECT id FROM priceLists WHERE kind = 'base'")[0]?.id;
    expect(explain({ picked: base })).toMatchObject({ kind: 'conflict' });
  });

  test('a promotion is on base list prices only, and a typed price is without it', () => {
    const world = orderWorld(0);
    world.solo.run('promotion.create', { ...PROMOTION, ...TEN_OFF });
    const explain = explainer(world);
    expect(explain()).toMatchObject({ netRate: 9_000_000, discountGiven: 0 });
    expect(explain({ unitPrice: 8_100_000 })).toMatchObject({
      netRate: 8_100_000,
      discountGiven: 10_000_000,
    });
    assigned(world, 'Trade', 9_500_000);
    expect(explain()).toMatchObject({ netRate: 9_500_000, promotion: null });
  });

  test('says what is below the floor, in the currency and unit of the line', () => {
    const world = orderWorld(0);
    const { solo, item } = world;
    solo.run('item.set-cost', { item, unitCost: 8_000_000, minimumMargin: 25_000_000 });
    const explain = explainer(world);
    expect(explain()).toMatchObject({ floor: 10_000_000, checks: [] });
    expect(explain({ discountPercent: 1_000_000 }).checks).toMatchObject([{ code: 'pricing.below-floor' }]);
    expect(explain({ currency: 'EUR', unitPrice: 1 })).toMatchObject({ floor: null });
    solo.run('exchange-rate.set', { currency: 'EUR', validFrom: '2026-01-01', rate: 1_250_000 });
    expect(explain({ currency: 'EUR', unitPrice: 7_999_999 })).toMatchObject({ floor: 8_000_000 });
  });

  test('says what is over the ceiling of the person who asks: the highest of their roles', () => {
    const world = orderWorld(0);
    const { solo } = world;
    const desk = solo.hire('Dana', 'order desk');
    const explain = explainer(world);
    const ten = { discountPercent: 10_000_000 };
    expect(explain(ten).checks).toEqual([]);
    expect(explain(ten, desk)).toMatchObject({ ceiling: 0, checks: [{ code: 'pricing.over-ceiling' }] });
    solo.run('role.set-discount-ceiling', { role: solo.role('order desk'), ceiling: 9_000_000 });
    solo.run('role.set-discount-ceiling', { role: solo.role('viewer'), ceiling: 10_000_000 });
    expect(explain(ten, desk)).toMatchObject({
      ceiling: 9_000_000,
      checks: [{ code: 'pricing.over-ceiling' }],
    });
    solo.run('person.assign-role', { person: desk, role: solo.role('viewer') });
    expect(explain(ten, desk)).toMatchObject({ ceiling: 10_000_000, checks: [] });
  });
});

describe('promotions and contracts', () => {
  test('two promotions of equal standing are not made, so none is picked by accident', () => {
    const { solo } = orderWorld(0);
    solo.run('promotion.create', { ...PROMOTION, ...TEN_OFF });
    expect(solo.refused('promotion.create', { ...PROMOTION, ...TEN_OFF }).code).toBe(
      'pricing.promotions-meet',
    );
    const later = { ...PROMOTION, ...TEN_OFF, validFrom: '2026-04-01', validUntil: null };
    const { id } = solo.run<{ id: string }>('promotion.create', later);
    const earlier = { promotion: id, changes: { validFrom: '2026-03-31' } };
    expect(solo.refused('promotion.change', earlier).code).toBe('pricing.promotions-meet');
    expect(solo.query('promotion.list', { date: '2026-03-31' })).toMatchObject({
      promotions: [{ name: 'Spring', ...TEN_OFF }],
    });
  });

  test('a promotion has one audience, one aim and each band once', () => {
    const { solo, customer, item } = orderWorld(0);
    const refused = (rest: object) =>
      solo.refused('promotion.create', { ...PROMOTION, ...TEN_OFF, ...rest }).code;
    expect(refused({ customer, customerGroup: 'x' })).toBe('pricing.one-audience');
    expect(refused({ item, itemGroup: 'x' })).toBe('pricing.one-aim');
    expect(refused({ bands: [...TEN_OFF.bands, ...TEN_OFF.bands] })).toBe('pricing.band-twice');
    expect(refused({ validUntil: '2025-12-31' })).toBe('pricing.ends-before-it-starts');
  });

  test('only a contract has a number', () => {
    const { solo } = orderWorld(0);
    const list = { name: 'X', kind: 'customer', currency: 'USD' };
    expect(solo.refused('price-list.create', { ...list, contractNumber: '7' }).code).toBe(
      'pricing.not-a-contract',
    );
  });
});

test('many lines of a document are priced as each by itself', () => {
  const world = orderWorld(0);
  const { solo, customer, item } = world;
  assigned(world, 'Trade', 9_000_000);
  solo.run('promotion.create', { ...PROMOTION, bands: [{ fromQuantity: 5_000_000, percentOff: 1 }] });
  const read = rowReader(solo.replica.db);
  const find = priceFinder(read, { customer, date: '2026-02-01', currency: 'USD' });
  const walkIn = priceFinder(read, { customer: null, date: '2026-02-01', currency: 'USD' });
  for (const count of [1, 5, 9]) {
    const line = { item, unit: 'EA', quantity: count * 1_000_000 };
    expect(find(line)).toMatchObject({ price: 9_000_000, promotion: null });
    expect(walkIn(line)).toMatchObject({
      price: 10_000_000,
      promotion: count < 5 ? null : { percentOff: 1 },
    });
  }
});
