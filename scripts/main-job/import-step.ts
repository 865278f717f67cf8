import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../src/core/platform/database.ts';
import type { ImportReport } from '../../src/shared/sync/import-runs.ts';
import expected from '../../src/workstation/importing/mappings/online-retail.expected.json' with {
  type: 'json',
};
import { countOnlineRetail } from '../online-retail-counts.ts';
import type { JobStory } from './job-story.ts';
import type { Site } from './site.ts';

/** A file to import and what must come of it. */
interface ImportPlan {
  readonly kind: 'customers' | 'vendors' | 'items' | 'orders';
  readonly mapping: string;
  readonly file: string;
  readonly rows: number;
  /** Records created, by kind. */
  readonly created: Readonly<Record<string, number>>;
}

/** The whole of Online Retail; the numbers and the queries that found them: docs/data/online-retail.md. */
const onlineRetail: ImportPlan = {
  kind: 'orders',
  mapping: 'online-retail',
  file: expected.file,
  rows: expected.counts.rows,
  created: expected.records,
};

/** One day of it: what a reduced job takes. Counted by a program that shares nothing with the importer. */
async function oneDay(data: string): Promise<ImportPlan> {
  const file = 'orders/online_retail/daily_sample/2011-12-09.csv';
  const lines = createInterface({ input: createReadStream(join(data, file)), crlfDelay: Infinity });
  const { rows, customers, items, orders, credits, badDebts, writeOffs } = await countOnlineRetail(lines);
  const documents = { order: orders, credit: credits, 'bad-debt': badDebts, 'write-off': writeOffs };
  const counted = Object.entries(documents).flatMap(([kind, found]) =>
    found.documents === 0 ? [] : [[kind, found.documents] as const],
  );
  const created = { customer: customers, item: items, ...Object.fromEntries(counted) };
  return { kind: 'orders', mapping: 'online-retail', file, rows, created };
}

/** In the order in which they name each other. Wholly counted by tests/samples/northwind.test.ts. */
const northwind: readonly ImportPlan[] = [
  {
    kind: 'customers',
    mapping: 'northwind-customers',
    file: 'Customers.csv',
    rows: 93,
    created: { customer: 93 },
  },
  { kind: 'vendors', mapping: 'northwind-vendors', file: 'Suppliers.csv', rows: 29, created: { vendor: 29 } },
  { kind: 'items', mapping: 'northwind-items', file: 'Products.csv', rows: 77, created: { item: 77 } },
  {
    kind: 'orders',
    mapping: 'northwind-orders',
    file: 'OrderDetails.csv',
    rows: 2155,
    created: { order: 830 },
  },
];

/** Imports all the real data there is; `data` is the folder it lies in. Each file twice: a second time nothing changes. */
export async function importStep(
  story: JobStory,
  site: Site,
  data: string,
  options: { readonly isReduced: boolean },
): Promise<void> {
  await importFile(story, site, data, options.isReduced ? await oneDay(data) : onlineRetail);
  for (const plan of northwind) {
    await importFile(story, site, join(data, 'orders/northwind/csv'), plan);
  }
  const again = await runImport(site, join(data, 'orders/northwind/csv'), northwind[3] ?? onlineRetail);
  story.expect('A second import of the same orders changes nothing', again.report.records.order, {
    created: 0,
    updated: 0,
    unchanged: 830,
    refused: 0,
  });
  if (!options.isReduced) expectWhatIsStored(story, site);
}

async function importFile(story: JobStory, site: Site, folder: string, plan: ImportPlan): Promise<void> {
  const { report, ms } = await runImport(site, folder, plan);
  const { rows, records } = report;
  const name = plan.file.split('/').at(-1);
  story.say(`${name}: ${rows.read} rows in ${(ms / 1000).toFixed(1)} s, ${report.changeSets} change sets`);
  story.expect(`${name}: every row read is in a record or refused`, rows.read, rows.taken + rows.refused);
  story.expect(
    `${name}: none is refused or left`,
    [rows.refused, rows.notReached, report.failedRows],
    [0, 0, null],
  );
  story.expect(`${name}: ${plan.rows} rows`, rows.read, plan.rows);
  const created = Object.fromEntries(Object.entries(records).map(([kind, counts]) => [kind, counts.created]));
  story.expect(`${name}: created, by kind`, sorted(created), sorted(plan.created));
  story.count(`${plan.mapping}.rows`, rows.read);
  story.count(`${plan.mapping}.seconds`, Math.round(ms / 100) / 10);
}

