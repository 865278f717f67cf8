import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unguarded } from '../importing/formula-guard.ts';
import { writeCsvFile } from './csv-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('rows come as they are, page after page, and no cell starts a formula', async () => {
  const file = join(folder, 'items.csv');
  const pages = [
    [['SKU-1', 12.5, null]],
    [['=1+1', -3, 'a "quoted", cell']],
    [['SKU-2', 0, 'two\nlines']],
    [],
  ];
  expect(await writeCsvFile(file, ['Number', 'Price', 'Note'], pages)).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe(
    '\uFEFFNumber,Price,Note\r\nSKU-1,12.5,\r\n\'=1+1,-3,"a ""quoted"", cell"\r\nSKU-2,0,"two\nlines"\r\n',
  );
});

test('what was written is what is read again, whatever stands in the cells', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=A1', '-2', "'", "'=x", '\r\n', '+', '@x'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (rows) => {
      const file = join(folder, 'any.csv');
      await writeCsvFile(file, ['A', 'B'], [rows]);
      const read: string[][] = parse(readFileSync(file), { bom: true, record_delimiter: '\r\n' });
      expect(read.slice(1).map((row) => row.map(unguarded))).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

test('an export that is cut short leaves nothing behind, and an older file as it was', async () => {
  const file = join(folder, 'orders.csv');
  await writeCsvFile(file, ['Order'], [[['SO-A-1']]]);
  const controller = new AbortController();
  const pages = (function* () {
    yield [['SO-A-2']];
    controller.abort();
    yield [['SO-A-3']];
  })();
  await expect(writeCsvFile(file, ['Order'], pages, { signal: controller.signal })).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toContain('SO-A-1');
  expect(readdirSync(folder)).toEqual(['orders.csv']);
});
