import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../src/core/platform/database.ts';
import type { ImportReport } from '../../src/workstation/import-run/import-report.ts';
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
    const count = (sql: string) => db.q(sql).pluck().get();
    const retail = `FROM orders o JOIN externalKeys k ON k.record = o.id AND k.system = 'online-retail'`;
    const { orders, credits, badDebts, writeOffs, fees, identicalRows, itemNumbersByCase } = expected.counts;
    const kinds = db.q(`SELECT o.kind, count(*) ${retail} GROUP BY o.kind ORDER BY o.kind`).raw().all();
    story.expect('Stored documents by kind', kinds, [
      ['bad-debt', badDebts.documents],
      ['credit', credits.documents],
      ['order', orders.documents],
    ]);
    const lines = count(`SELECT count(*) ${retail} JOIN orderLines l ON l."order" = o.id`);
    story.expect('Stored lines, identical ones kept', lines, orders.rows + credits.rows + badDebts.rows);
    const units = count(`SELECT sum(l.quantity) / 1000000 ${retail} JOIN orderLines l ON l."order" = o.id`);
    const all = [orders, credits, badDebts].reduce((sum, each) => sum + Number(each.units), 0);
    story.expect('Stored units', units, all);
    const notGoods = count(
      `SELECT count(*) ${retail} JOIN orderLines l ON l."order" = o.id WHERE l.notGoods = 1`,
    );
    story.expect('Lines that are fees and no goods', notGoods, fees.rows);
    const nobody = count(`SELECT count(*) ${retail} WHERE o.customer IS NULL`);
    const without = orders.withoutCustomer + credits.withoutCustomer + badDebts.withoutCustomer;
    story.expect('Documents without a customer', nobody, without);
    const lost = count(`SELECT count(*) FROM movements WHERE reason = 'imported-write-off'`);
    story.expect('Write-offs as movements', lost, writeOffs.documents);
    const scrapped = count(
      `SELECT sum(quantity) / 1000000 FROM movements WHERE reason = 'imported-write-off'`,
    );
    story.expect('Units written off', scrapped, -Number(writeOffs.units));
    const byCase = count(
      `SELECT count(*) FROM (SELECT 1 FROM items GROUP BY lower(number) HAVING count(*) > 1)`,
    );
    story.expect('Pairs of item numbers that differ only by case', byCase, itemNumbersByCase.pairs);
    story.say(`${identicalRows.beyondTheFirst} lines are the twin of another and stand all the same`);
  } finally {
    db.sqlite.close();
  }
}

function sorted(record: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