async function runImport(site: Site, folder: string, { kind, mapping, file }: ImportPlan) {
  const words = ['import', kind, join(folder, file), '--map', mapping];
  const start = performance.now();
  const report = await site.must<ImportReport>(words);
  return { report, ms: performance.now() - start };
}

/** Counted in the database itself, past every program that wrote it. */
function expectWhatIsStored(story: JobStory, site: Site): void {
  const db = openDatabase(join(site.folder, 'daybook.db'), { readonly: true });
  try {
    const count = (sql: string) => Number(db.q(sql).pluck().get());
    for (const [sentence, sql, found] of storedCounts()) story.expect(sentence, count(sql), found);
  } finally {
    db.sqlite.close();
  }
}

/** What is counted, how, and what docs/data/online-retail.md says of the file. */
function storedCounts(): readonly (readonly [sentence: string, sql: string, expected: number])[] {
  const { orders, credits, badDebts, writeOffs, fees, ...rows } = expected.counts;
  const documents = [orders, credits, badDebts];
  const total = (of: (counted: (typeof documents)[number]) => number | string) =>
    documents.reduce((sum, counted) => sum + Number(of(counted)), 0);
  const retail = `FROM orders o JOIN externalKeys k ON k.record = o.id AND k.system = 'online-retail'`;
  const lines = `${retail} JOIN orderLines l ON l."order" = o.id`;
  const moved = `FROM movements WHERE reason = 'imported-write-off'`;
  const twins = `SELECT count(*) - 1 AS n ${lines} GROUP BY o.id, l.item, l.quantity, l.unitPrice, l.description`;
  const number = `SELECT 1 FROM items GROUP BY lower(number) HAVING count(*) > 1`;
  return [
    ['Orders', `SELECT count(*) ${retail} WHERE o.kind = 'order'`, orders.documents],
    ['Credits', `SELECT count(*) ${retail} WHERE o.kind = 'credit'`, credits.documents],
    ['Bad debts', `SELECT count(*) ${retail} WHERE o.kind = 'bad-debt'`, badDebts.documents],
    ['Write-offs, each a movement', `SELECT count(*) ${moved}`, writeOffs.documents],
    ['Units written off', `SELECT sum(quantity) / 1000000 ${moved}`, -Number(writeOffs.units)],
    ['Lines', `SELECT count(*) ${lines}`, total((of) => of.rows)],
    ['Units in lines', `SELECT sum(l.quantity) / 1000000 ${lines}`, total((of) => of.units)],
    [
      'Value of all lines, in thousandths of a pound',
      `SELECT sum(l.quantity / 1000000 * l.unitPrice) / 1000 ${lines}`,
      Math.round(total((of) => of.value) * 1000),
    ],
    ['Lines that are fees and no goods', `SELECT count(*) ${lines} WHERE l.notGoods = 1`, fees.rows],
    [
      'Documents without a customer',
      `SELECT count(*) ${retail} WHERE o.customer IS NULL`,
      total((of) => of.withoutCustomer),
    ],
    [
      'Documents of two times, which say so',
      `SELECT count(*) ${retail} WHERE o.importRemarks LIKE '%import.two-times%'`,
      total((of) => of.withTwoTimes),
    ],
    [
      'Lines with a price of 0',
      `SELECT count(*) ${lines} WHERE l.unitPrice = 0`,
      total((of) => of.priceZeroRows),
    ],
    ['Lines with a price below 0', `SELECT count(*) ${lines} WHERE l.unitPrice < 0`, rows.priceNegativeRows],
    [
      'Lines with a price of more than two decimals, kept',
      `SELECT count(*) ${lines} WHERE l.unitPrice % 10000 <> 0`,
      rows.priceOverTwoDecimalsRows,
    ],
    [
      'Lines that are the twin of another, kept',
      `SELECT sum(n) FROM (${twins})`,
      rows.identicalRows.beyondTheFirstAtAnyTime,
    ],
    [
      'Pairs of item numbers that differ only by case',
      `SELECT count(*) FROM (${number})`,
      rows.itemNumbersByCase.pairs,
    ],
  ];
}

function sorted(record: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
