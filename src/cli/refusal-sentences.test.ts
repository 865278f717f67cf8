import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SentenceCatalogue } from '../shared/kernel/sentence.ts';
import { catalogues, sentenceOf } from './refusal-sentences.ts';

const source = join(import.meta.dirname, '..');
const worded = new Set(catalogues.flatMap(({ refusals }) => Object.keys(refusals)));

test('a right that is missing is called by what it lets somebody do', () => {
  const params = { permission: 'orders.ship', command: 'order.ship-lines' };
  expect(sentenceOf({ code: 'people.no-permission', params })).toBe(
    'None of your roles may ship orders. Ask somebody who may, or the owner.',
  );
});

describe('the command line has words for every refusal', () => {
  test.each(['workstation', 'server', 'node', 'cli', 'world'])('of src/%s', (process) => {
    const made = filesIn(process, '.ts').flatMap((file) => codesOf(readFileSync(file, 'utf8')));
    expect([...new Set(made)].filter((code) => !worded.has(code))).toEqual([]);
  });

  test('and leaves no catalogue out', () => {
    const files = filesIn('', 'strings.en.json');
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      // Screens have words that are no refusals.
      const { refusals = {} }: Partial<SentenceCatalogue> = JSON.parse(readFileSync(file, 'utf8'));
      expect({ file, missing: Object.keys(refusals).filter((code) => !worded.has(code)) }).toEqual({
        file,
        missing: [],
      });
    }
  });

  test('a code that is made without words is found', () => {
    expect(codesOf("return refused('moon.full', {}); x ?? refusal(\n  'moon.new')")).toEqual([
      'moon.full',
      'moon.new',
    ]);
  });
});

function codesOf(text: string): string[] {
  return [...text.matchAll(/\b(?:refuse|refused|refusal|no|wrong)\(\s*'([a-z-]+\.[a-z0-9-]+)'/g)].map(
    ([, code]) => code ?? '',
  );
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.endsWith('.test.ts'))
    .map((file) => join(source, folder, file));
}
