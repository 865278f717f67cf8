import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli, runInside, startCli, temporaryFolder } from '../../tests/support/daybook-cli.ts';
import type { ImportReport } from '../shared/sync/import-runs.ts';

const root = temporaryFolder();
const folder = join(root, 'data');
const inside = (words: readonly string[], input = '') => runInside(['--data', folder, ...words], input);
const write = (name: string, ...lines: string[]) => {
  writeFileSync(join(root, name), `${lines.join('\n')}\n`);
  return join(root, name);
};
const partiesOf = async (side: string) =>
  (
    (await inside(['query', 'party.list', '--json', '-'], JSON.stringify({ side }))).document as {
      parties: { name: string }[];
    }
  ).parties;

beforeAll(async () => {
  await inside(['init', '--company', 'Acme', '--person', 'Olga']);
});

describe('an import', () => {
  const customers = () =>
    write(
      'customers.csv',
      'Number,Name,Email,Country,Payment terms (days),Credit limit',
      'C1,Alpha Ltd,a@example.com,DE,30,500',
      'C2,=HYPERLINK("x"),b@example.com,FR,,',
      'C3,,c@example.com,FR,,',
      'C4,Delta,d@example.com,Germany,,',
    );
  let report: ImportReport & { isDryRun: boolean };

  test('is tried out first without a trace', async () => {
    const run = await inside(['import', 'customers', customers(), '--dry-run']);
    expect(run).toMatchObject({
      code: 1,
      document: { isDryRun: true, import: null, rows: { read: 4, taken: 2, refused: 2 } },
    });
    expect(await partiesOf('customer')).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('rehearsal'))).toEqual([]);
  });

  test('takes what it can, and says of every row what became of it', async () => {
    const run = await runCli(['--data', folder, 'import', 'customers', customers()]);
    report = run.document;
    expect(run.code).toBe(1);
    expect(report).toMatchObject({
      isDryRun: false,
      rows: { read: 4, taken: 2, refused: 2, notReached: 0 },
      totals: { created: 2, updated: 0, unchanged: 0, refused: 2 },
      refusals: { 'import.required': 1, 'import.country-unreadable': 1 },
      unknownWords: [
        { field: 'country', word: 'Germany', rows: 1, proposal: { code: 'DE', name: 'Germany' } },
      ],
      notTaken: { creditLimit: 1 },
      failedRows: { rows: 2 },
    });
    expect(run.errors).toContain('2 rows of customers.csv were refused.');
    expect((await partiesOf('customer')).map(({ name }) => name).sort()).toEqual([
      '=HYPERLINK("x")',
      'Alpha Ltd',
    ]);
  });

  test('gives the refused rows back as they were, with the reason, to be put right and imported', async () => {
    const failed = report.failedRows?.file ?? '';
    const text = readFileSync(failed, 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(3);
    expect(text).toContain('"Row 5: “Germany” is no country code.');
    writeFileSync(failed, text.replace('"Germany"', '"DE"').replace('"C3",""', '"C3","Gamma"'));
    const again = await inside(['import', 'customers', failed]);
    expect(again).toMatchObject({
      code: 0,
      document: { totals: { created: 2, refused: 0 }, failedRows: null },
    });
  });

  test('run again changes nothing', async () => {
    const again = await inside(['import', 'customers', customers()]);
    expect(again.document).toMatchObject({ totals: { created: 0, updated: 0, unchanged: 2, refused: 2 } });
    expect(await partiesOf('customer')).toHaveLength(4);
  });

  test('is taken back as a whole, but for what somebody has worked on since', async () => {
    const alpha = (await inside(['query', 'party.find', '--json', '-'], '{"text": "C1"}')).document as {
      parties: { id: string }[];
    };
    const change = { customer: alpha.parties[0]?.id, changes: { name: 'Alpha Limited' } };
    expect(await inside(['run', 'customer.change', '--json', '-'], JSON.stringify(change))).toMatchObject({
      code: 0,
    });
    const undone = await runCli(['--data', folder, 'undo', report.import ?? '']);
    expect(undone).toMatchObject({
      code: 0,
      document: { import: report.import, removed: 1, kept: [{ key: 'C1', reason: 'changed' }], refused: [] },
    });
    expect((await partiesOf('customer')).map(({ name }) => name).sort()).toEqual([
      'Alpha Limited',
      'Delta',
      'Gamma',
    ]);
    expect(await inside(['verify'])).toMatchObject({ code: 0 });
  });

  test('of orders brings customers, items and lines, whole or not at all', async () => {
    write('items.csv', 'Number,Description', 'SKU-1,Lantern', 'SKU-2,Rope');
    expect(await inside(['import', 'items', join(root, 'items.csv')])).toMatchObject({ code: 0 });
    const file = write(
      'orders.csv',
      'Order,Customer,Placed,Item,Quantity,Unit price',
      '1001,C4,2026-03-02,SKU-1,2,12.50',
      '1001,C4,2026-03-02,SKU-2,1.5,3',
      '1002,C4,2026-03-03,SKU-1,1,12.50',
      '1002,C4,2026-03-03,SKU-9,1,1',
    );
    const run = await inside(['import', 'orders', file]);
    expect(run).toMatchObject({
      code: 1,
      document: {
        rows: { read: 4, taken: 2, refused: 2 },
        totals: { created: 1, refused: 1 },
        failedRows: { rows: 2 },
      },
    });
    const { orders } = (await inside(['query', 'order.list'])).document as {
      orders: { number: string; lines: number }[];
    };
    expect(orders.map(({ number, lines }) => [number, lines])).toEqual([['1001', 2]]);
  });

  test.each([
    [['import', 'customers', 'none.csv'], 'import.file-missing'],
    [['import', 'customers', 'CUSTOMERS', '--map', 'online-retail'], 'import.mapping-other-kind'],
    [['import', 'customers', 'CUSTOMERS', '--map', 'none.json'], 'input.file-missing'],
    [['import', 'customers', 'CUSTOMERS', '--map', 'CUSTOMERS'], 'input.not-json-text'],
    [['import', 'customers', 'CUSTOMERS', '--failed', 'CUSTOMERS'], 'output.file-exists'],
    [['--as', 'Nobody', 'import', 'customers', 'CUSTOMERS'], 'people.not-signed-in'],
  ])('%j is refused before anything is read: %s', async (words, code) => {
    const file = customers();
    const before = (await inside(['digest'])).document;
    const run = await inside(words.map((word) => (word === 'CUSTOMERS' ? file : word)));
    expect(run).toMatchObject({ code: 1, document: { refusal: { code } } });
    expect((await inside(['digest'])).document).toEqual(before);
  });

  test('cut by Ctrl+C keeps whole commits, and goes on when it is run again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `N${i},Name ${i}`);
    const file = write('many.csv', 'Number,Name', ...rows);
    const child = startCli(['--data', folder, 'import', 'vendors', file, '--progress']);
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.once('close', resolve));
    const cut: ImportReport = JSON.parse(Buffer.concat(output).toString());
    expect({ code, isInterrupted: cut.isInterrupted, read: cut.rows.read }).toEqual({
      code: 1,
      isInterrupted: true,
      read: cut.rows.taken + cut.rows.refused + cut.rows.notReached,
    });
    expect(cut.rows.taken % 500).toBe(0);
    expect(cut.rows.taken).toBeGreaterThan(0);
    const few = write('few.csv', 'Number,Name', ...rows.slice(0, cut.rows.taken + 100));
    const again = await inside(['import', 'vendors', few]);
    expect(again.document).toMatchObject({ totals: { created: 100, unchanged: cut.rows.taken } });
  });
});

