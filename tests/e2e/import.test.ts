import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';
import { sample } from '../support/sample-data.ts';

/** A customer list of 40 rows in which seven cells are wrong. */
function customersWithMistakes(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const name = i % 10 === 9 ? '' : `Pier ${i}`;
    const country = i % 13 === 5 ? 'Atlantis' : 'US';
    return `P${i},${name},${country},03/0${1 + (i % 9)}/2026`;
  });
  return `Customer no,Name,Country,Since\n${rows.join('\n')}\n`;
}

async function onlyKey(page: Page, key: string, then: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForURL(then);
}

async function axeProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.skipIf(chromiumPath === null)('the import pages in a real browser', () => {
  let demo: DemoWindow;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-imports-'));
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a file with seven wrong cells is checked, imported but for them, and taken back, by keyboard', async () => {
    const path = join(folder, 'Customers of 2026.csv');
    writeFileSync(path, customersWithMistakes());
    const page = await demo.open('/import');
    await onlyKey(page, 'n', /\/import\/new/);
    await page.setInputFiles('input[type=file]', path);
    await page.waitForURL(/\/read$/);
    await page.getByText('40 rows below').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await onlyKey(page, 'Control+Enter', /\/columns$/);
    expect(await page.getByLabel('Country becomes').inputValue()).toBe('country');
    expect(await axeProblems(page)).toEqual([]);
    await onlyKey(page, 'Control+Enter', /\/check$/);
    await page.getByText('33 will be created + 7 refused').waitFor();
    const failed = page.getByRole('grid', { name: 'Rows that cannot be imported' });
    expect(await failed.getByRole('row').count()).toBe(8);
    expect(await failed.getByRole('row').nth(1).innerText()).toMatch(
      /7\s+Country\s+Atlantis\s+“Atlantis” is no/,
    );
    expect(await axeProblems(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the 7 refused rows as a file' }).press('Enter');
    const file = await (await saved).path();
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(8);
    await onlyKey(page, 'Control+Enter', /\/start$/);
    await page.getByRole('button', { name: 'Import 33 rows' }).waitFor();
    await onlyKey(page, 'Control+Enter', /\/runs\//);
    await page.getByText('40 rows read = 33 created + 7 refused').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo import' }).press('Enter');
    await page.getByText('33 are gone again.').waitFor();
    await page.close();
  });

  test('a workbook is read with its second sheet, resumed after a reload, and remembered', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Notes').addRow(['Prepared by Kim']);
    const sheet = book.addWorksheet('Items');
    sheet.addRow(['Item no', 'Description']);
    sheet.addRow(['00815', 'Rope, 8 mm']);
    const path = join(folder, 'items.xlsx');
    await book.xlsx.writeFile(path);
    const page = await demo.open('/import/new?kind=items');
    await page.setInputFiles('input[type=file]', path);
    await page.getByLabel('Sheet').selectOption('Items');
    await page.getByText('1 row below').waitFor();
    await onlyKey(page, 'Control+Enter', /\/columns$/);
    await page.getByLabel('Description becomes').selectOption('');
    await page.getByText('Description is needed: choose its column.').waitFor();
    await page.getByLabel('Description becomes').selectOption('description');
    await page.getByLabel('The numbers are of').fill('Old Shop');
    await page.reload();
    expect(await page.getByLabel('The numbers are of').inputValue()).toBe('old-shop');
    expect(await page.getByLabel('Item no becomes').inputValue()).toBe('key');
    await onlyKey(page, 'Control+Enter', /\/check$/);
    await page.getByText('1 will be created').waitFor();
    await onlyKey(page, 'Control+Enter', /\/start$/);
    await onlyKey(page, 'Control+Enter', /\/runs\//);
    await page.getByText('1 row read = 1 created').waitFor();
    await page.goto(`${demo.url}/import/new?kind=items`);
    await page.setInputFiles('input[type=file]', path);
    await page.getByLabel('Sheet').selectOption('Items');
    await page.getByText('1 row below').waitFor();
    await onlyKey(page, 'Control+Enter', /\/columns$/);
    await page.getByText('As the last file with these headings was read.').waitFor();
    await onlyKey(page, 'Control+Enter', /\/check$/);
    await page.getByText('1 known already').waitFor();
    await page.close();
  });

  test('rows pasted from Excel are asked what 1,234 means before anything is made of them', async () => {
    const page = await demo.open('/import/new?kind=prices');
    await page.getByLabel('Or paste rows copied in Excel').fill('Item\tPrice\nA1\t1,234\nA2\t2,500\n');
    await onlyKey(page, 'Control+Enter', /\/read$/);
    const next = page.getByRole('button', { name: 'Choose columns' });
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel(/The comma marks decimals/).check();
    await onlyKey(page, 'Control+Enter', /\/columns$/);
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/import$/);
    await page.getByRole('grid', { name: 'Imports' }).getByText('Being prepared').first().waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.close();
  });

  test('a file that is no table is refused with the way out, where it would have been read', async () => {
    const path = join(folder, 'orders.xls');
    writeFileSync(path, Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'));
    const page = await demo.open('/import/new');
    await page.setInputFiles('input[type=file]', path);
    await page.getByRole('alert').getByText('orders.xls').waitFor();
    await page.close();
  });

  const messy = sample('tabular/messytables/utf-16le_encoded.csv');
  test.skipIf(messy.isMissing)('a real file of odd characters shows what it holds', async () => {
    const page = await demo.open('/import/new');
    await page.setInputFiles('input[type=file]', messy.path);
    await page.waitForURL(/\/read$/);
    await page.getByLabel('Characters').waitFor();
    expect(await page.getByLabel('Characters').inputValue()).toBe('utf-16le');
    await page.getByRole('group', { name: 'First rows' }).getByRole('row').nth(1).waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
