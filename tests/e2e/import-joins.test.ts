import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMapping } from '../../src/workstation/importing/import-mapping.ts';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

const LINES =
  'Order,Item no,Qty,Price,UOM\n9001,Z-1,2,4.50,pcs\n9001,Z-2,1,3.25,Kiste\n9002,Z-1,5,4.50,pcs\n';
const HEADS = 'Order;Customer no;Order date\n9001;Z1;2026-03-02\n9002;Z1;2026-03-03\n';

const MASTERS = [
  ['customer.import', [{ key: 'Z1', number: 'Z1', name: 'Zephyr Stores' }]],
  ['item.import', ['Z-1', 'Z-2'].map((key) => ({ key, number: key, description: 'Lantern' }))],
] as const;

describe.skipIf(chromiumPath === null)('an import of two files in a real browser', () => {
  let demo: DemoWindow;
  let page: Page;
  let folder: string;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const primary = async (name: RegExp, then: RegExp) => {
    await page.locator('button[aria-disabled="false"]', { hasText: name }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(then);
  };
  /** Presses a button that asks for a file. */
  const choose = async (name: string, path: string) => {
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await (await asked).setFiles(path);
  };
  const bring = async (kind: string, path: string) => {
    await page.goto(`${demo.url}/import/new?kind=${kind}`);
    await page.setInputFiles('input[type=file]', path);
    await page.waitForURL(/\/read$/);
  };
  const saved = async (): Promise<unknown> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the mapping' }).press('Enter');
    return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-joins-'));
    demo = await openDemoWindow();
    page = await demo.open('/import');
    // As the pages would import them.
    for (const [command, records] of MASTERS) {
      const made = demo.workstation.run({ command, input: { system: 'import', records } });
      if (!made.ok) throw new Error(made.refusal.code);
    }
  });
  afterAll(async () => {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('orders and their lines are joined, the words of a column explained, and both remembered', async () => {
    await bring('orders', write('lines.csv', LINES));
    await primary(/Choose columns/, /\/columns$/);
    await choose('Join a file', write('heads.csv', HEADS));
    const heads = page.getByRole('region', { name: 'Joined: heads.csv' });
    await heads.waitFor();
    expect(await heads.getByLabel('Stands in heads.csv in').inputValue()).toBe('0');
    expect(await heads.getByLabel('Order date becomes').inputValue()).toBe('placedAt');
    expect(await page.getByLabel('Orders as they were').isChecked()).toBe(true);

    await page.getByRole('button', { name: 'Say what the words of UOM mean' }).press('Enter');
    const pieces = page.getByLabel('What pcs means');
    await expect.poll(() => pieces.evaluate((input) => input.matches(':focus'))).toBe(true);
    const words = page.getByRole('region', { name: /^What the words of UOM mean/ });
    await words.getByText('2 meanings are proposals').waitFor();
    expect(await pieces.inputValue()).toBe('EA');
    await words.getByText('Proposal: each').waitFor();
    expect(await page.getByLabel('What Kiste means').inputValue()).toBe('CS');
    await page.getByLabel('What Kiste means').fill('');
    await words.getByText('1 word has no meaning here').waitFor();
    await pieces.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('each');
    await words.getByText('“each” is no unit of measure.').waitFor();
    await pieces.fill('EA');
    await words.getByLabel('Words without a meaning').selectOption('refuse');
    await primary(/Check 3 rows/, /\/check$/);
    const failed = page.getByRole('grid', { name: 'Rows that cannot be imported' });
    await failed.getByText('Kiste').first().waitFor();
    await page.goBack();
    await page.getByLabel('What Kiste means').fill('EA');
    await words.getByText('Every word has a meaning.').waitFor();
    await primary(/Check 3 rows/, /\/check$/);
    await page.getByText('3 can be imported').waitFor();
    await primary(/Go on with/, /\/start$/);
    await primary(/^Import 3 rows/, /\/runs\//);
    await page.getByText('3 rows read = 3 imported').waitFor();

    await bring('orders', write('lines.csv', LINES));
    await primary(/Choose columns/, /\/columns$/);
    await page.getByText('As the last file with these headings was read.').waitFor();
    const next = page.getByRole('button', { name: 'Check 3 rows' });
    expect(await next.getAttribute('aria-description')).toBe(
      'heads.csv belongs to this file. Choose it, or take it out.',
    );
    await choose('Choose heads.csv', write('heads of March.csv', HEADS));
    await page.getByRole('region', { name: 'Joined: heads of March.csv' }).waitFor();
    expect(await page.getByLabel('What Kiste means').inputValue()).toBe('EA');
    await primary(/Check 3 rows/, /\/check$/);
    await page.getByText('3 can be imported').waitFor();
  });

  test('a mapping of the command line is opened and saved with all it says', async () => {
    const mapping = {
      ...{ format: 'daybook-import-mapping', version: 1, name: 'old-shop', title: 'Old shop' },
      ...{ kind: 'orders', system: 'old-shop' },
      lookups: {
        head: { file: 'heads.csv', match: { column: 'Order', to: 'Order' }, source: { delimiter: ';' } },
      },
      fields: {
        key: { column: 'Order', required: true },
        itemKey: 'Item no',
        quantity: 'Qty',
        unitPrice: 'Price',
        unit: { column: 'UOM', values: { pcs: 'EA', Kiste: '', Palette: 'PAL' }, otherwise: 'empty' },
        placedAt: { column: 'Order date', from: 'head', formats: ['yyyy-MM-dd'] },
        customerKey: { column: 'Customer no', from: 'head' },
        currency: { constant: 'USD' },
      },
      refuse: [{ because: 'a sum', when: [{ field: 'itemKey', is: 'SUM' }] }],
      kinds: [
        { kind: 'credit', when: [{ field: 'key', startsWith: 'C' }] },
        { kind: 'order', when: [] },
      ],
      fees: [[{ field: 'itemKey', in: ['FREIGHT'] }]],
      group: { differ: { placedAt: 'earliest' } },
    };
    await bring('orders', write('lines of April.csv', LINES.replace('UOM', 'uom')));
    await primary(/Choose columns/, /\/columns$/);
    await choose('Open a mapping', write('old-shop.json', JSON.stringify(mapping)));
    await page.getByText('As the mapping you opened says.').waitFor();
    expect(await page.getByLabel('What Palette means').inputValue()).toBe('PAL');
    expect(await page.getByLabel('Kiste means nothing').isChecked()).toBe(true);
    const source = { delimiter: ',', encoding: 'utf-8', headerRow: 1 };
    expect(parseMapping(await saved())).toEqual(parseMapping({ ...mapping, source }));
    await choose('Choose heads.csv', write('heads.csv', HEADS));
    await page.getByLabel('Order date becomes').waitFor();
    expect(await page.getByLabel('Order date becomes').inputValue()).toBe('placedAt');
    expect(await page.getByLabel('What Palette means').inputValue()).toBe('PAL');
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
