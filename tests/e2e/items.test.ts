import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

const PLANNED = {
  ...{ description: 'Anchor ball', kind: 'goods', itemGroup: null, baseUnit: 'EA' },
  ...{ wholeUnits: true, lifecycle: 'planned', note: null },
};

describe.skipIf(chromiumPath === null)('items, by keyboard', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('an item is found by words, opened, changed, and the change is taken back', async () => {
    const page = await demo.open('/customers');
    await keys(page, 'g', 'm');
    const grid = page.getByRole('grid', { name: 'Items' });
    await grid.getByRole('row', { name: /SKU-100/ }).waitFor();
    await keys(page, '/');
    await page.keyboard.type('turnbuckle');
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await keys(page, 'Enter', 'Enter');
    await page.getByRole('heading', { name: 'SKU-103', level: 1 }).waitFor();
    await keys(page, 'e');
    const dialog = page.getByRole('dialog', { name: 'Change item' });
    await dialog.getByRole('textbox', { name: 'Group', exact: true }).fill('DECK');
    await keys(page, 'Control+Enter');
    await page.getByRole('status').getByText('Changed SKU-103.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByLabel('What it is').getByText('RIGGING').waitFor();
    await page.goBack();
    await page.waitForURL(/\/items\?.*find=turnbuckle/);
    await page.close();
  });

  test('a new item gets a unit and a barcode, and a mistake stands at its field', async () => {
    const page = await demo.open('/items');
    await page.getByRole('row', { name: /SKU-100/ }).waitFor();
    await keys(page, 'n');
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByRole('textbox', { name: 'Number' }).fill('SKU-900');
    await keys(page, 'Control+Enter');
    await dialog.getByText('Description is needed.').waitFor();
    await dialog.getByRole('textbox', { name: 'Description' }).fill('Snap hook');
    await keys(page, 'Control+Enter');
    await page.getByRole('heading', { name: 'SKU-900', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Add unit' }).press('Enter');
    const unit = page.getByRole('dialog', { name: 'Add unit' });
    await unit.getByRole('textbox', { name: 'Unit', exact: true }).fill('bx');
    await unit.getByLabel('How many EA').fill('12');
    await keys(page, 'Control+Enter');
    await page.getByRole('row', { name: 'BX 12 EA' }).waitFor();

    await page.getByRole('button', { name: 'Add barcode' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Barcode').fill('4006381333931');
    await keys(page, 'Control+Enter');
    await page.getByRole('row', { name: /4006381333931 Barcode/ }).waitFor();
    await page.close();
  });

  test('the palette finds an item by its number', async () => {
    const page = await demo.open('/customers');
    await keys(page, 'Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('SKU-114');
    await page.getByRole('option', { name: /Life vest/ }).waitFor();
    await keys(page, 'Enter');
    await page.getByRole('heading', { name: 'SKU-114', level: 1 }).waitFor();
    await page.close();
  });

  test('what is next for an item stands in its row: overdue goods are received, a planned item is priced and sold', async () => {
    const page = await demo.open('/items');
    const row = (name: RegExp) => page.getByRole('grid', { name: 'Items' }).getByRole('row', { name });
    await row(/SKU-109.*1 overdue Receive/).click();
    await page.getByRole('heading', { name: 'SKU-109' }).waitFor();
    await keys(page, 'r');
    const receipt = page.getByRole('dialog', { name: 'Receive SKU-109' });
    expect(await receipt.getByLabel('Quantity, EA').inputValue()).toBe('20');
    await keys(page, 'Control+Enter');
    await receipt.waitFor({ state: 'detached' });
    await expect.poll(() => row(/SKU-109.*Receive/).count()).toBe(0);

    demo.workstation.run({ command: 'item.create', input: { ...PLANNED, number: 'AAA-1' } });
    await keys(page, '4');
    await row(/AAA-1.*Add price/)
      .getByRole('button', { name: 'Add price' })
      .click();
    const price = page.getByRole('dialog', { name: 'Add price of AAA-1' });
    await price.getByLabel('Price per EA').fill('12.50');
    await keys(page, 'Control+Enter');
    await price.waitFor({ state: 'detached' });
    await row(/AAA-1/).getByRole('button', { name: 'Start selling' }).click();
    await page.getByRole('status').getByText('AAA-1 is active.').waitFor();
    await page.getByText('No item is planned.').waitFor();
    await page.close();
  });

  test('views have addresses, and the second key shows the second', async () => {
    const page = await demo.open('/items');
    await page.getByRole('row', { name: /SKU-100/ }).waitFor();
    await keys(page, '2');
    await page.waitForURL(/view=ending/);
    await page.getByRole('row', { name: /SKU-119/ }).waitFor();
    expect(await page.getByRole('grid', { name: 'Items' }).getByRole('row').count()).toBe(2);
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});

async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}
