import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mappingOf, readText } from '../../../tests/support/import-reading.ts';
import type { DocumentRecord, ImportRecord, RefusedRecord } from './import-record.ts';
import { ImportCounter } from './import-tally.ts';

const fields = {
  key: 'no',
  itemKey: 'item',
  description: 'text',
  quantity: 'qty',
  unitPrice: 'price',
  placedAt: { column: 'at', formats: ['yyyy-MM-dd HH:mm'] },
  customerKey: 'customer',
};
const HEADER = 'no,item,text,qty,price,at,customer\n';

function ofKind<Kind extends ImportRecord['kind']>(records: readonly ImportRecord[], kind: Kind) {
  return records.filter((record): record is Extract<ImportRecord, { kind: Kind }> => record.kind === kind);
}

async function read(lines: readonly string[], more: object = {}): Promise<readonly ImportRecord[]> {
  return readText(mappingOf('orders', fields, more), HEADER + lines.join('\n'));
}

const line = (number: string, item = 'X', quantity = '1', at = '2010-12-01 08:26', customer = 'C7') =>
  `${number},${item},Thing,${quantity},2.5,${at},${customer}`;

describe('orders', () => {
  test('are made of the lines that bear their number, identical ones included', async () => {
    const records = await read([line('1', 'a'), line('1', 'A'), line('1', 'a'), line('2')]);
    expect(records).toMatchObject([
      {
        kind: 'order',
        externalKey: '1',
        number: '1',
        customerKey: 'C7',
        placedAt: '2010-12-01T08:26:00',
        rows: [2, 3, 4],
        lines: [
          { row: 2, itemKey: 'a', description: 'Thing', quantityMicro: 1_000_000, unitPriceMicro: 2_500_000 },
          { row: 3, itemKey: 'A' },
          { row: 4, itemKey: 'a' },
        ],
        remarks: [],
      },
      { kind: 'order', externalKey: '2', rows: [5] },
    ]);
  });

  test('may be interleaved', async () => {
    const records = await read([line('1'), line('2'), line('1'), line('2')]);
    expect(ofKind(records, 'order').map(({ rows }) => rows)).toEqual([
      [2, 4],
      [3, 5],
    ]);
  });

  test('whose lines stand too far apart lose none of them: the late ones are refused', async () => {
    const records = await read([line('1'), line('2'), line('3'), line('4'), line('1')], {
      group: { within: 2 },
    });
    expect(ofKind(records, 'order').map(({ externalKey }) => externalKey)).toEqual(['1', '2', '3', '4']);
    expect(ofKind(records, 'refused')).toMatchObject([
      {
        externalKey: '1',
        rows: [6],
        reason: { code: 'import.document-scattered', params: { key: '1', within: 2 } },
      },
    ]);
  });

  test('longer than allowed are refused whole', async () => {
    const records = await read([line('1'), line('1'), line('1'), line('2')], { group: { maxLines: 2 } });
    expect(ofKind(records, 'refused').map(({ rows, reason }) => [rows, reason.code])).toEqual([
      [[4], 'import.document-too-long'],
      [[2, 3], 'import.document-too-long'],
    ]);
    expect(ofKind(records, 'order').map(({ externalKey }) => externalKey)).toEqual(['2']);
  });

  test('with one bad line are refused whole, each row with its own reason', async () => {
    const records = await read([line('1'), line('1', 'X', 'many'), line('2'), line('1', '')]);
    const [refused] = ofKind(records, 'refused');
    expect(refused).toMatchObject({
      externalKey: '1',
      rows: [2, 3, 5],
      reason: { code: 'decimal.not-a-number', params: { text: 'many' } },
      failedRows: [
        { row: 2, column: null, reason: { code: 'import.other-line-refused', params: { key: '1', row: 3 } } },
        { row: 3, column: 'qty', reason: { code: 'decimal.not-a-number' } },
        { row: 5, column: 'item', reason: { code: 'import.required', params: { column: 'item' } } },
      ],
    });
    expect(refused?.failedRows[0]?.fields).toEqual(line('1').split(','));
    expect(ofKind(records, 'order')).toHaveLength(1);
  });

  test('of two times are refused, unless the mapping lets the earlier stand', async () => {
    const lines = [line('1', 'X', '1', '2010-12-01 08:27'), line('1', 'X', '1', '2010-12-01 08:26')];
    expect(await read(lines)).toMatchObject([
      { kind: 'refused', rows: [2, 3], reason: { code: 'import.lines-disagree', params: { column: 'at' } } },
    ]);
    expect(await read(lines, { group: { differ: { placedAt: 'earliest' } } })).toMatchObject([
      {
        placedAt: '2010-12-01T08:26:00',
        remarks: [
          {
            code: 'import.two-times',
            params: { earliest: '2010-12-01T08:26:00', latest: '2010-12-01T08:27:00' },
          },
        ],
      },
    ]);
  });

  test('of two customers keep the first only where the mapping says so', async () => {
    const lines = [line('1'), `${line('1')}8`];
    expect(await read(lines)).toMatchObject([{ kind: 'refused', reason: { code: 'import.lines-disagree' } }]);
    expect(await read(lines, { group: { differ: { customerKey: 'first' } } })).toMatchObject([
      {
        customerKey: 'C7',
        remarks: [{ code: 'import.values-differ', params: { first: 'C7', other: 'C78' } }],
      },
    ]);
  });

  test('have lines that are not goods', async () => {
    const [order] = await read([line('1', 'POST'), line('1', 'Post')], {
      fees: [[{ field: 'itemKey', in: ['POST'] }]],
    });
    expect((order as DocumentRecord).lines.map(({ isFee }) => isFee)).toEqual([true, false]);
  });
});

