import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

/** A busy machine takes its time. */
const BUSY = { timeout: 10_000 };

describe.skipIf(chromiumPath === null)('orders in a real browser', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a view is a key, a filter a word, and both stand in the address', async () => {
    const page = await demo.open('/orders');
    await page.getByRole('row', { name: /Fairway/ }).waitFor();
    const all = await rows(page);
    await page.keyboard.press('3');
    await page.waitForURL(/view=onHold/);
    await page.getByRole('gridcell', { name: 'Credit' }).waitFor();
    await expect.poll(() => rows(page), BUSY).toBeLessThan(all);
    await page.goBack();
    await expect.poll(() => rows(page), BUSY).toBe(all);
    await page.keyboard.press('/');
    await page.keyboard.type('eastport');
    await expect.poll(() => rows(page), BUSY).toBe(3);
    await page.waitForURL(/find=eastport/);
    // In a text Mod A is the text's own, not the list's.
    await page.keyboard.press('Control+a');
    await page.keyboard.type('cascade');
    expect(await page.getByRole('searchbox').inputValue()).toBe('cascade');
    await page.close();
  });

  test('what matches nothing says so, and clears with one key press', async () => {
    const page = await demo.open('/orders?find=nothing-like-this');
    await page.getByText('No orders of “Open” match “nothing-like-this”.').waitFor();
    await page.getByRole('button', { name: /Clear filter, \d+ orders/ }).click();
    await expect.poll(() => rows(page), BUSY).toBeGreaterThan(2);
    await page.close();
  });

  test('the preview follows the cursor and tells what happened in sentences', async () => {
    const page = await demo.open('/orders?find=eastport&sort=number');
    await page
      .getByRole('row', { name: /Eastport/ })
      .first()
      .waitFor();
    const preview = page.getByRole('complementary', { name: 'Preview' });
    const first = await preview.getByRole('heading').first().textContent();
    await page.keyboard.press('j');
    await expect.poll(() => preview.getByRole('heading').first().textContent(), BUSY).not.toBe(first);
    await preview.getByText('Amended, rev 2: Two boats more, by phone.').waitFor();
    await preview.getByText('Changed line 10 qty 8 → 12').waitFor();
    await page.close();
  });

  test('several orders are put on hold with one reason, and what was refused is named', async () => {
    const page = await demo.open('/orders?view=drafts');
    await expect.poll(() => rows(page), BUSY).toBe(3);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Put 2 orders on hold' }).click();
    await page.getByLabel('Why').fill('the customer calls back');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Put 2 orders on hold.').first().waitFor();
    await page.keyboard.press('3');
    await expect.poll(() => rows(page), BUSY).toBe(4);
    await page.close();
  });

  test('an order is found, held with a reason, released with another, and shipped, by keyboard', async () => {
    const page = await demo.open('/orders');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('BW-7741');
    await page.getByRole('option', { name: /BW-7741/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ship/ }).waitFor();
    await page.keyboard.press('h');
    await page.getByLabel('Why').fill('their dock is closed');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('complementary').getByText('On hold. their dock is closed').waitFor();
    await page.keyboard.press('h');
    await page.getByRole('dialog').getByText('their dock is closed').waitFor();
    await page.getByLabel('Why').fill('open again');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Released a hold: open again').waitFor();
    await page.keyboard.press('s');
    await page.getByLabel(/Ships now, line 10/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table', { name: 'Shipped' }).getByRole('row').nth(1).waitFor();
    await page.close();
  });

  test('a confirmation is printed, filed and told; what was filed can be marked as sent', async () => {
    const page = await demo.open('/orders?find=EFC%2091');
    await page.getByRole('row', { name: /EFC 91/ }).waitFor();
    await page.keyboard.press('Enter');
    const paper = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Print confirmation' }).click();
    await (await paper).close();
    await page
      .getByRole('button', { name: /order confirmation 2\.pdf/, exact: false })
      .first()
      .waitFor();
    await page.getByText(/Filed SO-A-\d+ order confirmation 2\.pdf/).waitFor();
    await page.getByRole('button', { name: /^More for SO-A/ }).click();
    await page.getByRole('menuitem', { name: 'Mark as sent' }).click();
    await page.getByLabel('To whom').fill('dock@eastport.example');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/by mail to dock@eastport/).waitFor();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Line 10, SKU-112: qty 8 → 12').waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/\/amend$/);
    // Who only looked leaves nothing behind, and is back where they came from.
    await page.getByRole('gridcell', { name: 'SKU-112' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.pathname.endsWith('/amend'));
    expect(new URL(page.url()).pathname).toMatch(/^\/orders\/[^/]+$/);
    expect(demo.workstation.desk.listBuffers(false)).toMatchObject({ value: [] });
    await page.close();
  });

  test('J on a record goes to the next of the list one came from', async () => {
    const page = await demo.open('/orders?sort=number');
    await page.getByRole('row', { name: /Cascade/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/.+/);
    const first = await page.getByRole('heading', { level: 1 }).textContent();
    await page.keyboard.press('j');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), BUSY).not.toBe(first);
    await page.goBack();
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});

/** Rows that stand, the heading among them. */
function rows(page: Page): Promise<number> {
  return page.getByRole('grid', { name: 'Orders' }).getByRole('row').count();
}
