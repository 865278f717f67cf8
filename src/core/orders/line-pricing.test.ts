import { expect, test } from 'vitest';
import { LIST_PRICE, newItem, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderEntryQueries } from '../../shared/orders/order-assess.ts';

test('a line shows its price as soon as its item is known, and counts once its quantity is', () => {
  const { solo, customer, item } = orderWorld(10);
  const byTheDozen = newItem(solo, 'GL-7701');
  const list = { name: 'By the dozen', kind: 'base', currency: 'USD' };
  const { id } = solo.run<{ id: string }>('price-list.create', list);
  const dozen = { unit: 'EA', fromQuantity: quantityOf(12), validFrom: '2026-01-01', validUntil: null };
  solo.run('price.set', { list: id, item: byTheDozen, price: 3_000_000, ...dozen });
  const { lines, amount } = solo.query<QueryOutput<typeof orderEntryQueries.assessOrder>>('order.assess', {
    ...{ customer, placedOn: PLACED_ON },
    lines: [
      { key: 'one', item },
      { key: 'a dozen', item: byTheDozen },
      { key: 'not sold by the box', item, unit: 'BX' },
      { key: 'typed', item, unitPrice: 1 },
      { key: 'two', item, quantity: quantityOf(2) },
    ],
  });
  const told = lines.map(({ key, price, list: from, amount: sum }) => [
    ...[key, price?.unitPrice, price?.pricedFor, from, sum],
  ]);
  expect(told).toEqual([
    ['one', LIST_PRICE, quantityOf(1), 'Base', null],
    ['a dozen', 3_000_000, quantityOf(12), 'By the dozen', null],
    ['not sold by the box', undefined, undefined, null, null],
    ['typed', 1, quantityOf(1), null, null],
    ['two', LIST_PRICE, null, 'Base', amount],
  ]);
});
