import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

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
    const chip = page.getByRole('button', { name: 'Up north', exact: true });
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
    await page.getByRole('button', { name: 'Northern', exact: true }).waitFor();
    await start(page, 'Remove “Northern”');
    await expect
      .poll(() => page.getByRole('button', { name: 'Northern', exact: true }).count(), BUSY)
      .toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Northern', exact: true }).waitFor();
    await page.close();
  });

  test('a saved view of orders says how many there are, and another filter is kept in it', async () => {
    const view = { list: 'orders', name: 'Drafts of Eastport', query: 'find=eastport&view=drafts' };
    const saved = demo.workstation.run({ command: 'view.save', input: view });
    if (!saved.ok) throw new Error(saved.refusal.code);
    const page = await demo.open('/orders');
    const chip = page.getByRole('button', { name: /^Drafts of Eastport/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/find=eastport/);
    const count = await chip.locator('[data-figure]').getAttribute('data-value');
    await expect.poll(() => page.getByRole('grid').count(), BUSY).toBeLessThan(2);
    const rows = (await page.getByRole('grid').count()) === 0 ? 0 : (await page.getByRole('row').count()) - 1;
    expect(rows).toBe(Number(count));
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
