import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runInside, temporaryFolder } from '../../tests/support/daybook-cli.ts';

const root = temporaryFolder();
const path = (name: string) => join(root, name);
const inside = (words: readonly string[], input = '') => runInside(['--data', path('data'), ...words], input);
const inOther = (words: readonly string[], input = '') =>
  runInside(['--data', path('other'), ...words], input);
const write = (name: string, ...lines: string[]) => {
  writeFileSync(path(name), `${lines.join('\n')}\n`);
  return path(name);
};
const linesOf = (name: string) => readFileSync(path(name), 'utf8').trimEnd().split('\r\n');

const LISTS = [
  { name: 'List', kind: 'base', currency: 'USD' },
  { name: '=Trade, “A”', kind: 'customer', currency: 'EUR' },
  { name: 'Frame 7', kind: 'contract', currency: 'JPY', contractNumber: 'C-7' },
];

const ITEMS = [
  'Number,Description,Unit,Fee,Cost,Minimum margin',
  '007,"Lantern, small",EA,no,12.5,20',
  'OIL,Lamp oil,L,no,0.125,0',
  'POST,Postage,EA,yes,3,0',
  'WICK,Wick,EA,no,,',
];

const PRICES = [
  'Price list,Item,Unit,From quantity,Price,From,Until',
  'List,007,EA,0,19.90,2026-01-01,2026-06-30',
  'List,007,EA,0,21.00,2026-07-01,',
  'List,007,EA,12,18.123456,2026-07-01,',
  '"=Trade, “A”",OIL,L,2.5,0.30,2026-01-01,',
  'Frame 7,007,EA,0,2400,2026-03-01,2026-12-31',
];

beforeAll(async () => {
  for (const [run, company] of [
    [inside, 'Acme'],
    [inOther, 'Other'],
  ] as const) {
    await run(['init', '--company', company, '--person', 'Olga']);
    for (const list of LISTS) await run(['run', 'price-list.create', '--json', '-'], JSON.stringify(list));
  }
  expect(await inside(['import', 'items', write('items.csv', ...ITEMS)])).toMatchObject({ code: 0 });
  expect(await inside(['import', 'prices', write('prices.csv', ...PRICES)])).toMatchObject({ code: 0 });
  await inOther([
    'import',
    'items',
    write('bare.csv', ...ITEMS.map((line) => line.split(/,(?=no|yes|Fee)/)[0] ?? '')),
  ]);
});

describe('prices that are exported', () => {
  test('say list, item, unit, quantity, price and days, one row per price', async () => {
    const run = await inside(['export', 'prices', path('out.csv')]);
    expect(run).toMatchObject({ code: 0, document: { rows: 5 } });
    const [header, ...rows] = linesOf('out.csv');
    expect(header).toBe(
      '\uFEFFPrice list,Kind,Contract,Currency,Item,Description,Unit,From quantity,Price,From,Until',
    );
    expect(rows.toSorted()).toEqual([
      '"\'=Trade, “A”",customer,,EUR,OIL,Lamp oil,L,2.5,0.30,2026-01-01,',
      'Frame 7,contract,C-7,JPY,007,"Lantern, small",EA,0,2400,2026-03-01,2026-12-31',
      'List,base,,USD,007,"Lantern, small",EA,0,19.90,2026-01-01,2026-06-30',
      'List,base,,USD,007,"Lantern, small",EA,0,21.00,2026-07-01,',
      'List,base,,USD,007,"Lantern, small",EA,12,18.123456,2026-07-01,',
    ]);
  });

  test('are the same prices in a company with the same items and lists', async () => {
    const run = await inOther(['import', 'prices', path('out.csv')]);
    expect(run).toMatchObject({ code: 0, document: { totals: { created: 5, refused: 0 } } });
    expect(await inOther(['export', 'prices', path('again.csv')])).toMatchObject({ code: 0 });
    expect(linesOf('again.csv').toSorted()).toEqual(linesOf('out.csv').toSorted());
  });
});

describe('a price list of the same name in another currency', () => {
  test('takes none of them', async () => {
    const third = (words: readonly string[], input = '') =>
      runInside(['--data', path('third'), ...words], input);
    await third(['init', '--company', 'Third', '--person', 'Olga', '--currency', 'CAD']);
    for (const list of LISTS)
      await third(['run', 'price-list.create', '--json', '-'], JSON.stringify({ ...list, currency: 'CAD' }));
    await third(['import', 'items', path('bare.csv')]);
    const run = await third(['import', 'prices', path('out.csv')]);
    expect(run).toMatchObject({ code: 1, document: { totals: { created: 0, refused: 5 } } });
    expect(run.document).toMatchObject({ refusals: { 'pricing.import-other-currency': 5 } });
  });
});

describe('costs that are exported', () => {
  test('are those of items that have one, and are the same once “import items” has read them', async () => {
    expect(await inside(['export', 'costs', path('costs.csv')])).toMatchObject({ document: { rows: 3 } });
    expect(linesOf('costs.csv').slice(1).toSorted()).toEqual(ITEMS.slice(1, 4).toSorted());
    expect(await inOther(['import', 'items', path('costs.csv')])).toMatchObject({ code: 0 });
    await inOther(['export', 'costs', path('costs-again.csv')]);
    expect(linesOf('costs-again.csv').toSorted()).toEqual(linesOf('costs.csv').toSorted());
  });
});

describe('what somebody may not see', () => {
  const signIn = async (name: string, role: string) => {
    const added = await inside(['--as', 'Olga', 'people', 'add', name, '--roles', role, '--sign-in', name]);
    const { password } = added.document as { password: string };
    expect(await inside(['signin', name], `${password}\n`)).toMatchObject({ code: 0 });
  };

  test.each([
    ['Wim', 'warehouse', 'prices'],
    ['Dora', 'order desk', 'costs'],
  ])('leaves no file: %s of the %s exports no %s', async (name, role, kind) => {
    await signIn(name, role);
    const file = path(`${name}.csv`);
    const refused = await inside(['--as', name, 'export', kind, file]);
    expect(refused).toMatchObject({ code: 1, document: { refusal: { code: 'people.no-permission' } } });
    expect(existsSync(file)).toBe(false);
  });

  test('is in no other file: prices tell nothing of costs', async () => {
    expect(await inside(['--as', 'Dora', 'export', 'prices', path('desk.csv')])).toMatchObject({ code: 0 });
    expect(linesOf('desk.csv')).toEqual(linesOf('out.csv'));
    expect(linesOf('desk.csv').join('\n')).not.toContain('12.5');
  });
});
