import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSource, readSourceTexts } from '../../scripts/import-graph.ts';

/** Longer than this a file holds more than one thing. */
const limit = 300;

/** Files that are longer, with their length in lines. The list only shrinks: no new entry, and no number grows. */
const exceptions: Readonly<Record<string, number>> = {};

describe('file length', () => {
  test(`no source file has more than ${limit} lines`, () => {
    const texts = readSourceTexts(join(import.meta.dirname, '../..'), ['src']);
    expect([...texts.keys()].filter(isSource).length).toBeGreaterThan(0);
    expect(lengthProblems(texts, exceptions)).toEqual([]);
  });

  test('a planted long file is named, one of exactly the limit is not', () => {
    const texts = new Map([
      ['src/core/long.ts', 'x;\n'.repeat(301)],
      ['src/core/full.ts', 'x;\n'.repeat(300)],
    ]);
    expect(lengthProblems(texts, {})).toEqual(['src/core/long.ts has 301 lines']);
  });

  test('an exception must be needed and may not grow', () => {
    const texts = new Map([
      ['src/core/grown.ts', 'x;\n'.repeat(351)],
      ['src/core/same.ts', 'x;\n'.repeat(350)],
      ['src/core/mended.ts', 'x;\n'],
    ]);
    const listed = Object.fromEntries([...texts.keys(), 'src/core/gone.ts'].map((path) => [path, 350]));
    expect(lengthProblems(texts, listed)).toEqual([
      'src/core/grown.ts has 351 lines',
      'src/core/mended.ts needs no exception any more',
      'src/core/gone.ts needs no exception any more',
    ]);
  });
});

function lengthProblems(
  texts: ReadonlyMap<string, string>,
  listed: Readonly<Record<string, number>>,
): readonly string[] {
  const lengths = [...texts]
    .filter(([path]) => isSource(path))
    .map(([path, text]) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }));
  const long = lengths.filter(({ path, lines }) => lines > Math.max(limit, listed[path] ?? 0));
  const needless = Object.keys(listed).filter(
    (path) => !lengths.some((file) => file.path === path && file.lines > limit),
  );
  return [
    ...long.map(({ path, lines }) => `${path} has ${lines} lines`),
    ...needless.map((path) => `${path} needs no exception any more`),
  ];
}
