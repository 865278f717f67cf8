import { expect, test } from 'vitest';
import { LIST_PRICE, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

/** 10 each by the base list, 7.25 % on top in Ohio. */
function taxedWorld() {
  const world = orderWorld();
  const code = { code: 'US-OH', title: 'Ohio', basis: 'net', currency: null, rate: 7_250_000 };
  const { id } = world.solo.run<{ id: string }>('tax-code.create', { ...code, validFrom: '2026-01-01' });
  world.solo.run('tax-rule.create', {
    ...{
      title: 'Ohio',
      customerGroup: null,
      itemGroup: null,
      country: 'US',
      region: 'OH',
      postalPrefix: null,
    },
    ...{ priority: 0, inclusive: false, taxes: [id], validFrom: '2026-01-01', validUntil: null },
  });
  return world;
}

test('what is confirmed and owed is the total with its taxes, and the order shows each of them', () => {
  const { solo, draft, confirm, show, customer } = taxedWorld();
  solo.run('credit.set-limit', { customer, limit: 107_24 });
  const order = draft(10);
  expect(confirm(order)).toMatchObject({ amount: 107_25, holds: ['credit'] });
  expect(show(order)).toMatchObject({
    ...{ net: 100_00, tax: 7_25, total: 107_25 },
    taxRows: [{ code: 'US-OH', rate: 7_250_000, base: 100_00, amount: 7_25 }],
  });
  expect(solo.query('credit.of-customer', { customer })).toMatchObject({ committed: 107_25 });
});

test('a discount on the whole is taken off before the tax, and on the total off what is paid', () => {
  const { draft, show } = taxedWorld();
  const off = (on: string) => show(draft(10, { header: { documentDiscount: { percent: 10_000_000, on } } }));
  expect(off('net')).toMatchObject({ discount: 10_00, net: 90_00, tax: 6_53, total: 96_53 });
  expect(off('total')).toMatchObject({ total: 96_53 });
});

test('an order in other money is owed at its own rate, and is not confirmed without one', () => {
  const { solo, item } = taxedWorld();
  const party = {
    name: 'Königlich Essen',
    code: null,
    currency: 'EUR',
    terms: null,
    website: null,
    note: null,
  };
  const { id: customer } = solo.run<{ id: string }>('customer.create', { ...party, customerGroup: null });
  const line = { item, quantity: quantityOf(2), unitPrice: LIST_PRICE };
  const typed = { customer, placedOn: PLACED_ON, lines: [line] };
  const { order } = solo.run<{ order: string }>('order.create', typed);
  solo.run('address.add', {
    ...{
      party: customer,
      name: 'Maxim',
      street: 'Weg 1',
      city: 'Brandenburg',
      region: null,
      postalCode: null,
    },
    ...{ country: 'DE', isShipTo: true, isBillTo: true },
  });
  const [address] = solo.rows('SELECT defaultShipTo AS id FROM parties WHERE id = ?', customer);
  solo.run('order.change-header', { order, changes: { shipTo: address?.id } });
  expect(solo.refused('order.confirm', { order }).code).toBe('orders.no-rate');
  solo.run('order.change-header', { order, changes: { exchangeRate: 1_085_000 } });
  expect(solo.run('order.confirm', { order })).toMatchObject({ amount: 20_00 });
  expect(solo.query('credit.of-customer', { customer })).toMatchObject({ committed: 21_70 });
  solo.run('exchange-rate.set', { currency: 'EUR', validFrom: '2026-01-01', rate: 1_100_000 });
  const { order: later } = solo.run<{ order: string }>('order.create', typed);
  expect(solo.query('order.show', { order: later })).toMatchObject({ exchangeRate: 1_100_000 });
  expect(solo.query('order.show', { order })).toMatchObject({ exchangeRate: 1_085_000 });
});

test('a promotion stands beside the list price and is nobody’s discount', () => {
  const { solo, item, draft, confirm, show } = taxedWorld();
  solo.run('promotion.create', {
    ...{ name: 'November', customer: null, customerGroup: null, item, itemGroup: null, priority: 0 },
    ...{ validFrom: '2026-01-01', validUntil: null, bands: [{ fromQuantity: 0, percentOff: 5_000_000 }] },
  });
  const desk = solo.hire('Dora', 'order desk');
  const order = draft(10, { person: desk });
  expect(solo.run('order.confirm', { order }, desk)).toMatchObject({ amount: 101_89 });
  expect(show(order).lines).toMatchObject([
    { unitPrice: LIST_PRICE, promotion: 'November', promotionPercent: 5_000_000, discountPercent: null },
  ]);
  expect(confirm(draft(1, { line: { item: newItem(solo, 'X-1'), unitPrice: 1 } })).amount).toBe(0);
});