describe('an export', () => {
  test.each([
    ['customers', 'Number,Name,Contact', 3],
    ['items', 'Number,Description,Unit', 2],
    ['orders', 'Order,Kind,Status', 2],
    ['stock', 'Item,Description,Place', undefined],
  ])('of %s is a file for spreadsheets', async (kind, header, rows) => {
    const file = join(root, `${kind}-out.csv`);
    const run = await runCli(['--data', folder, 'export', kind, file]);
    expect(run).toMatchObject({ code: 0, document: { file } });
    if (rows !== undefined) expect(run.document).toMatchObject({ rows });
    expect(readFileSync(file, 'utf8').startsWith(`\uFEFF${header}`)).toBe(true);
    expect(await inside(['export', kind, file])).toMatchObject({
      code: 1,
      document: { refusal: { code: 'output.file-exists' } },
    });
  });

  test('is read by an import again as the same records', async () => {
    const other = join(root, 'other');
    await runInside(['--data', other, 'init', '--company', 'Other', '--person', 'Ann']);
    for (const kind of ['customers', 'items', 'orders']) {
      const run = await runInside(['--data', other, 'import', kind, join(root, `${kind}-out.csv`)]);
      expect({ kind, code: run.code, errors: run.errors }).toEqual({ kind, code: 0, errors: '' });
    }
    await runInside(['--data', other, 'export', 'orders', join(root, 'again.csv')]);
    expect(readFileSync(join(root, 'again.csv'), 'utf8')).toBe(
      readFileSync(join(root, 'orders-out.csv'), 'utf8'),
    );
  });

  test('into a folder that is not there is refused, also of failed rows, before anything is taken', async () => {
    const file = join(root, 'unheard-of.csv');
    writeFileSync(file, 'Number,Name\nU1,Unheard of\nU2,\n');
    const failed = ['--failed', join(root, 'nowhere', 'failed.csv')];
    expect(await inside(['import', 'customers', file, ...failed])).toMatchObject({
      code: 1,
      document: { refusal: { code: 'folder.missing' } },
    });
    expect((await inside(['import', 'customers', file, '--dry-run'])).document).toMatchObject({
      totals: { created: 1, refused: 1 },
    });
    const run = await inside(['export', 'items', join(root, 'nowhere', 'items.csv')]);
    expect(run).toMatchObject({
      code: 1,
      document: { refusal: { code: 'folder.missing', params: { folder: join(root, 'nowhere') } } },
    });
  });
});
