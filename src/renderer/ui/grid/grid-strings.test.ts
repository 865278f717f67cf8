import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gridKeys } from './grid-keys.ts';
import strings from './strings.en.json' with { type: 'json' };

const sources = readdirSync(import.meta.dirname)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const said = new Set([...sources.matchAll(/'(grid\.[a-z-]+)'/g)].map(([, key]) => key ?? ''));
const begun = [...sources.matchAll(/`(grid\.[a-z-]+-)\$\{/g)].map(([, start]) => start ?? '');
const worded = new Set(Object.keys(strings).map((key) => key.replace(/_(zero|one|other)$/, '')));

describe('the words of the grid', () => {
  test('there are some for everything it says, and for every key of its table', () => {
    const wanted = [...said, ...gridKeys.map(({ title }) => title)];
    expect(wanted.filter((key) => !worded.has(key))).toEqual([]);
  });

  test('and none that it never says', () => {
    const unsaid = [...worded].filter(
      (key) => !said.has(key) && !begun.some((start) => key.startsWith(start)),
    );
    expect(unsaid).toEqual([]);
  });

  test('a refusal has one sentence whatever its numbers are', () => {
    const refusals = [...sources.matchAll(/(?:refusal\(|code: )'(grid\.[a-z-]+)'/g)].map(
      ([, code]) => code ?? '',
    );
    expect(refusals.length).toBeGreaterThan(3);
    expect(refusals.filter((code) => !(code in strings))).toEqual([]);
  });
});
