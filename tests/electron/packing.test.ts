import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPack, FUSES } from '../../scripts/desktop/fuse-hook.ts';
import { packageSettings } from '../../scripts/desktop/package-settings.ts';
import { buildDesktop } from '../../scripts/desktop-build.ts';
import { dummyElectron } from '../support/dummy-electron.ts';

/** Packs the built program as it is shipped, around a file that only looks like Electron (see dummy-electron.ts). */
const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const asar = require('@electron/asar') as typeof import('@electron/asar');
const { load } = require('js-yaml') as { load(text: string): unknown };

describe.skipIf(process.platform !== 'linux')('a package', () => {
  let electron = '';
  let packed = '';
  let listed: readonly string[] = [];
  const archive = () => join(packed, 'resources/app.asar');
  const read = (file: string) => asar.extractFile(archive(), file).toString('utf8');

  beforeAll(async () => {
    electron = dummyElectron(Object.keys(FUSES).length);
    const program = join(electron, 'program');
    await buildDesktop({ into: program });
    const output = join(electron, 'packages');
    // A file of its own: one that stands in the project is added to, and packs what this machine built before.
    const config = join(electron, 'electron-builder.json');
    const shipped = readFileSync(join(root, 'electron-builder.yml'), 'utf8').replaceAll(
      'dist/desktop',
      program,
    );
    const own = {
      electronDist: electron,
      directories: { app: program, output, buildResources: 'resources' },
    };
    const settings = { ...(load(shipped) as object), ...packageSettings({}, 'linux'), ...own };
    writeFileSync(config, JSON.stringify(settings));
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch[process.arch as 'x64' | 'arm64']),
      config,
      publish: 'never',
    });
    packed = join(output, readdirSync(output).find((name) => name.endsWith('unpacked')) ?? '');
    listed = asar.listPackage(archive(), { isPack: false });
  }, 180_000);
  afterAll(() => rmSync(electron, { recursive: true, force: true }));

  test('holds the program and what it needs to run', () => {
    const needed = [
      'main.js',
      'preload.cjs',
      'workstation.js',
      'backup-check-worker.js',
      'check-worker.js',
      'paper-worker.js',
      'query-worker.js',
      'workbook-worker.js',
      'renderer/index.html',
      'migrations/0001_the-kernel-keeps-log-outbox-and-counters.sql',
      'pdfmake/fonts/Roboto/Roboto-Regular.ttf',
      'node_modules/better-sqlite3/lib/index.js',
    ];
    expect(needed.filter((file) => !listed.includes(`/${file}`))).toEqual([]);
    const migrations = listed.filter((file) => file.startsWith('/migrations/'));
    expect(migrations).toHaveLength(readdirSync(join(root, 'migrations')).length);
  });

  test('holds nothing else: no sources, maps, tests, notes or files of who built it', () => {
    const files = listed.filter((file) => !listed.some((other) => other.startsWith(`${file}/`)));
    const known =
      /^\/((main|preload|workstation|[\w-]+)(-[\w-]{8})?\.(js|cjs)|package\.json|migrations\/\d{4}_[a-z0-9-]+\.sql|pdfmake\/fonts\/Roboto\/[\w-]+\.ttf|renderer\/(index\.html|assets\/[\w.-]+\.(js|css|woff2|svg))|node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/.-]+\.js|prebuilds\/[\w-]+\.node))$/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(map|tsx?)$|\.test\.|\.env/.test(file))).toEqual([]);
  });

  test('holds no secret, no folder of who built it, and no way round the sandbox', () => {
    const texts = listed
      .filter((file) => /\.(c?js|json|html)$/.test(file))
      .map((file) => read(file.slice(1)));
    const joined = texts.join('\n');
    expect(joined.length).toBeGreaterThan(1_000_000);
    expect(joined.includes(root)).toBe(false);
    expect(joined).not.toMatch(/-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{36}/);
    expect(joined.includes('sourceMappingURL=')).toBe(false);
    expect(read('main.js')).not.toMatch(/no-sandbox|disable-web-security|remote-debugging/);
  });

  test('has SQLite’s native part outside, and knows its hash inside', () => {
    const name = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;
    const addon = join(packed, 'resources/app.asar.unpacked', name);
    expect(existsSync(addon)).toBe(true);
    expect(listed.filter((file) => file.endsWith('.node'))).toEqual([`/${name}`]);
    const sha256 = createHash('sha256').update(readFileSync(addon)).digest('hex');
    expect(read('workstation.js')).toContain(sha256);
    expect(read('workstation.js')).toContain(`./${name}`);
  });

  test('has all nine fuses as they were decided, read back from the program', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'daybook'));
    const found = Object.keys(FUSES).map((name) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      return [name, state === FuseState.ENABLE];
    });
    expect(Object.fromEntries(found)).toEqual(FUSES);
    expect(found).toHaveLength(9);
  });

  test('is not made where Electron has a fuse that nobody has decided about', async () => {
    const newer = dummyElectron(10);
    renameSync(join(newer, 'electron'), join(newer, 'daybook'));
    await expect(afterPack({ appOutDir: newer, electronPlatformName: 'linux', arch: 1 })).rejects.toThrow();
    rmSync(newer, { recursive: true });
  });

  test('carries licences and a bill of materials beside the program', () => {
    const licences = readFileSync(join(packed, 'resources/licences.txt'), 'utf8');
    const bill = JSON.parse(readFileSync(join(packed, 'resources/sbom.json'), 'utf8'));
    const names: string[] = bill.components.map(({ name }: { name: string }) => name);
    const expected = [
      'electron',
      'better-sqlite3',
      'react',
      'zod',
      'pdfmake',
      '@mantine/core',
      'electron-updater',
    ];
    expect(expected.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
    expect(names.filter((name) => ['vitest', 'typescript', 'electron-builder'].includes(name))).toEqual([]);
    const terms = bill.components.flatMap((one: { licenses: { license?: { id: string } }[] }) =>
      one.licenses.map(({ license }) => license?.id ?? 'a choice'),
    );
    const allowed = [
      '0BSD',
      'Apache-2.0',
      'BlueOak-1.0.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'ISC',
      'MIT',
      'MIT-0',
      'OFL-1.1',
    ];
    expect(terms.filter((id: string) => !allowed.includes(id))).toEqual([]);
  });
});
