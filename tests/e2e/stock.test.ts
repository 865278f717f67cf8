import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';
import { figureViolations } from '../support/page-checks/figure-check.ts';

describe.skipIf(chromiumPath === null)('stock, by keyboard', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('stock is received where it lies, and the movement is reversed with a reason', async () => {
    const page = await demo.open('/items');
    await page.getByRole('row', { name: /SKU-100/ }).waitFor();
    await keys(page, 'g', 'n');
    await page.getByRole('row', { name: /SKU-102.*MAIN 80 0 80/ }).waitFor();
    await keys(page, 'j', 'j');
    await page.getByRole('heading', { name: 'SKU-102' }).waitFor();
    await keys(page, 'r');
    await page.getByRole('dialog', { name: 'Receive SKU-102' }).getByLabel('Quantity, EA').fill('5');
    await keys(page, 'Control+Enter');
    await page.getByRole('row', { name: /SKU-102.*MAIN 85 0 85/ }).waitFor();

    await page.goto(`${demo.url}/movements`);
    await page.getByRole('heading', { name: '5 EA of SKU-102' }).waitFor();
    await page.getByRole('button', { name: 'Reverse movement' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Reverse movement' });
    await dialog.getByLabel('Why').fill('counted twice');
    await keys(page, 'Control+Enter');
    await page.getByRole('status').getByText('Reversed the movement of SKU-102.').waitFor();
    await page.getByRole('row', { name: /SKU-102 5 EA MAIN Vendors Reversal/ }).waitFor();
    await page.close();
  });

  test('what is expected is searched for, narrowed to a vendor, and kept as a view with its count', async () => {
    const page = await demo.open('/receipts');
    const grid = page.getByRole('grid', { name: 'Receiving' });
    await grid.getByRole('row', { name: /SKU-113/ }).waitFor();
    await keys(page, '/');
    await page.keyboard.type('north');
    await expect.poll(() => grid.getByRole('row').count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Search receipts' }).press('Escape');
    await expect.poll(() => grid.getByRole('row').count()).toBe(5);
    await page.getByRole('combobox', { name: 'Vendor' }).selectOption('The Ropewalk');
    await grid.getByRole('row', { name: /SKU-104/ }).waitFor();
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Save view' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Rope');
    await keys(page, 'Control+Enter');
    await page.getByRole('button', { name: /^Rope\s*1/ }).waitFor();
    await page.close();
  });

  test('what is overdue is said, received, and taken off the list', async () => {
    const page = await demo.open('/stock');
    await page.getByRole('row', { name: /SKU-100/ }).waitFor();
    await keys(page, 'g', 'e');
    await page.getByText('Overdue for 4 days.').waitFor();
    await keys(page, 'r');
    const dialog = page.getByRole('dialog', { name: 'Receive SKU-109' });
    expect(await dialog.getByLabel('Quantity, EA').inputValue()).toBe('20');
    await keys(page, 'Control+Enter');
    await page.getByRole('status').getByText('Received SKU-109.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await keys(page, '2');
    await page.getByText('Nothing is overdue.').waitFor();
    await page.close();
  });

  test('a movement that shipped an order cannot be reversed here, and the button says where', async () => {
    const page = await demo.open('/movements');
    const shipped = page.getByRole('row', { name: /Customers Shipped/ }).first();
    await shipped.click();
    const reverse = page.getByRole('button', { name: 'Reverse movement' });
    expect(await reverse.getAttribute('aria-disabled')).toBe('true');
    expect(await reverse.getAttribute('aria-description')).toMatch(/shipped SO-.*Take it back on the order/);
    await page.close();
  });

  test('why an item can be promised when: by date, who waits, and what decided it', async () => {
    const page = await demo.open('/items?find=SKU-118');
    await page.getByRole('row', { name: /SKU-118/ }).waitFor();
    await keys(page, 'Enter');
    await page.getByRole('heading', { name: 'SKU-118', level: 1 }).waitFor();
    await page.getByRole('list', { name: 'What can be promised by date' }).waitFor();
    await keys(page, 'Control+i');
    await page.getByRole('heading', { name: 'Available to promise: SKU-118' }).waitFor();
    const waits = page.getByRole('table', { name: 'Who waits' });
    await waits.getByText(/Served first\./).waitFor();
    const bars = page.getByRole('list', { name: 'What can be promised by date' }).getByRole('listitem');
    const rows = page.getByRole('table', { name: 'By date' }).getByRole('row');
    expect(await bars.count()).toBe((await rows.count()) - 1);
    await page.close();
  });

  test('what is left to sell opens what it is made of, and agrees with it to the unit', async () => {
    const { items, customers } = demo.company;
    const item = items['SKU-119'] ?? '';
    const run = (command: string, input: object) => {
      const answer = demo.workstation.run({ command, input });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.output as { readonly order?: string };
    };
    const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const move = (lifecycle: string) => run('item.change-lifecycle', { item, lifecycle, successor: null });
    run('receipt-expected.add', { item, quantity: 4_000_000, date: later });
    move('active');
    const { order } = run('order.create', {
      ...{ customer: customers.EASTPORT, placedOn: new Date().toISOString().slice(0, 10) },
      lines: [{ item, quantity: 9_000_000 }],
    });
    run('order.confirm', { order });
    move('ending');
    const page = await demo.open(`/items/${encodeURIComponent(item)}/availability`);
    const made = page.getByRole('table', { name: 'Left to sell' });
    await made.getByRole('row', { name: 'Promised, and waiting for stock' }).waitFor();
    const quantities = await made.getByRole('row').locator('td:last-child').allTextContents();
    expect(quantities).toEqual(['7', '-7', '4', '-2']);
    await page.getByRole('button', { name: '2 EA' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('left');
    expect((await figureViolations(page, 'main')).found).toEqual([]);
    await page.close();
  });

  test('a site gets a holiday, and works again when it is removed', async () => {
    const page = await demo.open('/sites');
    const site = page.getByRole('region', { name: 'NORTH, North dock' }).first();
    await site.getByRole('button', { name: 'Add holiday' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a holiday of North dock' });
    await dialog.getByLabel('Closed on').fill('2027-05-01');
    await dialog.getByLabel('Name').fill('Harbor Day');
    await keys(page, 'Control+Enter');
    await site.getByRole('row', { name: /Harbor Day/ }).waitFor();
    await site.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByRole('status').getByText('North dock works on Harbor Day.').waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});

async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}
