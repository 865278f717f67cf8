import { describe, expect, test } from 'vitest';
import type { ColumnProfile, MappingFile } from '../sync/import-inspection.ts';
import { asDrafts, assignColumn, assignedFields, isDraftMapping } from './import-draft.ts';
import { changeJoin, joinFile, joinsOf, leaveJoined, replaceJoined } from './import-joins.ts';

function columnsOf(...headers: readonly string[]): readonly ColumnProfile[] {
  const none = { numberStyle: null, dateFormats: null, flags: null, ambiguity: null };
  return headers.map((header) => ({
    header,
    type: 'text',
    filled: 1,
    samples: ['x'],
    distinct: 1,
    words: [],
    ...none,
  }));
}

const lines = columnsOf('OrderID', 'ProductID', 'Quantity', 'UnitPrice');
const mapping: MappingFile = asDrafts(
  {
    kind: 'orders',
    system: 'northwind',
    fields: {
      key: { column: 'OrderID' },
      itemKey: { column: 'ProductID' },
      unitPrice: { column: 'UnitPrice' },
      quantity: { column: 'Quantity' },
    },
  },
  true,
);

/** A file of orders as it was looked at: what it is suggested to be read as, and how. */
function ordersIn(file: string) {
  const fields = { key: { column: 'orderid' }, placedAt: { column: 'OrderDate', formats: ['yyyy-MM-dd'] } };
  const suggested = { kind: 'orders', system: 'import', fields, source: { delimiter: ';' } } as const;
  const suggestion = { kind: 'orders', score: 1, mapping: suggested, missing: [], questions: [] } as const;
  return { file, columns: columnsOf('orderid', 'OrderDate', 'Freight'), suggestions: [suggestion] };
}

const joined = joinFile(mapping, lines, ordersIn('Order Heads 2026.csv'));

describe('a joined file', () => {
  test('is found by the heading both files have, and is read in its own way', () => {
    expect(joinsOf(joined)).toEqual([
      {
        name: 'order-heads-2026',
        lookup: {
          file: 'Order Heads 2026.csv',
          match: { column: 'OrderID', to: 'orderid' },
          source: { delimiter: ';' },
          missing: 'refuse',
          unused: 'ignore',
        },
      },
    ]);
  });

  test('fills what nothing stood for, takes nothing from the main file, and makes orders history that have a date now', () => {
    expect(joined.fields.key).toEqual({ column: 'OrderID' });
    expect(joined.fields.placedAt).toMatchObject({ column: 'OrderDate', from: 'order-heads-2026' });
    expect(isDraftMapping(mapping)).toBe(true);
    expect(isDraftMapping(joined)).toBe(false);
  });

  test('has columns of its own: two files may both have a first one', () => {
    const table = { from: 'order-heads-2026', columns: ordersIn('').columns };
    const more = assignColumn(joined, table, 3, 'freight');
    expect(more.fields.freight).toMatchObject({ column: 'Freight', from: 'order-heads-2026' });
    expect(assignedFields(more, table).get(3)).toEqual(['freight']);
    expect(assignedFields(more, { columns: lines }).get(3)).toEqual(['quantity']);
  });

  test('of the same name takes the place of the one before; one of another name is a second', () => {
    expect(joinsOf(joinFile(joined, lines, ordersIn('Order Heads 2026.csv')))).toHaveLength(1);
    const names = joinsOf(joinFile(joined, lines, ordersIn('order_heads_2026.xlsx'))).map(({ name }) => name);
    expect(names).toEqual(['order-heads-2026', 'order-heads-2026-2']);
  });

  test('is exchanged for another with all that was said of it, and taken out with its columns', () => {
    const other = replaceJoined(
      changeJoin(joined, 'order-heads-2026', { missing: 'empty' }),
      'order-heads-2026',
      ordersIn('2027.csv'),
    );
    expect(joinsOf(other)[0]?.lookup).toMatchObject({ file: '2027.csv', missing: 'empty' });
    const without = leaveJoined(other, 'order-heads-2026');
    expect(without.lookups).toEqual({});
    expect(Object.keys(without.fields)).toEqual(Object.keys(mapping.fields));
  });
});
