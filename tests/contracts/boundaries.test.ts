import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildImportGraph, readSourceTexts } from '../../scripts/import-graph.ts';
import { allowed } from './allowed-files.ts';
import { processes } from './boundary-map.ts';
import { boundaryRules, checkBoundaries } from './boundary-rules.ts';
import { importPlants } from './import-plants.ts';
import { purityPlants } from './purity-plants.ts';

const root = join(import.meta.dirname, '../..');

describe('the real tree', () => {
  const graph = buildImportGraph(readSourceTexts(root, ['src', 'scripts', 'tests']));
  const paths = [...graph.keys()];

  test('keeps every boundary', () => {
    expect(checkBoundaries(graph)).toEqual([]);
  });

  const foundations = ['shared', 'core'];

  // A checker that looks at nothing is green (dependency-cruiser does that under TypeScript 7).
  test.for(readdirSync(join(root, 'src')))('was read to the last file in src/%s', (folder, { skip }) => {
    const files = globSync(`src/${folder}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`, { cwd: root });
    if (!foundations.includes(folder)) skip(files.length === 0, `src/${folder} has no source yet`);
    expect(files.length).toBeGreaterThan(0);
    expect(paths.filter((path) => path.startsWith(`src/${folder}/`)).length).toBe(files.length);
  });

  test('has the same directions in the tsconfigs, where a breach does not compile', () => {
    const configs = globSync('src/*/tsconfig.json', { cwd: root });
    expect(configs.length).toBeGreaterThan(0);
    for (const path of configs) {
      const config = JSON.parse(readFileSync(join(root, path), 'utf8'));
      const references = config.references.map((reference: { path: string }) =>
        reference.path.split('/').at(-1),
      );
      const map: Readonly<Record<string, { readonly imports: readonly string[] }>> = processes;
      const { imports } = map[path.split(/[\\/]/)[1] ?? ''] ?? { imports: [] };
      expect(references.sort(), path).toEqual([...imports].sort());
    }
  });

  test('compiles shared without the types of Node or of a browser', () => {
    const base = JSON.parse(readFileSync(join(root, 'config/tsconfig.base.json'), 'utf8')).compilerOptions;
    const shared = JSON.parse(readFileSync(join(root, 'src/shared/tsconfig.json'), 'utf8')).compilerOptions;
    const { lib, types } = { ...base, ...shared };
    expect(lib.filter((name: string) => !/^es(\d{4}|next)(\.\w+)?$/.test(name))).toEqual([]);
    expect({ types, some: lib.length > 0 }).toEqual({ types: [], some: true });
  });
});

describe('planted violations', () => {
  const plants = [...importPlants, ...purityPlants];

  test.each(plants)('$title is found', ({ rule, files }) => {
    const [path] = Object.keys(files);
    const findings = checkBoundaries(buildImportGraph(new Map(Object.entries(files))));
    const expected = findings.filter(
      (finding) => finding.startsWith(`${path}:`) && finding.includes(`(${rule})`),
    );
    expect(expected.length, findings.join('\n')).toBeGreaterThan(0);
  });

  test('there is one for every rule', () => {
    const tried = new Set(plants.map(({ rule }) => rule));
    expect(boundaryRules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test('what stands beside them and is allowed is not found', () => {
    expect(checkBoundaries(buildImportGraph(new Map(Object.entries(allowed))))).toEqual([]);
  });

  test('a file that does not parse is an error, never a clean file', () => {
    expect(() => buildImportGraph(new Map([['src/core/orders/order.ts', 'const = ;']]))).toThrow(
      'does not parse',
    );
  });
});
