import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printPreferences, webPreferences } from '../../src/main/web-preferences.ts';
import { linkedPath } from '../../src/shared/desktop/desktop-addresses.ts';
import { menuList } from '../../src/shared/desktop/menu-list.ts';

const root = join(import.meta.dirname, '../..');
const preferences = webPreferences('/p/preload.cjs', false);
const sources = globSync(['src/main/**/*.ts', 'src/preload/**/*.ts', 'scripts/**/*.ts'], { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

describe('windows', () => {
  test('have no Node', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  test('are isolated from the preload', () => {
    expect(preferences).toMatchObject({ contextIsolation: true, preload: '/p/preload.cjs' });
  });

  test('are sandboxed, and no launcher says otherwise', () => {
    expect(preferences.sandbox).toBe(true);
    expect(sources).not.toMatch(/no-sandbox|sandbox: false/);
  });

  test('keep the security of the web', () => {
    expect(preferences).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false });
    expect(sources).not.toMatch(/webSecurity: false|allowRunningInsecureContent: true|disable-web-security/);
  });

  test('try nothing new', () => {
    expect(preferences).toMatchObject({ experimentalFeatures: false });
    expect(sources).not.toMatch(/enableBlinkFeatures|experimentalFeatures: true|appendSwitch/);
  });

  test('have no webview', () => {
    expect(preferences).toMatchObject({ webviewTag: false });
    expect(sources).not.toMatch(/webviewTag: true|<webview/);
  });

  test('are all made by these preferences: those that work in one place, those that print in another', () => {
    expect(sources.match(/new [\w.]*BrowserWindow\(/g)).toHaveLength(2);
    expect(sources.match(/webPreferences: (webPreferences|printPreferences)\(/g)).toHaveLength(2);
    expect(sources).not.toMatch(/executeJavaScript|insertCSS|WebContentsView|BrowserView/);
  });

  test('that print are locked down the same, with no code of ours and no tools', () => {
    const { preload, devTools, ...locked } = preferences;
    expect(printPreferences('papers')).toEqual({ ...locked, devTools: false, partition: 'papers' });
    expect({ preload, devTools }).toEqual({ preload: '/p/preload.cjs', devTools: false });
  });

  test('have their tools only where Daybook is being built', () => {
    expect([preferences.devTools, webPreferences('', true).devTools]).toEqual([false, true]);
  });
});

test('menus and links lead only to pages there are', () => {
  const routes = globSync('src/renderer/*/*routes.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const menus = (['mac', 'other'] as const).flatMap((system) => menuList(system, false));
  const paths = menus.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'go' ? [entry.path] : [])),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !routes.includes(`path: '${path}'`))).toEqual([]);
  expect(linkedPath('daybook://people')).toBe('/people');
});
