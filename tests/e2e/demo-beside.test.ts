import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, SCREENS } from '../../scripts/screens-build.ts';
import { type RpcHost, startRpcHost } from '../../src/workstation/rpc-host.ts';
import type { WorkstationSeat } from '../../src/workstation/workstation-seat.ts';
import { openSeat } from '../../src/world/demo-seat.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';

describe.skipIf(chromiumPath === null)('the demo company beside one’s own', () => {
  let folder: string;
  let seat: WorkstationSeat;
  let host: RpcHost;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    buildScreens();
    folder = mkdtempSync(join(tmpdir(), 'daybook-beside-'));
    seat = await ownSeat();
    const owner = { name: 'Ada', password: 'a long enough one' };
    const founded = await seat.foundCompany({ name: 'Quay Stores', currency: 'USD', owner });
    if (!founded.ok) throw new Error(founded.refusal.code);
    host = await startRpcHost({ seat, pages: SCREENS });
    browser = await startBrowser();
    page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${host.port}/?token=${host.issueToken()}`);
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    await seat.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ownSeat(): Promise<WorkstationSeat> {
    const opened = await openSeat({ folder: join(folder, 'data') });
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  }

  async function show(path: string): Promise<void> {
    await page.goto(`http://127.0.0.1:${host.port}${path}`);
  }

  test('an empty list shows what it looks like in use, and says all the time that this is not one’s own', async () => {
    await show('/customers');
    await page.getByRole('button', { name: 'Show demo data' }).click();
    const strip = page.getByRole('complementary', { name: 'Demo company' });
    await strip.getByText('nothing done here reaches Quay Stores').waitFor();
    await page.getByRole('grid', { name: 'Customers' }).getByText('Acme Industrial').waitFor();
    await page.getByRole('banner').getByText('Harbor Supply').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('a record of it opens in a window of its own, in the demo company too', async () => {
    const opened = page.context().waitForEvent('page');
    await page.getByRole('grid', { name: 'Customers' }).focus();
    await page.keyboard.press('Shift+Enter');
    const other = await opened;
    await other.getByRole('complementary', { name: 'Demo company' }).waitFor();
    await other.getByRole('banner').getByText('Harbor Supply').waitFor();
    expect(other.url()).not.toContain('Quay');
    await other.close();
  });

  test('it stays as the workstation begins anew, and what is done in it stands only there', async () => {
    await page.getByRole('button', { name: /^New customer/ }).click();
    await page.getByRole('dialog', { name: 'New customer' }).waitFor();
    await page.keyboard.type('Tried Out Ltd');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Tried Out Ltd' }).waitFor();
    const { port } = host;
    await host.close();
    await seat.close();
    seat = await ownSeat();
    host = await startRpcHost({ seat, pages: SCREENS, port });
    // A new process knows this browser by a new token only.
    await show(`/?token=${host.issueToken()}`);
    await show('/customers');
    await page.getByRole('grid', { name: 'Customers' }).getByText('Tried Out Ltd').waitFor();
    const own = seat.workstation()?.query({ query: 'party.list', input: { side: 'customer', limit: 10 } });
    expect(own).toMatchObject({ ok: true, output: { total: 0 } });
  });

  test('the way back is in the palette too, and leads to the list as it was', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('Back to Quay');
    await page.getByRole('option', { name: /Back to Quay Stores/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('banner').getByText('Quay Stores').waitFor();
    await show('/customers');
    await page.getByRole('button', { name: 'Show demo data' }).waitFor();
    expect(await page.getByRole('complementary', { name: 'Demo company' }).count()).toBe(0);
  });
});
