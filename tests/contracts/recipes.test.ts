import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const recipes = readFileSync(join(root, 'docs/recipes.md'), 'utf8');

/** The text of a file of this repository; null where there is none. */
type ReadFile = (path: string) => string | null;

const here: ReadFile = (path) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;

describe('the recipes', () => {
  test('change only files that are there, at places that stand there once', () => {
    expect(driftOf(recipes, here)).toEqual([]);
  });

  test('make only files that are not there yet', () => {
    const made = [...recipes.matchAll(/New `([\w./-]+)`/g)].map(([, path = '']) => path);
    expect(made.length).toBeGreaterThan(10);
    expect(made.filter((path) => here(path) !== null)).toEqual([]);
  });

  test('name the lists that a domain is added to', () => {
    const lists = [...recipes.matchAll(/^ *\| `(src\/[\w./-]+)` \| `(\w+)` \| `/gm)];
    expect(lists.length).toBe(6);
    for (const [, path = '', list = ''] of lists)
      expect(here(path), path).toMatch(new RegExp(`\\b${list}\\b`));
  });

  test('are read to the last change: one that nobody can make is named', () => {
    expect(changesIn(recipes).length).toBeGreaterThan(20);
    const text = 'In `src/a.ts`, in `const b = `, after `c,`\nand its closing line `}`:';
    expect(driftOf(text, () => null)).toEqual(['src/a.ts is not there']);
    expect(driftOf(text, () => 'const b = [c, d]; const e = [c, f];')).toEqual([]);
    expect(driftOf(text, () => 'const e = [c, d];')).toEqual(['src/a.ts: “const b = ” stands there 0 times']);
    expect(driftOf('in `a.json`, replace `x`:', () => 'x x')).toEqual(['a.json: “x” stands there 2 times']);
  });
});

interface Change {
  readonly path: string;
  /** Where to look for the anchor; null: in the whole file. */
  readonly within: string | null;
  readonly anchor: string;
}

function changesIn(text: string): readonly Change[] {
  const change = /\bin `([\w./-]+\.\w+)`,\s(?:in\s`([^`]+)`,\s)?(?:after|before|replace)\s`([^`]+)`/gi;
  return [...text.replace(/\s+/g, ' ').matchAll(change)].map(([, path = '', within, anchor = '']) => ({
    path,
    within: within ?? null,
    anchor,
  }));
}

function driftOf(text: string, read: ReadFile): readonly string[] {
  return changesIn(text).flatMap(({ path, within, anchor }) => {
    const file = read(path);
    if (file === null) return [`${path} is not there`];
    const unique = within ?? anchor;
    const times = file.split(unique).length - 1;
    if (times !== 1) return [`${path}: “${unique}” stands there ${times} times`];
    const isThere = within === null || file.split(within)[1]?.includes(anchor);
    return isThere ? [] : [`${path}: “${anchor}” does not stand in “${within}”`];
  });
}
