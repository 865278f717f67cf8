import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

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
    await expect.poll(() => rows(page)).toBeLessThan(all);
    await page.goBack();
    await expect.poll(() => rows(page)).toBe(all);
    await page.keyboard.press('/');
    await page.keyboard.type('eastport');
    await expect.poll(() => rows(page)).toBe(3);
    await page.waitForURL(/find=eastport/);
    await page.close();
  });

  test('what matches nothing says so, and clears with one key press', async () => {
    const page = await demo.open('/orders?find=nothing-like-this');
    await page.getByText('No orders of “Open” match “nothing-like-this”.').waitFor();
    await page.getByRole('button', { name: /Clear filter, \d+ orders/ }).click();
    await expect.poll(() => rows(page)).toBeGreaterThan(2);
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
    await expect.poll(() => preview.getByRole('heading').first().textContent()).not.toBe(first);
    await preview.getByText('Amended, rev 2: Two boats more, by phone.').waitFor();
    await preview.getByText('Changed line 10 qty 8 → 12').waitFor();
    await page.close();
  });

  test('several orders are put on hold with one reason, and what was refused is named', async () => {
    const page = await demo.open('/orders?view=drafts');
    await expect.poll(() => rows(page)).toBe(3);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Put 2 orders on hold' }).click();
    await page.getByLabel('Why').fill('the customer calls back');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Put 2 orders on hold.').first().waitFor();
    await page.keyboard.press('3');
    await expect.poll(() => rows(page)).toBe(4);
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
