import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, SCREENS } from '../../scripts/screens-build.ts';
import { type RpcHost, startRpcHost } from '../../src/workstation/rpc-host.ts';
import { emptySeat, type WorkstationSeat } from '../../src/workstation/workstation-seat.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';

describe.skipIf(chromiumPath === null)('the first run', () => {
  let folder: string;
  let seat: WorkstationSeat;
  let host: RpcHost;
  let browser: Browser;
  beforeAll(async () => {
    buildScreens();
    folder = mkdtempSync(join(tmpdir(), 'daybook-first-'));
    seat = emptySeat({ folder: join(folder, 'data') });
    host = await startRpcHost({ seat, pages: SCREENS });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    await seat.workstation()?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('founds a company, locks it, and lets its owner in again', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${host.port}/?token=${host.issueToken()}`);
    await page.getByRole('button', { name: /My own company/ }).click();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('first-run-company');
    await page.getByRole('button', { name: 'Found company' }).click();
    await page.getByText('Company is needed.').waitFor();
    await page.getByLabel('Company').fill('Quay Stores');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Found company' }).click();
    await page.locator('[aria-invalid=true]').waitFor();
    await page.getByText('The password needs at least 8 characters.').first().waitFor();
    await page.getByLabel('Password').fill('a long enough one');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('banner').getByText('Quay Stores').waitFor();

    await page.getByRole('button', { name: 'Ada' }).click();
    await page.getByRole('menuitem', { name: 'Lock' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('name');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Name is needed.').waitFor();
    await page.keyboard.type('Ada');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Name and password do not fit.').waitFor();
    await page.getByLabel('Password').fill('a long enough one');
    await page.keyboard.press('Enter');
    await page.getByRole('banner').getByText('Quay Stores').waitFor();
    const steps = page.getByRole('region', { name: 'Before the first order' });
    await steps.getByText('A base price list').waitFor();
    expect(await steps.getByRole('listitem').count()).toBe(4);
    await steps.getByRole('button', { name: 'Begin' }).first().click();
    await page.getByRole('button', { name: 'Import a file' }).waitFor();
    expect(seat.workstation()?.people.current()?.name).toBe('Ada');
  });
});
