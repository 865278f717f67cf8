import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Lockfile } from './lockfile-rules.ts';
import {
  compiledOnInstall,
  loosePins,
  missingOptional,
  missingPlatforms,
  staleLocks,
  unprovedPackages,
} from './lockfile-rules.ts';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

describe('the lockfile', () => {
  test('has every optional package that a package names', () => {
    expect(missingOptional(lock)).toEqual([]);
  });

  test('has the Windows and macOS variant of everything that has one for Linux', () => {
    expect(missingPlatforms(lock)).toEqual([]);
  });

  test('proves every package by its hash and names no private registry', () => {
    expect(unprovedPackages(lock)).toEqual([]);
  });

  test('locks exactly what package.json pins', () => {
    expect(loosePins(manifest)).toEqual([]);
    expect(staleLocks(manifest, lock)).toEqual([]);
  });

  test('is of the size that shows these rules had something to read', () => {
    expect(Object.keys(lock).length).toBeGreaterThan(50);
    expect(Object.values(lock).filter((locked) => locked.optionalDependencies).length).toBeGreaterThan(2);
    expect(Object.keys(manifest.dependencies).length).toBeGreaterThan(5);
  });

  test('installs a SQLite that carries its binary for every desktop', () => {
    const prebuilds = join(root, 'node_modules/better-sqlite3/prebuilds');
    const desktops = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
    expect(desktops.filter((desktop) => !existsSync(join(prebuilds, `${desktop}.node`)))).toEqual([]);
  });
});

describe('installing', () => {
  test('compiles nothing, so that it needs neither Python nor a compiler', () => {
    const native = (place: string) => existsSync(join(root, place, 'binding.gyp'));
    expect(Object.keys(lock).filter(native)).toContain('node_modules/better-sqlite3');
    expect(compiledOnInstall(lock, manifest.allowScripts, native)).toEqual([]);
  });

  test('runs no script that package.json has not decided about', () => {
    const scripted = Object.keys(lock).filter((place) => lock[place]?.hasInstallScript);
    expect(scripted.length).toBeGreaterThan(0);
    const undecided = scripted.filter(
      (place) => !(place.replace(/^.*node_modules\//, '') in manifest.allowScripts),
    );
    expect(undecided).toEqual([]);
  });
});

describe('planted violations', () => {
  test('an optional package that npm dropped in silence is missed', () => {
    const { 'node_modules/@biomejs/cli-win32-x64': dropped, ...rest } = lock;
    expect(dropped).toBeDefined();
    expect(missingOptional(rest)).toEqual(['node_modules/@biomejs/biome lacks @biomejs/cli-win32-x64']);
  });

  test('an optional package is looked for where Node looks', () => {
    const nested: Lockfile = {
      'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/a/node_modules/b': {},
      'node_modules/x/node_modules/c': {},
    };
    expect(missingOptional(nested)).toEqual(['node_modules/a lacks c']);
  });

  test('a package with binaries for Linux and Windows only is named', () => {
    const names = { 'tool-linux': '1.0.0', 'tool-win32': '1.0.0' };
    const planted: Lockfile = {
      'node_modules/tool': { optionalDependencies: names },
      'node_modules/tool-linux': { os: ['linux'] },
      'node_modules/tool-win32': { os: ['win32'] },
    };
    expect(missingPlatforms(planted)).toEqual(['node_modules/tool has nothing for darwin']);
  });

  test.each(['^1.2.3', '~1.2.3', '1.x', '>=1.2.3', '*', 'latest', '1.2', 'github:a/b', 'npm:zod@^4.0.0'])(
    'the version %s is not a pin',
    (version) => {
      expect(loosePins({ devDependencies: { zod: version, vite: '8.3.8', beta: '1.0.0-beta.49' } })).toEqual([
        `zod@${version}`,
      ]);
    },
  );

  test('an override that is not a pin is named, however deep it stands', () => {
    const overrides = { tar: '7.5.2', exceljs: { '.': '4.4.0', archiver: { tmp: '^0.2.5' } } };
    expect(loosePins({ overrides })).toEqual(['tmp@^0.2.5']);
  });

  test('a package that npm would compile is named, once for each npm', () => {
    const planted: Lockfile = {
      'node_modules/a': {},
      'node_modules/b/node_modules/@c/d': { gypfile: false },
    };
    expect(compiledOnInstall(planted, { '@c/d': false }, () => true)).toEqual([
      'node_modules/a needs "gypfile": false in package-lock.json',
      'a needs false in allowScripts of package.json',
    ]);
  });

  test('a pin the lockfile does not follow is named', () => {
    const planted: Lockfile = { 'node_modules/zod': { version: '4.6.6' } };
    expect(staleLocks({ dependencies: { zod: '4.6.7' } }, planted)).toEqual(['zod@4.6.7 is locked as 4.6.6']);
  });

  test.each([
    { resolved: 'https://registry.npmjs.org/zod/-/zod-4.6.7.tgz' },
    { integrity: lock['node_modules/zod']?.integrity ?? '', resolved: 'http://mirror.example/zod-4.6.7.tgz' },
    { integrity: 'sha1-short' },
  ])('a package without a hash or from elsewhere is named (%j)', (planted) => {
    expect(unprovedPackages({ '': {}, 'node_modules/zod': planted })).toHaveLength(1);
  });
});
