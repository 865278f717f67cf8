import { describe, expect, test } from 'vitest';
import { blankMapping } from '../../../tests/support/import-reading.ts';
import { parseMapping } from './import-mapping.ts';
import { shippedMapping, shippedMappingNames } from './shipped-mappings.ts';

const fields = {
  key: 'no',
  itemKey: 'item',
  quantity: 'qty',
  unitPrice: 'price',
  placedAt: { column: 'at', formats: ['yyyy-MM-dd'] },
};

describe('a mapping', () => {
  test.each(shippedMappingNames)('%s comes with Daybook and is valid', (name) => {
    expect(shippedMapping(name).name).toBe(name);
  });

  test('gives a field the type it has by its name', () => {
    const parsed = parseMapping({
      ...blankMapping('customers'),
      fields: { key: 'no', name: 2, creditLimit: 'limit' },
    });
    expect(parsed).toMatchObject({
      value: {
        fields: {
          key: { type: 'text', column: 'no', trim: true },
          name: { type: 'text', column: 2 },
          creditLimit: { type: 'decimal', column: 'limit', decimalMark: '.' },
        },
      },
    });
  });

  test.each([
    ['a newer version', { version: 2 }, 'version'],
    ['an unknown key', { colour: 'red' }, ''],
    ['a field customers lack', { fields: { ...fields, colour: 'red' } }, 'fields.colour'],
    [
      'a field of another type',
      { fields: { ...fields, key: { type: 'decimal', column: 'no' } } },
      'fields.key.type',
    ],
    [
      'an option of another type',
      { fields: { ...fields, key: { column: 'no', formats: ['yyyy'] } } },
      'fields.key',
    ],
    ['no rule for a field it needs', { fields: { ...fields, quantity: undefined } }, 'fields.quantity'],
    [
      'a column from nowhere',
      { fields: { ...fields, note: { column: 'n', from: 'x' } } },
      'fields.note.from',
    ],
    ['a condition on nothing', { refuse: [{ because: 'x', when: [{ field: 'note', is: 'a' }] }] }, 'note'],
    ['a text compared', { fees: [[{ field: 'itemKey', lessThan: '1' }]] }, 'itemKey'],
    ['a number started', { fees: [[{ field: 'quantity', startsWith: '1' }]] }, 'quantity'],
    ['a limit that is no number', { fees: [[{ field: 'quantity', lessThan: 'x' }]] }, 'fees.0.0'],
    ['a line field that differs', { group: { differ: { quantity: 'first' } } }, 'group.differ.quantity'],
    ['an earliest text', { group: { differ: { key: 'earliest' } } }, 'group.differ.key'],
    ['a customer made of nothing', { derive: { customers: { name: '{note}' } } }, 'derive.customers.name'],
    ['a customer with a colour', { derive: { customers: { colour: '{key}' } } }, 'derive.customers.colour'],
    [
      'a path to another folder',
      { lookups: { a: { file: '../secrets.csv', match: { column: 'a', to: 'b' } } } },
      'lookups.a.file',
    ],
  ])('with %s is refused, and says where', (_, more, at) => {
    const parsed = parseMapping({ ...blankMapping('orders'), fields, ...more });
    expect(parsed).toMatchObject({ refusal: { code: 'import.mapping-invalid' } });
    expect(parsed.ok ? '' : parsed.refusal.params.at).toContain(at);
  });

  test.each([null, 1, 'x', [], {}, { fields: null }, { kind: '__proto__', fields: { __proto__: 1 } }])(
    '%j is none',
    (json) => {
      expect(parseMapping(json)).toMatchObject({ ok: false, refusal: { code: 'import.mapping-invalid' } });
    },
  );
});
