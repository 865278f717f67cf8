import { expect, test } from 'vitest';
import { newItem, orderWorld, receive } from '../../../tests/support/order-world.ts';
import { stockBalances } from '../inventory/inventory-tables.ts';
import { items, itemUnits } from '../items/item-tables.ts';
import { listPrices } from '../pricing/pricing-tables.ts';
import { type Ahead, readAhead } from './read-ahead.ts';
import { rowReader } from './row-reader.ts';

const PLAN: readonly Ahead[] = [
  { table: items, by: 'id' },
  { table: listPrices, by: 'item' },
  { table: itemUnits, by: 'item', values: 'SELECT value FROM json_each(?)' },
  { table: stockBalances, by: 'item' },
];

test('what is read ahead of many records is what each alone would have been told, in the same order', () => {
  const { solo, item } = orderWorld(7);
  const other = newItem(solo, 'WSH-20');
  receive(solo, other, 5);
  const list = String(solo.replica.db.q('SELECT list FROM listPrices').pluck().get());
  const dear = { unit: 'EA', fromQuantity: 10_000_000, validFrom: '2025-06-01', price: 5, validUntil: null };
  solo.run('price.set', { list, item, ...dear });
  const box = { unit: 'BX', numerator: 10, denominator: 1, wholeUnits: true };
  solo.run('item.add-unit', { item: other, ...box });
  const { db } = solo.replica;
  const alone = rowReader(db);
  const ahead = readAhead(db, [item, other, item], PLAN);
  // Asked of neither, and of one it was not told of.
  const third = newItem(solo, 'NUT-1');
  for (const id of [item, other, third, 'nobody']) {
    expect(ahead.get(items, id)).toEqual(alone.get(items, id));
    expect(ahead.find(listPrices, { item: id, list }, ['fromQuantity'])).toEqual(
      alone.find(listPrices, { item: id, list }, ['fromQuantity']),
    );
    expect(ahead.find(listPrices, { item: id, list }, ['validFrom'])).toEqual(
      alone.find(listPrices, { item: id, list }, ['validFrom']),
    );
    expect(ahead.find(itemUnits, { item: id })).toEqual(alone.find(itemUnits, { item: id }));
    expect(ahead.find(itemUnits, { item: id, unit: 'BX' })).toEqual(
      alone.find(itemUnits, { item: id, unit: 'BX' }),
    );
    expect(ahead.derived(stockBalances, id)).toEqual(alone.derived(stockBalances, id));
  }
  expect(ahead.find(listPrices, { item, list }, ['fromQuantity'])).toHaveLength(2);
  expect(() => ahead.find(items, { nosuch: 1, id: item } as never)).toThrow('no column nosuch');
});
