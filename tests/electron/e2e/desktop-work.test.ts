import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronDesktop, electronHere, openDesktop } from '../../support/electron-desktop.ts';

describe.skipIf(electronHere === null)('work in the real desktop', () => {
  let desktop: ElectronDesktop;
  beforeAll(async () => {
    desktop = await openDesktop();
  }, 120_000);
  afterAll(() => desktop.close());

  /** Shows a path as a link does. */
  const go = (path: string) =>
    desktop.application.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('daybook:go', wanted);
    }, path);

  async function confirmOrder(customer: string): Promise<string> {
    const { page } = desktop;
    await go('/orders');
    await page.waitForURL(/\/orders$/);
    await go('/orders/new');
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await page.keyboard.type(customer);
    await page.keyboard.press('Enter');
    await page.keyboard.type('SKU-100');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    return page.url();
  }

  test('an order goes from an empty page to confirmed', async () => {
    expect(await confirmOrder('Bluewater')).toMatch(/^app:\/\/daybook\/orders\/.+/);
  });

  test('an order is confirmed without any network', async () => {
    await desktop.page.context().setOffline(true);
    expect(await confirmOrder('Bluewater')).toMatch(/^app:\/\/daybook\/orders\/.+/);
    await desktop.page.context().setOffline(false);
  });

  test('the workstation process is killed: nothing saved is lost, and the page goes on by itself', async () => {
    const order = await confirmOrder('Bluewater');
    const killed = await desktop.application.evaluate(({ app }) => {
      const process = app.getAppMetrics().find(({ name }) => name === 'Daybook workstation');
      if (process) globalThis.process.kill(process.pid, 'SIGKILL');
      return process?.pid ?? null;
    });
    expect(killed).not.toBeNull();
    const again = await confirmOrder('Bluewater');
    expect(again).not.toBe(order);
    await go(new URL(order).pathname);
    await desktop.page.waitForURL(order);
    await desktop.page.getByText('SKU-100').first().waitFor();
  });

  test('a second start ends at once and shows its link in the first', async () => {
    const second = spawnSync(desktop.program, [...desktop.words, 'daybook://attention'], { timeout: 30_000 });
    expect(second.status).toBe(0);
    await desktop.page.waitForURL('app://daybook/attention');
    expect(desktop.application.windows()).toHaveLength(1);
  });

  test('a list given to a second start lands in the import, and the page is told no path', async () => {
    const list = join(desktop.folder, 'customers of may.csv');
    writeFileSync(list, 'Number,Name\nC-900,Quayside Ltd\n');
    spawnSync(desktop.program, [...desktop.words, list], { timeout: 30_000 });
    await desktop.page.waitForURL(/\/import\/[^/]+\/read$/);
    expect(desktop.page.url()).not.toContain('may');
  });

  test('a paper is printed whole, from a window of its own that is gone afterwards', async () => {
    // The system’s dialog waits for a person: the same window is asked for its pages instead.
    await desktop.application.evaluate(({ app }) => {
      app.on('web-contents-created', (_event, contents) => {
        const print: typeof contents.print = (_options, answer) =>
          void contents.printToPDF({}).then((pages) => {
            Object.assign(globalThis, { printedBytes: pages.length });
            answer?.(true, '');
          });
        Object.assign(contents, { print });
      });
    });
    await confirmOrder('Bluewater');
    await desktop.page.keyboard.press('ControlOrMeta+p');
    await desktop.page.getByText(/^Printed .*order confirmation/).waitFor();
    const bytes = await desktop.application.evaluate(
      () => (globalThis as { printedBytes?: number }).printedBytes ?? 0,
    );
    // An empty page is some hundred bytes.
    expect(bytes).toBeGreaterThan(5_000);
    expect(desktop.application.windows()).toHaveLength(1);
  });

  test('a link that is more than a place and a record leads nowhere', async () => {
    const before = desktop.page.url();
    spawnSync(desktop.program, [...desktop.words, 'daybook://settings?erase=1'], { timeout: 30_000 });
    expect(desktop.page.url()).toBe(before);
  });
});
