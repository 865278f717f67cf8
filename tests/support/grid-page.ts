import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { startBrowser } from './browser.ts';

/** Answered out of the build, never asked of the network; localhost, because only there may pages use the clipboard. */
const ORIGIN = 'http://localhost:4999';
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The page of a line grid in a browser, built once for a test file. */
export interface GridBrowser {
  readonly browser: Browser;
  /** Opens the page; `query` as the page says, `options` of the window. */
  readonly open: (query?: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openGridBrowser(browserArguments: readonly string[] = []): Promise<GridBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-grid-'));
  const root = join(import.meta.dirname, '../e2e/grid/page');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    cacheDir: join(folder, 'cache'),
    build: {
      outDir: join(folder, 'page'),
      emptyOutDir: true,
      minify: false,
      rollupOptions: { input: join(root, 'line-grid.html') },
    },
  });
  const browser = await startBrowser(browserArguments);
  const contexts: BrowserContext[] = [];
  return {
    browser,
    open: async (query = '', options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
      contexts.push(context);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ORIGIN });
      await context.route(`${ORIGIN}/**`, (route) => {
        const file = join(folder, 'page', new URL(route.request().url()).pathname);
        if (!existsSync(file)) return route.fulfill({ status: 404 });
        const contentType = KINDS[extname(file)] ?? 'application/octet-stream';
        return route.fulfill({ body: readFileSync(file), contentType });
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(`${ORIGIN}/line-grid.html?${query}`);
      await page.getByRole('grid', { name: 'Order lines' }).waitFor();
      return page;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
