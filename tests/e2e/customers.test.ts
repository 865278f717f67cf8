import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partyImportCommands } from '../../src/shared/parties/party-import.ts';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

describe.skipIf(chromiumPath === null)('customers and vendors', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a customer is added by keyboard; whoever is alike is shown while the name is typed', async () => {
    const page = await demo.open('/customers');
    const grid = page.getByRole('grid', { name: 'Customers' });
    await grid.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New customer' });
    await dialog.waitFor();
    await page.keyboard.type('Bluewater Marine Supply Ltd');
    const alike = dialog.getByRole('region', { name: 'Customers alike' });
    await alike.getByText('BLUEWTR').waitFor();
    await alike.getByRole('button', { name: 'Keep both' }).press('Enter');
    await alike.waitFor({ state: 'detached' });
    await dialog.getByLabel('Terms').fill('on the moon');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('is not read as terms').waitFor();
    await dialog.getByLabel('Terms').fill('2/10 net 30');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Bluewater Marine Supply Ltd' }).waitFor();
    await page.getByText('2/10 Net 30').waitFor();
    await page.close();
  });

  test('the list is searched, and its address finds the same rows again', async () => {
    const page = await demo.open('/customers');
    const grid = page.getByRole('grid', { name: 'Customers' });
    await grid.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('casc');
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await page.waitForURL(/find=casc/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Cascade Boat Works' }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Search customers' }).press('Escape');
    await page.keyboard.press('2');
    await page.waitForURL(/view=credit/);
    await page.getByRole('grid').getByText('Acme Industrial').waitFor();
    await page.getByText('Credit left USD -473.95: new orders are held.').waitFor();
    await page.close();
  });

  test('what is next for a customer stands in its row, and its letter does it', async () => {
    const page = await demo.open('/customers');
    const row = (name: RegExp) => page.getByRole('grid', { name: 'Customers' }).getByRole('row', { name });
    await row(/ACME.*Release hold/).waitFor();
    await page.keyboard.press('h');
    await page.waitForURL(/\/orders\?.*view=onHold/);
    await page
      .getByRole('grid', { name: 'Orders' })
      .getByRole('row', { name: /Release hold/ })
      .waitFor();
    expect(await page.getByRole('grid', { name: 'Orders' }).getByRole('row').count()).toBe(2);
    await page.goBack();
    await row(/BLUEWTR.*Add terms/).click();
    await page.getByRole('heading', { name: 'Bluewater Marine Supply, Inc.' }).waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Add terms of Bluewater Marine Supply, Inc.' });
    await dialog.getByLabel('Terms').fill('net 30');
    await page.keyboard.press('Control+Enter');
    await row(/BLUEWTR.*Net 30.*New order/)
      .getByRole('button', { name: 'New order' })
      .click();
    await page.waitForURL(/\/orders\/new\//);
    const customer = page.getByRole('textbox', { name: 'Customer', exact: true });
    await expect.poll(() => customer.inputValue()).toBe('Bluewater Marine Supply, Inc.');
    await page.close();
  });

  test('an order rule, an address and a note are kept from the record page', async () => {
    const page = await demo.open('/customers?find=cascade');
    await page.getByRole('grid').getByText('Cascade Boat Works').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add order rule' }).press('Enter');
    await page.getByLabel('Kind of rule').selectOption('minimum-value');
    await page.getByLabel('Least value, USD').fill('250');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('cell', { name: 'An order is at least USD 250.00 before tax.', exact: true })
      .waitFor();
    const history = page.getByRole('region', { name: 'What happened' });
    await history.getByText('Added order rule: An order is at least USD 250.00 before tax.').waitFor();
    await page.getByRole('button', { name: 'Add address' }).press('Enter');
    await page.getByLabel('Addressed to').fill('Dock 9');
    await page.getByLabel('City').fill('Everett');
    await page.keyboard.press('Control+Enter');
    const addresses = page.getByRole('table', { name: 'Addresses' });
    await addresses.getByText('Dock 9, Everett').waitFor();
    await page.getByRole('button', { name: 'Make default ship-to: Dock 9' }).press('Enter');
    await addresses.getByText('Default ship-to', { exact: true }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove Dock 9' }).press('Enter');
    await page.getByRole('button', { name: 'Use again: Dock 9' }).waitFor();
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('c');
    await page.keyboard.type(' Rings twice.');
    await page.keyboard.press('Control+Enter');
    await history.getByText('Wrote note').waitFor();
    await page.close();
  });

  test('a credit limit is set, and what is left agrees with its rows', async () => {
    const page = await demo.open('/customers?find=bluewater');
    await page.getByRole('grid').getByText('BLUEWATER', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change credit limit' }).press('Enter');
    await page.getByLabel('Credit limit, USD').fill('50000');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const rows = page.getByRole('table', { name: 'What credit is left' }).getByRole('row');
    await rows.filter({ hasText: 'Credit limit' }).getByText('50,000.00').waitFor();
    const amounts = (await rows.locator('td:last-child').allTextContents()).map((text) =>
      Number(text.replaceAll(',', '')),
    );
    const left = amounts.pop() ?? 0;
    expect(amounts.length).toBeGreaterThan(1);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(left);
    await page.close();
  });

  test('N on the page of a customer begins an order for it', async () => {
    const page = await demo.open(`/customers/${demo.company.customers.ACME}`);
    await page.getByRole('region', { name: 'Orders' }).getByRole('button', { name: 'New order' }).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(/\/orders\/new\//);
    const customer = page.getByRole('textbox', { name: 'Customer', exact: true });
    await expect.poll(() => customer.inputValue()).toBe('Acme Industrial');
    await page.keyboard.type('SKU-101');
    await page.keyboard.press('Tab');
    await page.getByRole('gridcell', { name: /SKU-101/ }).waitFor();
    await page.close();
  });

  test('a vendor is found with G V and opened', async () => {
    const page = await demo.open('/customers');
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.waitForURL(/\/vendors$/);
    await page.getByRole('grid', { name: 'Vendors' }).getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/vendors\/.+/);
    await page.getByRole('button', { name: 'Change vendor' }).waitFor();
    await page.close();
  });

  test('a customer from elsewhere has a page of its own, whatever signs its key holds', async () => {
    const imported = demo.workstation.run({
      command: partyImportCommands.importCustomers.name,
      input: {
        system: 'old-books',
        records: [{ key: '7/8 #2?%.js', number: 'PIERS', name: 'Seven Eighths' }],
      },
    });
    expect(imported.ok).toBe(true);
    const page = await demo.open('/customers?find=seven');
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await page.getByRole('grid').press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: 'Seven Eighths' });
    await heading.waitFor();
    await page.reload();
    await heading.waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
