import { describe, expect, test } from 'vitest';
import { mappingOf, readText } from '../../../tests/support/import-reading.ts';

const prices = mappingOf('prices', { itemKey: 'item', price: 'price', fromQuantity: 'from', list: 'list' });
const counts = mappingOf('stock', { itemKey: 'item', onHand: 'n', place: 'place' });
const changes = mappingOf('stock', { itemKey: 'item', quantity: 'n', place: 'place' });

describe('rows of prices and stock', () => {
  test('have a key made of what tells them apart', async () => {
    const records = await readText(
      prices,
      'item,price,from,list\nA,1.5,,Trade\nA,1.4,10,Trade\nA,1.3,10,Trade\n',
    );
    expect(records).toMatchObject([
      { kind: 'price', externalKey: 'A/Trade', itemKey: 'A', priceMicro: 1_500_000, list: 'Trade' },
      { kind: 'price', externalKey: 'A/Trade//10000000', fromQuantityMicro: 10_000_000 },
      { kind: 'refused', reason: { code: 'import.key-twice', params: { row: 3 } } },
    ]);
  });

  test('counted twice are refused, changed twice are two changes', async () => {
    const file = 'item,n,place\nA,3,M\nA,3,M\nA,,M\n';
    expect(await readText(counts, file)).toMatchObject([
      { kind: 'stock', externalKey: 'A/M', stock: { kind: 'on-hand', quantityMicro: 3_000_000 } },
      { kind: 'refused', reason: { code: 'import.key-twice' } },
      { kind: 'refused', reason: { code: 'import.required' } },
    ]);
    expect(await readText(changes, file)).toMatchObject([
      { kind: 'stock', externalKey: 'A/M', stock: { kind: 'change' } },
      { kind: 'stock', externalKey: 'A/M/2' },
      { kind: 'refused' },
    ]);
  });

  test('a stock file says what is there or what changed, not both', () => {
    const fields = { itemKey: 'item', onHand: 'a', quantity: 'b' };
    expect(() => mappingOf('stock', fields)).toThrow('import.mapping-invalid');
    expect(() => mappingOf('stock', { itemKey: 'item' })).toThrow('import.mapping-invalid');
  });
});

test('a draft needs a customer, and neither a date nor a price', async () => {
  const fields = { key: 'no', customerKey: 'customer', itemKey: 'item', quantity: 'n', unitPrice: 'price' };
  const drafts = mappingOf('orders', fields, { kinds: [{ kind: 'draft', when: [] }] });
  const file = 'no,customer,item,n,price\n1,C,A,2,\n1,C,B,1,9.5\n2,,A,1,\n';
  expect(await readText(drafts, file)).toMatchObject([
    {
      kind: 'draft',
      externalKey: '1',
      placedAt: null,
      lines: [{ itemKey: 'A', unitPriceMicro: null }, { unitPriceMicro: 9_500_000 }],
    },
    { kind: 'refused', reason: { code: 'import.required' } },
  ]);
  expect(() => mappingOf('orders', fields)).toThrow('placedAt');
});
