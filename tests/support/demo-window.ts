import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { buildScreens, SCREENS } from '../../scripts/screens-build.ts';
import { type RpcHost, startRpcHost } from '../../src/workstation/rpc-host.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { takenSeat } from '../../src/workstation/workstation-seat.ts';
import type { DemoCompany } from '../../src/world/demo-company.ts';
import { foundDemoCompany } from '../../src/world/demo-workstation.ts';
import { startBrowser } from './browser.ts';

/** The demo company on a workstation of its own, with its screens in a real browser. */
export interface DemoWindow {
  readonly workstation: Workstation;
  readonly company: DemoCompany;
  readonly browser: Browser;
  /** A browser that is let in; every page of it shows problems of its console as failures of `problems`. */
  readonly context: BrowserContext;
  readonly url: string;
  /** Opens an address (`/orders`) and waits until the first rows can stand. */
  open(path: string, options?: WindowOptions): Promise<Page>;
  /** What pages complained of so far: uncaught errors and console errors. */
  readonly problems: string[];
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** `browserArguments`: as Chromium takes them. `found`: the demo company, busy or not. */
export async function openDemoWindow(
  browserArguments: readonly string[] = [],
  found: typeof foundDemoCompany = foundDemoCompany,
): Promise<DemoWindow> {
  buildScreens();
  const folder = mkdtempSync(join(tmpdir(), 'daybook-window-'));
  const founded = await found({ folder: join(folder, 'data') });
  if (!founded.ok) throw new Error(founded.refusal.code);
  const { workstation, company } = founded.value;
  const host = await startRpcHost({ seat: takenSeat(workstation), pages: SCREENS });
  const browser = await startBrowser(browserArguments);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const problems: string[] = [];
  const url = `http://127.0.0.1:${host.port}`;
  await letIn(context, host, url);
  return {
    workstation,
    company,
    browser,
    context,
    url,
    problems,
    async open(path, { width = 1440, height = 900, scheme = 'light' } = {}) {
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${path}: ${message.text()}`);
      });
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${url}${path}`);
      await page
        .getByRole('contentinfo')
        .getByText(/Workstation|⟦/)
        .first()
        .waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await host.close();
      await workstation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Trades a token for the cookie, as the first start does. */
async function letIn(context: BrowserContext, host: RpcHost, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/?token=${host.issueToken()}`);
  await page.close();
}
