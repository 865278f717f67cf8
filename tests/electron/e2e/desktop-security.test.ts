import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronDesktop, electronHere, openDesktop } from '../../support/electron-desktop.ts';

describe.skipIf(electronHere === null)('the real desktop keeps a page shut in', () => {
  let desktop: ElectronDesktop;
  beforeAll(async () => {
    desktop = await openDesktop();
  }, 120_000);
  afterAll(() => desktop.close());

  test('a page has no Node and no Electron', async () => {
    const found = await desktop.page.evaluate(() =>
      ['process', 'require', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', 'api'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
  });

  test('a page that overwrites the language does not reach the preload', async () => {
    const { page } = desktop;
    const got = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          let caught = 'nothing';
          Array.prototype.push = function push(...items: unknown[]) {
            if (items.some((item) => typeof item === 'object' && item !== null && 'send' in item))
              caught = 'ipc';
            return items.length;
          };
          addEventListener('message', ({ data, ports }) => {
            if (data === 'daybook:line' && ports.length === 1) resolve(caught);
          });
          postMessage('daybook:line-wanted', location.origin);
        }),
    );
    expect(got).toBe('nothing');
    await page.reload();
  });

  test('every process of a page is sandboxed', async () => {
    const pages = await desktop.application.evaluate(({ app }) =>
      app.getAppMetrics().filter(({ type }) => type === 'Tab'),
    );
    expect(pages.length).toBeGreaterThan(0);
    // Linux does not say so itself: there the filter of system calls is looked at (2: filtered).
    const isShut = ({ pid, sandboxed }: (typeof pages)[number]) =>
      process.platform === 'linux'
        ? /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
        : sandboxed === true;
    expect(pages.filter((page) => !isShut(page))).toEqual([]);
  });

  test('a page goes nowhere else, opens nothing, and loads nothing from outside', async () => {
    const { page, application } = desktop;
    for (const address of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x']) {
      await page.evaluate((wanted) => void setTimeout(() => location.assign(wanted)), address);
      await page.waitForTimeout(200);
      expect(page.url()).toMatch(/^app:\/\/daybook\//);
    }
    await page.evaluate(() => void window.open('https://example.com/'));
    expect(application.windows()).toHaveLength(1);
    const fetched = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'came',
        () => 'refused',
      ),
    );
    expect(fetched).toBe('refused');
    const run = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.head.append(script);
      return 'wasRun' in window;
    });
    expect(run).toBe(false);
  });

  test('a page gets no permission but to copy and to notify', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = [
        'geolocation',
        'camera',
        'microphone',
        'midi',
        'notifications',
        'clipboard-read',
        'persistent-storage',
      ];
      const found = await Promise.all(
        names.map(async (name) => [
          name,
          (await navigator.permissions.query({ name: name as PermissionName })).state,
        ]),
      );
      return found.filter(([, state]) => state === 'granted').map(([name]) => name);
    });
    expect(states).toEqual(['notifications']);
  });

  test('a line is given to the top frame of our page in our window, and to nobody else', async () => {
    const { page, application } = desktop;
    const ask = () =>
      new Promise<boolean>((resolve) => {
        addEventListener('message', ({ data, ports }) => {
          if (data === 'daybook:line' && ports.length === 1) resolve(true);
        });
        postMessage('daybook:line-wanted', location.origin);
        setTimeout(() => resolve(false), 1_500);
      });
    expect(await page.evaluate(ask)).toBe(true);
    const preload = join(desktop.words[0] ?? '', 'preload.cjs');
    const stranger = application.waitForEvent('window');
    await application.evaluate(async ({ BrowserWindow }, file) => {
      await new BrowserWindow({ show: false, webPreferences: { preload: file } }).loadURL('app://daybook/');
    }, preload);
    const other = await stranger;
    expect(await other.evaluate(ask)).toBe(false);
    await other.close();
  });
});
