import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

describe.skipIf(chromiumPath === null)('prices and taxes', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a price list is made and gets a price, by keyboard', async () => {
    const page = await demo.open('/prices');
    await page.getByRole('grid', { name: 'Prices' }).getByText('List prices').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: 'New price list' }).waitFor();
    await page.keyboard.type('Boat show');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Boat show' }).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Set price' });
    await dialog.getByLabel('Item').fill('SKU-100');
    await page.getByRole('option', { name: /SKU-100/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Price, USD').fill('3.125');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table', { name: 'Prices' }).getByText('3.125').waitFor();
    await page.close();
  });

  test('why a price holds is told for a customer, and two lists that disagree are both named', async () => {
    const page = await demo.open('/prices?view=conflicts');
    await page.getByRole('grid', { name: 'Prices' }).getByText('SKU-105').waitFor();
    await page.keyboard.press('Control+i');
    const dialog = page.getByRole('dialog', { name: 'Why this price' });
    await dialog.getByLabel('Item').fill('SKU-105');
    await page.getByRole('option', { name: /SKU-105/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('for one FT by the base list “List prices”').waitFor();
    await dialog.getByLabel('Customer').fill('eastport');
    await page.getByRole('option', { name: /Eastport/ }).waitFor();
    await page.keyboard.press('Enter');
    const alert = dialog.getByRole('alert');
    await alert.getByText('Maine co-ops').waitFor();
    await alert.getByText('Fisheries').waitFor();
    await page.close();
  });

  test('two prices that disagree are both shown, and the one that is kept holds, by keyboard; undo asks again', async () => {
    const page = await demo.open('/prices?view=conflicts');
    const list = page.getByRole('grid', { name: 'Prices' });
    await list.getByText('SKU-105').waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Settle the price of SKU-105' });
    await dialog.getByText('Maine co-ops says 1.05 from today on, not 1.02.').waitFor();
    await dialog.getByText('Fisheries says 1.02 from today on, not 1.05.').waitFor();
    const keep = (name: string) => dialog.getByRole('button', { name });
    const isFocused = (name: string) => keep(name).evaluate((button) => button === document.activeElement);
    await expect.poll(() => isFocused('Keep 1.05 of Fisheries')).toBe(true);
    for (const _ of [1, 2]) await page.keyboard.press('Tab');
    expect(await isFocused('Keep 1.02 of Maine co-ops')).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('No prices of equal standing disagree today.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await list.getByText('1.05 Fisheries / 1.02 Maine co-ops').waitFor();
    await page.close();
  });

  test('a promotion is made with bands as they are written', async () => {
    const page = await demo.open('/prices?view=promotions');
    await page.getByRole('grid', { name: 'Prices' }).getByText('Clamps by the hundred').waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New promotion' });
    await dialog.getByLabel('Name').fill('Rope in spring');
    await dialog.getByLabel('or item group').fill('ROPE');
    await dialog.getByLabel('Percent off').fill('lots');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('“lots” is not read as a percent').waitFor();
    await dialog.getByLabel('Percent off').fill('2 %\n4.5 % from 100');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid', { name: 'Prices' }).getByText('2 %, 4.5 % from 100').waitFor();
    await page.close();
  });

  test('a certificate is granted on the customer’s page, and the dialog says why no tax is charged', async () => {
    const page = await demo.open('/customers?find=cascade');
    await page.getByRole('grid').getByText('Cascade Boat Works').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Grant tax exemption' }).press('Enter');
    await page.getByLabel('Certificate').fill('WA-778');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table', { name: 'Exemptions' }).getByText('WA-778').waitFor();
    await page.getByRole('button', { name: 'Which tax and why' }).press('Enter');
    await page.getByRole('dialog').getByText('Exempt by certificate WA-778.').waitFor();
    await page.close();
  });

  test('a certificate that expires is renewed where it stands, and needs nobody any more', async () => {
    const page = await demo.open('/tax?view=expiring');
    const grid = page.getByRole('grid', { name: 'Tax' });
    await grid.getByRole('row', { name: /ME-R-448210.*Renew/ }).waitFor();
    await grid.getByRole('button', { name: 'Renew' }).click();
    const dialog = page.getByRole('dialog', { name: 'Renew exemption ME-R-448210' });
    expect(await dialog.getByLabel('State or region').inputValue()).toBe('ME');
    await dialog.getByLabel('Certificate').fill('ME-R-448211');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => grid.getByRole('button', { name: 'Renew' }).count()).toBe(0);
    await page.keyboard.press('3');
    await page.waitForURL(/view=exemptions/);
    await grid
      .getByRole('row', { name: /Cascade/ })
      .first()
      .waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('me-r-');
    await expect.poll(() => grid.getByRole('row').count()).toBe(3);
    await grid.getByRole('row', { name: /Bluewater.*ME-R-448211/ }).waitFor();
    await page.close();
  });

  test('a price list without prices says so in its row, and is given one there', async () => {
    const page = await demo.open('/prices');
    const list = { name: 'Aboard', kind: 'customer', currency: 'USD' };
    demo.workstation.run({ command: 'price-list.create', input: list });
    const row = page.getByRole('grid', { name: 'Prices' }).getByRole('row', { name: /^Aboard/ });
    await row.getByRole('button', { name: 'Add prices' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set price' });
    await dialog.getByLabel('Item').fill('SKU-100');
    await page.getByRole('option', { name: /SKU-100/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Price, USD').fill('3.10');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await row.getByRole('button', { name: 'Assign' }).click();
    await page.getByRole('button', { name: 'Assign to customer' }).waitFor();
    await page.close();
  });

  test('a tax code gets a rate from a day on', async () => {
    const page = await demo.open('/tax?view=codes');
    await page.getByRole('grid', { name: 'Tax' }).getByRole('row').nth(1).waitFor();
    await page.keyboard.press('n');
    const made = page.getByRole('dialog', { name: 'New tax code' });
    await made.getByLabel('Code').fill('US-XX');
    await made.getByLabel('Title').fill('Harbor fee');
    await made.getByLabel('Rate').fill('1.5');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByText('Harbor fee').waitFor();
    await page.keyboard.press('End');
    await page.getByRole('heading', { level: 2, name: 'Harbor fee' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Set rate' }).press('Enter');
    const set = page.getByRole('dialog');
    await set.getByLabel('Rate, %').fill('2.25');
    await set.getByLabel('From').fill('2027-01-01');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table', { name: 'Rates' }).getByText('2.25').waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
