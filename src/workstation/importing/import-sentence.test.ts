import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import strings from '../../shared/company/import-strings.en.json' with { type: 'json' };
import { importSentence } from './import-sentence.ts';

const code = ['./', '../spreadsheets/', '../import-run/', '../import-desk/']
  .map((path) => new URL(path, import.meta.url))
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .filter(({ pathname }) => pathname.endsWith('.ts') && !pathname.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const used = new Set([...code.matchAll(/'(import\.[a-z0-9-]+)'/g)].map(([, name]) => name ?? ''));

test('every reason an import can give has a sentence, and every sentence a reason', () => {
  // The command line has one of its own.
  expect(Object.keys(strings.refusals)).toEqual([...used, 'import.not-running'].toSorted());
});

test('a sentence says the particulars', () => {
  expect(importSentence({ code: 'import.key-twice', params: { key: 'A', row: 2 } })).toBe(
    'A stands in row 2 already.',
  );
  expect(importSentence({ code: 'decimal.too-large', params: { text: '9e9' } })).toBe(
    '9e9 is too large a number.',
  );
});
