import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageSettings } from '../../scripts/desktop/package-settings.ts';
import { OPENED_ENDINGS } from '../../src/shared/desktop/opened-files.ts';

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const { load } = require('js-yaml') as { load(text: string): Record<string, Record<string, unknown>> };
const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** electron-builder’s own judgement of a configuration. */
async function judge(candidate: object): Promise<void> {
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config');
  const { DebugLogger } = require('builder-util');
  await validateConfiguration(candidate, new DebugLogger(false));
}

describe('electron-builder.yml', () => {
  test('is one electron-builder understands', async () => {
    await expect(judge(config)).resolves.toBeUndefined();
  });

  test('and a misspelt setting in it would be found', async () => {
    await expect(judge({ ...config, nsis: { ...config.nsis, oneClik: true } })).rejects.toThrow(
      /configuration\.nsis/,
    );
  });

  test('packs the Electron that package.json pins', () => {
    expect(config.electronVersion).toBe(manifest.devDependencies.electron);
  });

  test('installs for one person on Windows, without asking for an administrator, and leaves the data when it goes', () => {
    expect(config.nsis).toMatchObject({
      perMachine: false,
      allowElevation: false,
      deleteAppDataOnUninstall: false,
    });
  });

  test('is hardened on macOS, and grants only what V8 needs', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
    const granted = readFileSync(join(root, 'resources/entitlements.mac.plist'), 'utf8').match(
      /<key>(.*)<\/key>/g,
    );
    expect(granted).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  test('opens what the program can open: its backups by itself, lists only when it is chosen for them', () => {
    const own = config.fileAssociations as unknown as readonly { readonly ext: string }[];
    expect(own.map(({ ext }) => ext)).toEqual(OPENED_ENDINGS.backup);
    const extra = config.mac?.extendInfo as { CFBundleDocumentTypes: readonly Record<string, unknown>[] };
    expect(extra.CFBundleDocumentTypes).toEqual([
      expect.objectContaining({
        LSHandlerRank: 'Alternate',
        CFBundleTypeRole: 'Viewer',
        CFBundleTypeExtensions: OPENED_ENDINGS.table,
      }),
    ]);
    expect(config.linux?.mimeTypes).toHaveLength(OPENED_ENDINGS.table.length);
    expect(config.nsis?.include).toBe('resources/open-with.nsh');
    const windows = readFileSync(join(root, 'resources/open-with.nsh'), 'utf8');
    for (const macro of ['offerFor', 'offerNoMoreFor']) {
      const endings = [...windows.matchAll(new RegExp(`insertmacro ${macro} "(\\w+)"`, 'g'))];
      expect(endings.map(([, ending]) => ending)).toEqual(OPENED_ENDINGS.table);
    }
    expect(windows).not.toMatch(/Classes\\\.\$\{ENDING\}" ""/);
  });

  test('leaves the processor to who asks: SQLite’s native part is one for each', () => {
    const targets = [config.win, config.mac, config.linux].flatMap((system) => system?.target as object[]);
    expect(targets).toHaveLength(5);
    expect(targets.filter((target) => 'arch' in target)).toEqual([]);
  });

  test('starts nothing without its sandbox', () => {
    const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    expect(text).not.toMatch(/no-sandbox|executableArgs/);
  });
});

describe('what is signed', () => {
  test('is nothing without a certificate, and that is not taken for signed', () => {
    expect(packageSettings({}, 'darwin')).toEqual({
      forceCodeSigning: false,
      publish: null,
      mac: { notarize: false, identity: null },
    });
  });

  test('is everything with one; a package that cannot be signed then fails', () => {
    expect(packageSettings({ CSC_LINK: 'c' }, 'win32')).toMatchObject({ forceCodeSigning: true });
    const apple = { CSC_LINK: 'c', APPLE_API_KEY: 'k', APPLE_API_ISSUER: 'i' };
    expect(packageSettings(apple, 'darwin')).toMatchObject({ mac: { notarize: true } });
  });

  test('looks for updates where it is told to, and never unencrypted', () => {
    expect(packageSettings({ DAYBOOK_UPDATES: 'https://u.example/' }, 'linux').publish).toEqual({
      provider: 'generic',
      url: 'https://u.example/',
    });
    expect(() => packageSettings({ DAYBOOK_UPDATES: 'http://u.example/' }, 'linux')).toThrow(/https/);
  });
});
