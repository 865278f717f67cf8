import { describe, expect, test } from 'vitest';
import { mappingOf, readText } from '../../../tests/support/import-reading.ts';
import { shippedMapping } from './shipped-mappings.ts';

describe('customers', () => {
  const mapping = shippedMapping('customers');

  test('are read with Daybook’s own column names, of which only number and name must be there', async () => {
    const records = await readText(
      mapping,
      'NAME,Number,City,Credit limit,Payment terms (days)\n Acme ,C-1,,2500.00,30\n',
    );
    expect(records).toEqual([
      {
        kind: 'customer',
        externalKey: 'C-1',
        rows: [2],
        firstRow: 2,
        number: 'C-1',
        name: 'Acme',
        contactName: null,
        contactTitle: null,
        email: null,
        phone: null,
        fax: null,
        website: null,
        street: null,
        city: null,
        region: null,
        postalCode: null,
        country: null,
        countryName: null,
        currency: null,
        note: null,
        paymentTermsDays: 30,
        creditLimitMicro: 2_500_000_000,
      },
    ]);
  });

  test('without a name, or with a number that stood before, are refused', async () => {
    expect(await readText(mapping, 'Number,Name\n1,Acme\n2,\n1,Again\n')).toMatchObject([
      { kind: 'customer' },
      { kind: 'refused', externalKey: '2', rows: [3], failedRows: [{ column: 'Name', fields: ['2', ''] }] },
      { kind: 'refused', rows: [4], reason: { code: 'import.key-twice', params: { key: '1', row: 2 } } },
    ]);
  });

  test('may be left out by the mapping', async () => {
    const refuse = [{ because: 'closed', when: [{ field: 'name', startsWith: 'ZZ' }] }];
    const closed = mappingOf('customers', { key: 'no', name: 'name' }, { refuse });
    expect(await readText(closed, 'no,name\n1,ZZ Acme\n')).toMatchObject([
      { kind: 'refused', rows: [2], reason: { code: 'import.left-out' } },
    ]);
  });
});

describe('items', () => {
  test('that differ only by case are different items', async () => {
    const records = await readText(shippedMapping('items'), 'Number,Description,Fee\nab,x,no\nAB,y,yes\n');
    expect(records).toMatchObject([
      { kind: 'item', externalKey: 'ab', isFee: false },
      { kind: 'item', externalKey: 'AB', isFee: true },
    ]);
  });

  test('take what another file says about them', async () => {
    const lookups = { category: { file: 'c.csv', match: { column: 'cat', to: 'id' } } };
    const fields = { key: 'no', description: 'text', group: { column: 'title', from: 'category' } };
    const records = await readText(mappingOf('items', fields, { lookups }), 'no,text,cat\n1,a,7\n2,b,8\n', {
      'c.csv': 'id,title\n7,Drinks\n9,Unused\n',
    });
    expect(records).toMatchObject([
      { kind: 'item', externalKey: '1', group: 'Drinks' },
      { kind: 'refused', reason: { code: 'import.lookup-missing', params: { file: 'c.csv', key: '8' } } },
    ]);
  });

  test.each([
    ['unused: refuse', { unused: 'refuse' }, 'id\n7\n9\n', 'import.lookup-unused'],
    ['a key twice', {}, 'id\n7\n7\n', 'import.lookup-key-twice'],
    ['no such column', {}, 'no\n7\n', 'import.column-missing'],
  ])('joined with a file that has %s', async (_, rule, other, code) => {
    const lookups = { category: { file: 'c.csv', match: { column: 'cat', to: 'id' }, ...rule } };
    const mapping = mappingOf('items', { key: 'no', description: 'text' }, { lookups });
    const records = await readText(mapping, 'no,text,cat\n1,a,7\n', { 'c.csv': other });
    expect(records.at(-1)).toMatchObject({ file: 'c.csv', reason: { code } });
  });

  test('joined with a file that is not there are not read', async () => {
    const lookups = { category: { file: 'c.csv', match: { column: 'cat', to: 'id' } } };
    const mapping = mappingOf('items', { key: 'no', description: 'text' }, { lookups });
    expect(await readText(mapping, 'no,text,cat\n1,a,7\n')).toMatchObject([
      { kind: 'stopped', file: 'c.csv', reason: { code: 'import.file-missing' } },
    ]);
  });
});