describe('rows of other kinds', () => {
  const kinds = [
    { kind: 'credit', when: [{ field: 'key', startsWith: 'C' }] },
    { kind: 'write-off', when: [{ field: 'quantity', lessThan: '0' }] },
    { kind: 'order', when: [{ field: 'quantity', moreThan: '0' }] },
  ];

  test('are what the first rule of the mapping says', async () => {
    const records = await read(
      [line('C1', 'X', '-1'), line('2', 'X', '-1'), line('3'), line('4', 'X', '0')],
      { kinds },
    );
    expect(records).toMatchObject([
      { kind: 'credit', externalKey: 'C1', lines: [{ quantityMicro: -1_000_000 }] },
      { kind: 'write-off', externalKey: '2', itemKey: 'X', quantityMicro: -1_000_000, note: 'Thing' },
      { kind: 'order', externalKey: '3' },
      { kind: 'refused', externalKey: '4', reason: { code: 'import.kind-unknown' } },
    ]);
  });

  test('are movements of their own beside the order of the same number', async () => {
    const records = await read([line('1'), line('1', 'Y', '-2'), line('1', 'Z', '-3')], { kinds });
    expect(records.map((record) => [record.kind, 'externalKey' in record && record.externalKey])).toEqual([
      ['order', '1'],
      ['write-off', '1'],
      ['write-off', '1/2'],
    ]);
  });

  test('that mean nothing are left out without harm to their document', async () => {
    const refuse = [{ because: 'subtotal', when: [{ field: 'itemKey', is: 'SUM' }] }];
    const records = await read([line('1'), line('1', 'SUM', 'n/a'), line('1')], { refuse });
    expect(ofKind(records, 'refused')).toMatchObject([
      { rows: [3], reason: { code: 'import.left-out', params: { because: 'subtotal' } } },
    ]);
    expect(ofKind(records, 'order')).toMatchObject([{ rows: [2, 4] }]);
  });

  test('without a number are refused alone', async () => {
    expect(await read([line(''), line('1')])).toMatchObject([
      { kind: 'refused', externalKey: null, rows: [2], reason: { code: 'import.required' } },
      { kind: 'order' },
    ]);
  });

  test('with too few or too many cells are refused with their document', async () => {
    const records = await read(['1,X', `${line('2')},more`, `${line('3')},,`]);
    expect(records.map((record) => record.kind)).toEqual(['refused', 'refused', 'order']);
    expect((records[0] as RefusedRecord).reason).toEqual({
      code: 'import.cell-count',
      params: { expected: 7, found: 2 },
    });
  });
});

