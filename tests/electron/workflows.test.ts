import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
const files = globSync('.github/workflows/*.yml', { cwd: root });
const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));

describe('the workflows', () => {
  test('are YAML, and there is one for every change and one for the desktop', () => {
    expect(files.map((file) => file.split(/[\\/]/).at(-1)).sort()).toEqual(['check.yml', 'desktop.yml']);
    for (const text of texts) expect(load(text)).toHaveProperty('jobs');
  });

  test('run only scripts that exist', () => {
    const scripts = texts.flatMap((text) =>
      [...text.matchAll(/node (scripts\/[\w/.-]+)/g)].map(([, file]) => file ?? ''),
    );
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('may only read the repository, and try the desktop on all three systems with its sandbox', () => {
    for (const text of texts) expect(text).toContain('permissions:\n  contents: read');
    const desktop = texts.find((text) => text.includes('name: desktop')) ?? '';
    for (const system of ['ubuntu-', 'windows-', 'macos-']) expect(desktop).toContain(system);
    expect(texts.join('\n')).not.toContain('no-sandbox');
  });
});
