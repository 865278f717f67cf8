import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

/** A busy machine takes its time. */
const BUSY = { timeout: 10_000 };

describe.skipIf(chromiumPath === null)('the start page and its queues in a real browser', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a day begins with what waits, and a bar opens exactly its orders', async () => {
    const page = await demo.open('/');
    await page.waitForURL(/\/today$/);
    await page
      .getByRole('region', { name: 'Waiting for stock' })
      .getByText(/SO-A-\d+ Eastport/)
      .waitFor();
    const bar = page.getByRole('link', { name: /: 1 order$/ }).first();
    await bar.click();
    await page.waitForURL(/view=confirmed.*promisedFrom=/);
    await page.getByRole('gridcell', { name: 'Confirmed' }).waitFor();
    expect(await page.getByRole('grid', { name: 'Orders' }).getByRole('row').count()).toBe(2);
    await page.close();
  });

  test('the picture is a table too, and its orders are those of the confirmed', async () => {
    const page = await demo.open('/today');
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('table', { name: 'Confirmed orders by promise date' });
    const numbers = await table.getByRole('row').locator('td:last-child').allTextContents();
    const sum = numbers.reduce((all, each) => all + Number(each), 0);
    await page.goto(`${demo.url}/orders?view=confirmed`);
    await page.getByText(`${sum} orders`, { exact: true }).waitFor();
    await page.close();
  });

  test('a hold is released where the day begins, with a reason', async () => {
    const page = await demo.open('/today');
    const queue = page.getByRole('region', { name: 'Release queue' });
    await queue.getByText(/Acme/).waitFor();
    await page.keyboard.press('j');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''), BUSY)
      .toContain('Acme');
    await page.keyboard.press('1');
    await page.waitForURL(/\/release$/);
    await page.getByText('Ben Carter, Olivia Hart').waitFor();
    await page.getByLabel('Why').fill('paid by phone');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nothing waits. 1 done today.').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('region', { name: 'Waiting for stock' }).waitFor();
    expect(await queue.count()).toBe(0);
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
