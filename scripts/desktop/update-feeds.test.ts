import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherPackages, mergedFeed } from './update-feeds.ts';

/** A feed as electron-builder writes it for one processor. */
const feedOf = (arch: string, version = '1.2.0', hash = arch) =>
  [
    `version: ${version}`,
    'files:',
    `  - url: daybook-${version}-mac-${arch}.zip`,
    `    sha512: ${hash}==`,
    '    size: 100',
    `path: daybook-${version}-mac-${arch}.zip`,
    `sha512: ${hash}==`,
    `releaseDate: '2026-11-${arch === 'x64' ? 21 : 22}T10:00:00.000Z'`,
    '',
  ].join('\n');

describe('the feeds of two processors', () => {
  test('become one that names the files of both', () => {
    const merged = mergedFeed([feedOf('arm64'), feedOf('x64')]);
    expect(merged.match(/url: .*/g)).toEqual([
      'url: daybook-1.2.0-mac-arm64.zip',
      'url: daybook-1.2.0-mac-x64.zip',
    ]);
    expect(merged).toMatch(/^path: daybook-1\.2\.0-mac-x64\.zip$/m);
    expect(merged).toMatch(/^sha512: x64==$/m);
    expect(merged).toContain('2026-11-22T10:00:00.000Z');
  });

  test('come out the same whichever was packed first', () => {
    expect(mergedFeed([feedOf('x64'), feedOf('arm64')])).toBe(mergedFeed([feedOf('arm64'), feedOf('x64')]));
  });

  test('are not mixed with those of another version, nor with another file of the same name', () => {
    expect(() => mergedFeed([feedOf('x64'), feedOf('arm64', '1.3.0')])).toThrow('two versions');
    expect(() => mergedFeed([feedOf('x64'), feedOf('x64', '1.2.0', 'other')])).toThrow('two files');
    expect(() => mergedFeed(['version: 1'])).toThrow();
  });
});

describe('what was packed on several machines', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-feeds-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('lies in one folder, each package once and each feed whole', () => {
    for (const arch of ['x64', 'arm64']) {
      const from = join(folder, 'artifacts', `daybook-macos-${arch}`);
      mkdirSync(from, { recursive: true });
      writeFileSync(join(from, 'latest-mac.yml'), feedOf(arch));
      writeFileSync(join(from, `daybook-1.2.0-mac-${arch}.zip`), arch);
    }
    gatherPackages(join(folder, 'artifacts'), join(folder, 'release'));
    expect(readdirSync(join(folder, 'release')).sort()).toEqual([
      'daybook-1.2.0-mac-arm64.zip',
      'daybook-1.2.0-mac-x64.zip',
      'latest-mac.yml',
    ]);
    expect(readFileSync(join(folder, 'release/latest-mac.yml'), 'utf8')).toContain('mac-arm64.zip');
  });

  test('without a feed is not taken for a release', () => {
    mkdirSync(join(folder, 'empty'));
    expect(() => gatherPackages(join(folder, 'empty'), join(folder, 'out'))).toThrow('no feed');
  });
});
