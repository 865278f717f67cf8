import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importSentence } from './import-sentence.ts';
import strings from './strings.en.json' with { type: 'json' };

const folder = new URL('./', import.meta.url);
const code = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const used = new Set([...code.matchAll(/'(import\.[a-z0-9-]+)'/g)].map(([, name]) => name ?? ''));

test('every reason an import can give has a sentence, and every sentence a reason', () => {
  const known = Object.keys({ ...strings.refusals, ...strings.remarks });
  expect(known.toSorted()).toEqual([...used].toSorted());
});

test('a sentence says the particulars', () => {
  expect(importSentence({ code: 'import.key-twice', params: { key: 'A', row: 2 } })).toBe(
    'A stands in row 2 already.',
  );
  expect(importSentence({ code: 'decimal.too-large', params: { text: '9e9' } })).toBe(
    '9e9 is too large a number.',
  );
});