describe('what lines tell about customers and items', () => {
  const derive = {
    customers: { name: 'Customer {customerKey}' },
    items: { prefer: [{ field: 'unitPrice', moreThan: '0' }] },
  };
  const at = '2010-12-01 08:26';

  test('comes before the document that first names them', async () => {
    const records = await read([line('1'), line('2')], { derive });
    expect(records).toMatchObject([
      { kind: 'customer', externalKey: 'C7', name: 'Customer C7', rows: [], firstRow: 2 },
      { kind: 'item', externalKey: 'X', description: 'Thing', rows: [] },
      { kind: 'order', externalKey: '1' },
      { kind: 'order', externalKey: '2' },
    ]);
  });

  test('grows better: a description of a line with a price stands over those before it', async () => {
    const lines = [
      `1,X,,1,0,${at},C7`,
      `2,X,check,1,0,${at},C7`,
      `3,X,Lamp,1,5,${at},C7`,
      `4,X,LAMP,1,5,${at},C7`,
    ];
    const records = await read(lines, { derive });
    expect(ofKind(records, 'item').map(({ description }) => description)).toEqual([null, 'check', 'Lamp']);
  });

  test('is not the note of a write-off', async () => {
    const kinds = [{ kind: 'write-off', when: [] }];
    const records = await read([`1,X,damaged,-1,0,${at},`], { derive, kinds });
    expect(ofKind(records, 'item')).toMatchObject([{ externalKey: 'X', description: null }]);
    expect(ofKind(records, 'write-off')).toMatchObject([{ note: 'damaged' }]);
  });

  test('is not taken from a document that is refused', async () => {
    const records = await read([line('1', 'X', 'many')], { derive });
    expect(records.map(({ kind }) => kind)).toEqual(['refused']);
  });
});

describe('a file that cannot be read to its end', () => {
  test('stops there, and documents it may have cut are refused', async () => {
    const records = await read([line('1'), line('2'), '3,"X']);
    expect(records).toMatchObject([
      { kind: 'refused', externalKey: '1', rows: [2], reason: { code: 'import.quote-not-closed' } },
      { kind: 'refused', externalKey: '2', rows: [3] },
      { kind: 'stopped', file: 'main.csv', row: 4, line: 4, reason: { code: 'import.quote-not-closed' } },
    ]);
  });

  test.each([
    ['no,item,text,qty,price,at\n', 'import.column-missing'],
    [`${HEADER.trim()},AT,At\n`, null],
    ['no,item,text,qty,price,At,AT,customer\n', 'import.column-ambiguous'],
  ])('with the header %j stops at once, if at all', async (header, code) => {
    const records = await readText(mappingOf('orders', fields), header);
    expect(records.map((record) => record.kind === 'stopped' && record.reason.code)).toEqual(
      code === null ? [] : [code],
    );
  });
});

test('every row read stands in exactly one record, whatever the rows are', async () => {
  const cell = fc.constantFrom('', '1', '2', '-1', 'X', 'C1', '2010-12-01 08:26', 'x,y');
  const row = fc
    .array(cell, { minLength: 2, maxLength: 9 })
    .filter((cells) => cells.some((text) => text !== ''));
  const kinds = [
    { kind: 'write-off', when: [{ field: 'quantity', lessThan: '0' }] },
    { kind: 'order', when: [{ field: 'itemKey', empty: false }] },
  ];
  const mapping = mappingOf('orders', fields, {
    kinds,
    group: { within: 2, maxLines: 3 },
    derive: { items: {} },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const text = rows.map((cells) => cells.map((value) => `"${value}"`).join(',')).join('\n');
      const records = await readText(mapping, HEADER + text);
      const seen = records
        .flatMap((record) => ('rows' in record ? record.rows : []))
        .toSorted((a, b) => a - b);
      expect(seen).toEqual(rows.map((_, index) => index + 2));
      const counter = new ImportCounter();
      for (const record of records) counter.add(record);
      expect(counter.tally).toMatchObject({ rowsRead: rows.length, isStopped: false });
    }),
    { numRuns: 200 },
  );
});
