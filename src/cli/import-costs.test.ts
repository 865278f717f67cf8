import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runInside, temporaryFolder } from '../../tests/support/daybook-cli.ts';
import type { ImportReport } from '../shared/sync/import-runs.ts';

const root = temporaryFolder();
const inside = (words: readonly string[], input = '') =>
  runInside(['--data', join(root, 'data'), ...words], input);

/** Imports items of a file with these lines below its header; answers what it came to. */
async function bring(lines: readonly string[], ...options: string[]): Promise<ImportReport> {
  const file = join(root, 'items.csv');
  writeFileSync(file, `${['Number,Description,Cost,Minimum margin', ...lines].join('\n')}\n`);
  return (await inside(['import', 'items', file, ...options])).document as ImportReport;
}

async function costOf(number: string): Promise<unknown> {
  const { document } = await inside(['query', 'item.find', '--json', '-'], JSON.stringify({ text: number }));
  const item = (document as { items: { id: string }[] }).items[0]?.id;
  const { document: answer } = await inside(['query', 'item.cost', '--json', '-'], JSON.stringify({ item }));
  return (answer as { cost: unknown }).cost;
}

beforeAll(async () => {
  await inside(['init', '--company', 'Acme', '--person', 'Olga']);
});

describe('a file of items with their costs', () => {
  const lines = ['L-1,Lantern,12.50,20%', 'L-2,Wick,0.125,', 'L-3,Oil,,'];
  let report: ImportReport;

  test('is tried without a trace', async () => {
    expect((await bring(lines, '--dry-run')).totals).toMatchObject({ created: 3, refused: 0 });
    expect((await inside(['query', 'item.find', '--json', '-'], '{"text":"L-1"}')).document).toMatchObject({
      items: [],
    });
  });

  test('makes each row one record, item and cost', async () => {
    report = await bring(lines);
    expect(report).toMatchObject({ totals: { created: 3, refused: 0 }, notTaken: {} });
    expect(await costOf('L-1')).toEqual({ unitCost: 12_500_000, minimumMargin: 20_000_000 });
    expect(await costOf('L-2')).toEqual({ unitCost: 125_000, minimumMargin: 0 });
    expect(await costOf('L-3')).toBeNull();
  });

  test('is known again, and changes the row whose cost is another', async () => {
    expect((await bring(lines)).totals).toMatchObject({ unchanged: 3 });
    const other = [...lines.slice(0, 2), 'L-3,Oil,4,'];
    expect((await bring(other)).totals).toMatchObject({ unchanged: 2, updated: 1 });
    expect(await costOf('L-3')).toEqual({ unitCost: 4_000_000, minimumMargin: 0 });
  });

  test('refuses a row, and not half of it, whose cost cannot be', async () => {
    const bad = await bring(['M-1,Mast,-1,', 'M-2,Sail,,10', 'M-3,Rope,1.5x,', 'M-4,Buoy,1,10']);
    expect(bad).toMatchObject({
      totals: { created: 1, refused: 3 },
      refusals: { 'import.margin-without-cost': 1, 'decimal.not-a-number': 1 },
    });
    expect(readFileSync(bad.failedRows?.file ?? '', 'utf8')).toContain('M-1');
  });

  test('is taken back with its costs, but for the item whose cost somebody set since', async () => {
    const { document } = await inside(['query', 'item.find', '--json', '-'], '{"text":"L-2"}');
    const item = (document as { items: { id: string }[] }).items[0]?.id;
    const set = { item, unitCost: 130_000, minimumMargin: 0 };
    await inside(['run', 'item.set-cost', '--json', '-'], JSON.stringify(set));
    const undone = await inside(['undo', report.import ?? '']);
    expect(undone.document).toMatchObject({
      removed: 1,
      kept: [{ key: 'L-2', reason: 'changed', touched: { command: 'item.set-cost' } }, { key: 'L-3' }],
    });
    expect(await inside(['verify'])).toMatchObject({ code: 0 });
  });
});
