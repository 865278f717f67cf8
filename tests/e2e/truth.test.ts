import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';
import { figureViolations, wordlessStates } from '../support/page-checks/figure-check.ts';
import { settled } from '../support/page-checks/page-settled.ts';

/** Check 12 of every page: each figure is the sum of the rows it opens, and each state has its word. */
describe.skipIf(chromiumPath === null)('what a page says is true', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  /** `least`: figures that the page must show; they come when they have been counted. */
  async function check(path: string, least: number, region: 'main' | 'nav' = 'main') {
    const page = await demo.open(path);
    const last = page.locator(`${region} [data-figure]`).nth(least - 1);
    await last.waitFor({ state: 'attached', timeout: 10_000 });
    await settled(page);
    const states = await wordlessStates(page);
    const { found, seen } = await figureViolations(page, region);
    await page.close();
    return { found: [...states, ...found], seen };
  }

  const lists = [
    ['/orders', 9],
    ['/customers', 4],
    ['/vendors', 3],
    ['/items', 5],
    ['/stock', 3],
    ['/receipts', 5],
    ['/import', 2],
    ['/prices', 4],
    ['/tax', 4],
    ['/people', 2],
    ['/release', 2],
    ['/approvals', 2],
  ] as const;

  test.concurrent.for(lists)('the views of %s hold as many rows as they say', async ([path, views]) => {
    const { found, seen } = await check(path, views);
    expect(found).toEqual([]);
    expect(seen).toHaveLength(views);
  });

  test.concurrent('what waits in the bar of places is what its page shows', async () => {
    const { found } = await check('/sites', 2, 'nav');
    expect(found).toEqual([]);
  });

  test.concurrent('queues, bars and counts of the start page open just what they count', async () => {
    const { found } = await check('/today', 14);
    expect(found).toEqual([]);
  });

  test.concurrent('what a customer owes and may still owe is made of the rows below', async () => {
    const { customers } = demo.company;
    for (const customer of Object.values(customers).slice(0, 2)) {
      const { found } = await check(`/customers/${encodeURIComponent(customer)}`, 2);
      expect(found).toEqual([]);
    }
  });

  test.concurrent('stock of an item is that of its places, what comes that of its receipts', async () => {
    for (const item of Object.values(demo.company.items).slice(0, 2)) {
      const { found } = await check(`/items/${encodeURIComponent(item)}`, 4);
      expect(found).toEqual([]);
      const promised = await check(`/items/${encodeURIComponent(item)}/availability`, 4);
      expect(promised.found).toEqual([]);
    }
  });

  test.concurrent('what is left to sell of an item that ends is on hand, allocated, expected and promised', async () => {
    const { items } = demo.company;
    const path = `/items/${encodeURIComponent(items['SKU-119'] ?? '')}/availability`;
    const { found, seen } = await check(path, 9);
    expect(found).toEqual([]);
    expect(seen).toHaveLength(9);
  });

  test.concurrent('an order comes to what its lines, discount, freight and taxes come to', async () => {
    for (const order of Object.values(demo.company.orders).slice(0, 3)) {
      const { found } = await check(`/orders/${encodeURIComponent(order)}`, 1);
      expect(found).toEqual([]);
    }
  });
});
