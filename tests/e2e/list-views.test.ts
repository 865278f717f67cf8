import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

const NOBODY = {
  ...{ code: null, currency: null, terms: null, website: null, note: null, customerGroup: null },
};

/** A busy machine takes its time. */
const BUSY = { timeout: 10_000 };

describe.skipIf(chromiumPath === null)('lists in a real browser', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a list that was searched is saved as a view, opened by its key, renamed, removed and put back', async () => {
    const page = await demo.open('/vendors');
    await page.getByRole('row').nth(1).waitFor();
    const save = page.getByRole('button', { name: 'Save view' });
    expect(await save.count()).toBe(0);
    await page.keyboard.press('3');
    await page.keyboard.press('/');
    await page.keyboard.type('north');
    await save.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Up north');
    await page.keyboard.press('Control+Enter');
    const chip = page.getByRole('button', { name: /^Up north/ });
    await expect.poll(() => chip.getAttribute('aria-pressed'), BUSY).toBe('true');
    await expect.poll(() => save.count(), BUSY).toBe(0);
    await page.getByRole('grid').focus();
    await page.keyboard.press('1');
    await expect.poll(() => chip.getAttribute('aria-pressed'), BUSY).toBe('false');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.press('4');
    await page.waitForURL(/find=north/);
    await expect.poll(() => chip.getAttribute('aria-pressed'), BUSY).toBe('true');
    await start(page, 'Rename view');
    await page.getByRole('textbox', { name: 'Name' }).fill('Northern');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Northern/ }).waitFor();
    await start(page, 'Remove “Northern”');
    await expect.poll(() => page.getByRole('button', { name: /^Northern/ }).count(), BUSY).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Northern/ }).waitFor();
    await page.close();
  });

  test('a list that takes long says what it reads, can be stopped and read on', async () => {
    const page = await demo.context.newPage();
    let isHeld = true;
    await page.routeWebSocket(/\/rpc$/, (socket) => {
      const workstation = socket.connectToServer();
      socket.onMessage((message) => {
        if (!isHeld || !String(message).includes('"order.rows"')) workstation.send(message);
      });
    });
    await page.clock.install();
    await page.goto(`${demo.url}/orders`);
    const main = page.getByRole('main');
    await main.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    expect(await main.getByRole('status').getByText('Reading').count()).toBe(0);
    await page.clock.fastForward(3_000);
    await main.getByRole('status').getByText('Reading').waitFor();
    expect(await main.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    await page.clock.fastForward(8_000);
    await main.getByRole('button', { name: 'Stop' }).press('Enter');
    await main.getByText('Stopped, not all is read.').waitFor();
    isHeld = false;
    await main.getByRole('button', { name: 'Read on' }).press('Enter');
    await main.getByRole('gridcell', { name: 'Eastport' }).first().waitFor();
    expect(await main.getByText('Stopped, not all is read.').count()).toBe(0);
    await page.close();
  });

  test('a saved view of orders says how many there are', async () => {
    const view = { list: 'orders', name: 'Eastport', query: 'find=eastport&view=confirmed' };
    const saved = demo.workstation.run({ command: 'view.save', input: view });
    if (!saved.ok) throw new Error(saved.refusal.code);
    const page = await demo.open('/orders');
    const chip = page.getByRole('button', { name: /^Eastport/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/find=eastport/);
    const figure = chip.locator('[data-figure]');
    await figure.waitFor();
    const count = Number(await figure.getAttribute('data-value'));
    expect(count).toBeGreaterThan(0);
    await expect.poll(() => page.getByRole('grid').getByRole('row').count(), BUSY).toBe(count + 1);
    await page
      .getByRole('row', { name: /Eastport/ })
      .nth(count - 1)
      .waitFor();
    await page.close();
  });

  test.for([
    ['customers', 'find=bluewater'],
    ['vendors', 'find=north'],
    ['items', 'group=RIGGING'],
    ['stock', 'find=fender'],
    ['people', 'find=o'],
  ])('a saved view of %s says how many rows it opens', async ([list = '', query = '']) => {
    const saved = demo.workstation.run({
      command: 'view.save',
      input: { list, name: 'Some of them', query },
    });
    if (!saved.ok) throw new Error(saved.refusal.code);
    const page = await demo.open(`/${list}`);
    const chip = page.getByRole('button', { name: /^Some of them/ });
    const figure = chip.locator('[data-figure]');
    await figure.waitFor();
    const count = Number(await figure.getAttribute('data-value'));
    expect(count).toBeGreaterThan(0);
    await chip.click();
    await expect.poll(() => page.getByRole('grid').getByRole('row').count(), BUSY).toBe(count + 1);
    await page.close();
  });

  test('a list in which nothing matches says what narrows it, and one button shows the whole view again', async () => {
    const page = await demo.open('/people?find=zz&view=inactive');
    await page.getByText('Nobody matches “zz”.').waitFor();
    await page.goto(`${demo.url}/items?group=ROPE&find=anchor`);
    await page.getByText('No items match “anchor”, ROPE.').waitFor();
    await page.getByRole('button', { name: /Clear filter, \d+ rows/ }).click();
    await page.getByRole('gridcell', { name: 'SKU-100' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.close();
  });

  test('a row that comes while a list is read waits and pushes none; the cursor stays at its row', async () => {
    const page = await demo.open('/customers');
    const first = page.getByRole('row').nth(1);
    await first.waitFor();
    const stood = await first.textContent();
    const input = { ...NOBODY, name: 'Aardvark Marine' };
    const made = demo.workstation.run({ command: 'customer.create', input });
    if (!made.ok) throw new Error(made.refusal.code);
    const news = page.getByRole('button', { name: '1 new' });
    await news.waitFor();
    expect(await first.textContent()).toBe(stood);
    await news.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => first.textContent(), BUSY).toContain('Aardvark Marine');
    expect(await page.locator('[role=row][data-here]').textContent()).toBe(stood);
    expect(await news.count()).toBe(0);
    await page.close();
  });

  test('what one adds oneself stands there at once', async () => {
    const page = await demo.open('/customers');
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Name' }).fill('Abalone Divers');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/customers\/./);
    await page.goBack();
    await page.getByRole('row', { name: /Abalone Divers/ }).waitFor();
    await page.close();
  });

  test('Shift and Enter opens a row in a new window, Mod and click does too, and the list stays', async () => {
    const page = await demo.open('/items');
    await page.getByRole('row').nth(2).waitFor();
    for (const open of [
      () => page.keyboard.press('Shift+Enter'),
      () =>
        page
          .getByRole('row')
          .nth(2)
          .click({ modifiers: ['Control'] }),
    ]) {
      await page.getByRole('grid').focus();
      const [other] = await Promise.all([demo.context.waitForEvent('page'), open()]);
      await other.waitForURL(/\/items\/./);
      await other.getByRole('heading', { level: 1 }).waitFor();
      await other.close();
    }
    expect(new URL(page.url()).pathname).toBe('/items');
    await page.close();
  });

  test('J and K on the page of a customer, a vendor, an item go on in the list it was opened from', async () => {
    const page = await demo.open('/customers');
    for (const list of ['customers', 'vendors', 'items']) {
      await page.goto(`${demo.url}/${list}`);
      await page.getByRole('row').nth(2).waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/${list}/.`));
      const first = page.url();
      await page.keyboard.press('j');
      await expect.poll(() => page.url(), BUSY).not.toBe(first);
      await page.keyboard.press('k');
      await expect.poll(() => page.url(), BUSY).toBe(first);
    }
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});

/** Starts a command of the page by its name, as one who knows no button does. */
async function start(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
}
