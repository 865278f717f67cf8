import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildImportGraph, readSourceTexts } from '../../scripts/import-graph.ts';
import { lineOf } from '../../scripts/syntax-tree.ts';
import { lintNeighbours, lintPlants, otherSideOfCircle } from './lint-plants.ts';

const root = join(import.meta.dirname, '../..');

interface Diagnostic {
  readonly path: string;
  readonly rule: string;
  /** What a person reads below the headline, code frame and advice included. */
  readonly body: string;
}

describe('biome.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-lint-'));
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(() => {
    for (const { path, text } of [...lintPlants, otherSideOfCircle]) write(path, text);
    for (const [path, text] of Object.entries(lintNeighbours)) write(path, text);
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    write('biome.json', JSON.stringify({ ...config, vcs: { enabled: false } }));
    diagnostics = lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(lintPlants)('$title: refused, and told what to do instead', ({ path, rule, instead = '' }) => {
    const said = diagnostics.filter((diagnostic) => diagnostic.path === path);
    expect(said.map((diagnostic) => diagnostic.rule)).toContain(rule);
    expect(said.map(({ body }) => body).join('\n')).toContain(instead);
  });

  test('says nothing about what is allowed', () => {
    const allowed = Object.keys(lintNeighbours);
    expect(diagnostics.filter(({ path }) => allowed.includes(path))).toEqual([]);
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

describe('no check is switched off in a comment', () => {
  const silencer = /biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable|@vitest-ignore/;

  test('anywhere in src, scripts and tests', () => {
    const graph = buildImportGraph(readSourceTexts(root, ['src', 'scripts', 'tests']));
    expect(graph.size).toBeGreaterThan(10);
    expect(silenced(graph)).toEqual([]);
  });

  test('and a planted one is found', () => {
    const text = ['const a = 1;', '// biome-ignore lint/style/noVar: because', 'const b = 2;'].join('\n');
    expect(silenced(buildImportGraph(new Map([['src/core/a.ts', text]])))).toEqual(['src/core/a.ts:2']);
  });

  function silenced(graph: ReturnType<typeof buildImportGraph>): readonly string[] {
    return [...graph.values()].flatMap(({ path, text, parsed }) =>
      parsed.comments
        .filter(({ value }) => silencer.test(value))
        .map(({ start }) => `${path}:${lineOf(text, start)}`),
    );
  }
});

/** Reads the report people read: the machine-readable ones leave the advice out. */
function lint(folder: string): readonly Diagnostic[] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'lint', '--colors=off', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(1);
  return run.stderr
    .split(/^(?=\S+:\d+:\d+ lint\/)/m)
    .map((part) => /^(?<path>\S+?):\d+:\d+ (?<rule>\S+)(?<body>.*)$/s.exec(part)?.groups)
    .filter((groups) => groups !== undefined)
    .map(({ path = '', rule = '', body = '' }) => ({ path: path.replaceAll('\\', '/'), rule, body }));
}
