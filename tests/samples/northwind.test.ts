import { describe, expect, test } from 'vitest';
import type { DocumentRecord, ImportRecord } from '../../src/workstation/importing/import-record.ts';
import { ImportCounter } from '../../src/workstation/importing/import-tally.ts';
import { type ShippedMapping, shippedMapping } from '../../src/workstation/importing/shipped-mappings.ts';
import { fileAt } from '../../src/workstation/importing/source-file.ts';
import { readFile } from '../support/import-reading.ts';
import { sample } from '../support/sample-data.ts';

const { path: folder, isMissing } = sample('orders/northwind/csv/');

async function read(mapping: ShippedMapping, file: string): Promise<readonly ImportRecord[]> {
  return readFile(shippedMapping(mapping), fileAt(`${folder}${file}`));
}

describe.skipIf(isMissing)('Northwind (needs ../shared/data/orders)', () => {
  test.each([
    ['northwind-customers', 'Customers.csv', 93, { customer: 93 }],
    ['northwind-vendors', 'Suppliers.csv', 29, { vendor: 29 }],
    ['northwind-items', 'Products.csv', 77, { item: 77 }],
    ['northwind-orders', 'OrderDetails.csv', 2155, { order: 830 }],
  ] as const)('%s takes every row of %s', async (mapping, file, rows, records) => {
    const counter = new ImportCounter();
    for (const record of await read(mapping, file)) counter.add(record);
    expect(counter.tally).toEqual({
      rowsRead: rows,
      rowsTaken: rows,
      rowsRefused: 0,
      rowsUnused: 0,
      records,
      refusals: {},
      isStopped: false,
    });
  });

  test('an order has its lines, its discounts and where it went', async () => {
    const records = await read('northwind-orders', 'OrderDetails.csv');
    expect(records.find((record) => record.kind === 'order' && record.number === '10250')).toMatchObject({
      customerKey: 'HANAR',
      placedAt: '1996-07-08T00:00:00',
      requestedFor: '1996-08-05',
      shippedAt: '1996-07-12T00:00:00',
      currency: 'USD',
      freightMicro: 65_830_000,
      shipToCity: 'Rio de Janeiro',
      shipToCountry: 'BR',
      lines: [
        { itemKey: '41', unitPriceMicro: 7_700_000, quantityMicro: 10_000_000, discountPercentMicro: 0 },
        {
          itemKey: '51',
          unitPriceMicro: 42_400_000,
          quantityMicro: 35_000_000,
          discountPercentMicro: 15_000_000,
        },
        {
          itemKey: '65',
          unitPriceMicro: 16_800_000,
          quantityMicro: 15_000_000,
          discountPercentMicro: 15_000_000,
        },
      ],
    });
  });

  test('an order that never left has no shipping time', async () => {
    const records = await read('northwind-orders', 'OrderDetails.csv');
    const orders = records.filter((record): record is DocumentRecord => record.kind === 'order');
    expect(orders.filter(({ shippedAt }) => shippedAt === null)).toHaveLength(21);
  });

  test('orders, items, vendors and customers name each other by the same keys', async () => {
    const keys = async (mapping: ShippedMapping, file: string) =>
      new Set((await read(mapping, file)).flatMap((it) => ('externalKey' in it && it.externalKey) || []));
    const customers = await keys('northwind-customers', 'Customers.csv');
    const items = await keys('northwind-items', 'Products.csv');
    const vendors = await keys('northwind-vendors', 'Suppliers.csv');
    for (const record of await read('northwind-orders', 'OrderDetails.csv')) {
      if (record.kind !== 'order') continue;
      expect(customers).toContain(record.customerKey);
      for (const line of record.lines) expect(items).toContain(line.itemKey);
    }
    for (const record of await read('northwind-items', 'Products.csv')) {
      if (record.kind === 'item') expect(vendors).toContain(record.vendorKey);
    }
  });

  test('an address with a line break in it is one cell', async () => {
    const vendors = await read('northwind-vendors', 'Suppliers.csv');
    const broken = vendors.filter((record) => record.kind === 'vendor' && record.street?.includes('\n'));
    expect(broken).toHaveLength(9);
  });
});
