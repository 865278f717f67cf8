import { expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

type Next = { readonly action: string; readonly refusal: { readonly code: string } | null } | null;

const TODAY = '2026-05-01';

function office() {
  const solo = soloReplica();
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  const item = newItem(solo, 'W-1');
  return {
    solo,
    item,
    made,
    price: (list: string, price = 1_000_000) =>
      solo.run('price.set', {
        ...{ list, item, unit: 'EA', fromQuantity: 0, price },
        ...{ validFrom: '2026-01-01', validUntil: null },
      }),
    list: (name: string, today = TODAY, person?: string): Next =>
      solo
        .query<{ lists: { name: string; nextStep: Next }[] }>('price-list.list', { today }, person)
        .lists.find((list) => list.name === name)?.nextStep ?? null,
  };
}

test('a price list gets prices, then somebody it is for, and is renewed before it ends', () => {
  const { solo, made, price, list } = office();
  const id = made('price-list.create', {
    ...{ name: 'Acme 2026', kind: 'contract', currency: 'USD', contractNumber: 'C-1' },
    ...{ validFrom: '2026-01-01', validUntil: '2026-06-30' },
  });
  expect(list('Acme 2026')).toMatchObject({ action: 'add-prices', refusal: null });
  price(id);
  expect(list('Acme 2026')?.action).toBe('assign');
  const to = { kind: 'customer', customer: newCustomer(solo, 'Acme') };
  const from = { priority: 0, validFrom: '2026-01-01', validUntil: null };
  const assignment = made('price-list.assign', { list: id, to, ...from });
  expect(list('Acme 2026')).toBeNull();
  expect(list('Acme 2026', '2026-05-31')?.action).toBe('renew');
  expect(list('Acme 2026', '2026-06-30')?.action).toBe('renew');
  expect(list('Acme 2026', '2026-07-01')).toBeNull();
  solo.run('price-list.withdraw', { assignment });
  expect(list('Acme 2026', TODAY, solo.hire('Vic', 'viewer'))).toMatchObject({
    action: 'assign',
    refusal: { code: 'people.no-permission', params: { permission: 'pricing.change' } },
  });
});

test('a base list is for everybody; prices of two that disagree are settled', () => {
  const { solo, made, price, list } = office();
  const conflicts = () =>
    solo.query<{ conflicts: { nextStep: Next }[] }>('price.conflicts', { date: TODAY }).conflicts;
  const base = made('price-list.create', { name: 'Base', kind: 'base', currency: 'USD' });
  price(base);
  expect(list('Base')).toBeNull();
  expect(conflicts()).toEqual([]);
  const other = made('price-list.create', { name: 'Base too', kind: 'base', currency: 'USD' });
  price(other, 2_000_000);
  expect(conflicts()[0]?.nextStep).toMatchObject({ action: 'settle', refusal: null });
});

test('a promotion is renewed before it ends, and not after', () => {
  const { solo, made } = office();
  made('promotion.create', {
    ...{ name: 'Spring', customer: null, customerGroup: null, item: null, itemGroup: null, priority: 0 },
    ...{ validFrom: '2026-03-01', validUntil: '2026-05-31' },
    bands: [{ fromQuantity: 0, percentOff: 5_000_000 }],
  });
  const next = (today: string) =>
    solo.query<{ promotions: { nextStep: Next }[] }>('promotion.list', { today }).promotions[0]?.nextStep;
  expect(next('2026-04-30')).toBeNull();
  expect(next(TODAY)).toMatchObject({ action: 'renew', refusal: null });
  expect(next('2026-06-01')).toBeNull();
});
