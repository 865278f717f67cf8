import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

describe.skipIf(chromiumPath === null)('the frame in a real browser', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a window that never showed a token sees nothing', async () => {
    const stranger = await demo.browser.newContext();
    const page = await stranger.newPage();
    const answer = await page.goto(`${demo.url}/customers`);
    expect(answer?.status()).toBe(403);
    expect(await page.textContent('body')).toContain('not known here');
    await stranger.close();
  });

  test('the palette finds a record by its name and opens it, by keyboard only', async () => {
    const page = await demo.open('/customers');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('blue');
    await page
      .getByRole('option', { name: /Bluewater/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/.+/);
    await page.close();
  });

  test('the palette has what the page itself offers before what every page does, also right after a reload', async () => {
    const page = await demo.open('/orders');
    const row = page.getByRole('grid', { name: 'Orders' }).getByRole('row').nth(1);
    await row.waitFor();
    await page.reload();
    await row.waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('n');
    const titles = page.getByRole('option').filter({ hasNotText: 'Go to' });
    await titles.first().waitFor();
    const said = await titles.allTextContents();
    expect(said).toContain('New orderN');
    expect(said).not.toContain('New order');
    expect(said.indexOf('New orderN')).toBeLessThan(said.indexOf('Import vendors'));
    await page.close();
  });

  test('the palette changes the colours, as the menu of the person does', async () => {
    const page = await demo.open('/customers');
    for (const [colours, scheme] of [
      ['Dark colours', 'dark'],
      ['Light colours', 'light'],
      ['Colours as the computer', 'light'],
    ] as const) {
      await page.keyboard.press('Control+K');
      await page.getByRole('combobox', { name: 'Find' }).fill(colours);
      await page.getByRole('option', { name: colours, selected: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
    }
    await page.close();
  });

  test('Enter typed on before the answer takes what that very text finds, and nothing of a text before', async () => {
    const page = await demo.open('/orders');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('Blue');
    await page
      .getByRole('option', { name: /Bluewater/ })
      .first()
      .waitFor();
    // Both in one turn of the page: no answer can come between.
    await page.getByRole('combobox', { name: 'Find' }).evaluate((field: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'Cascade');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await page.getByRole('heading', { level: 1, name: 'Cascade Boat Works' }).waitFor();
    await page.close();
  });

  test('a dialog has the focus before the next key can come: no letter is lost, and none acts on the page', async () => {
    const page = await demo.open('/customers');
    const focused = await page.evaluate(async () => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true }),
      );
      // No task runs meanwhile, and so no timer.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      return document.activeElement?.getAttribute('aria-label');
    });
    expect(focused).toBe('Find');
    await page.close();
  });

  test('a letter goes to a place, moves in a list and is a letter in a field', async () => {
    const page = await demo.open('/sign-in');
    await page.getByLabel('Name').fill('');
    await page.getByLabel('Name').press('g');
    await page.getByLabel('Name').press('c');
    expect(await page.getByLabel('Name').inputValue()).toBe('gc');
    await page.locator('body').click();
    await page.getByLabel('Name').blur();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL(/\/customers$/);
    const grid = page.getByRole('grid', { name: 'Customers' });
    await grid.getByRole('row').nth(1).waitFor();
    const before = await grid.getAttribute('aria-activedescendant');
    await page.keyboard.press('j');
    await expect.poll(() => grid.getAttribute('aria-activedescendant')).not.toBe(before);
    await page.close();
  });

  test('the sheet of keys shows what the page can do', async () => {
    const page = await demo.open('/customers');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys of this page' });
    await sheet.getByText('Next row').waitFor();
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });

  // Last: afterwards nobody is signed in.
  test('the palette locks: nothing of the company is seen, and the password is asked for', async () => {
    const page = await demo.open('/customers');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Find' }).fill('Lock');
    await page.getByRole('option', { name: 'Lock', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Password').first().waitFor();
    expect(await page.getByText('Bluewater').count()).toBe(0);
    await page.close();
  });
});
