import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mappingOf } from '../../../tests/support/import-reading.ts';
import { openCsv } from './csv-source.ts';
import { FailedRowsFile } from './failed-rows-file.ts';
import { importSentence } from './import-sentence.ts';
import { readRecords } from './record-reader.ts';
import { refusedRow } from './refused-records.ts';
import { fileAt, fileOf, type SourceFile } from './source-file.ts';
import { rowsOf } from './table-source.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failed-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const mapping = mappingOf('customers', { key: 'no', name: 'name', creditLimit: 'limit' });

async function importOf(file: SourceFile, failedPath: string) {
  const source = await openCsv(file, mapping.source);
  if (!source.ok) throw new Error(source.refusal.code);
  const failed = new FailedRowsFile(failedPath, source.value, importSentence);
  const made: string[] = [];
  for await (const record of readRecords(source.value, mapping)) {
    if (record.kind === 'refused') await failed.write(record);
    else if (record.kind === 'customer') made.push(record.name);
  }
  await failed.close();
  return { made, failed };
}

describe('the file of failed rows', () => {
  test('is exactly the failed rows with their header, and why', async () => {
    const path = join(folder, 'failed.csv');
    const text = 'no;name;limit\n1;Acme;5\n2;=cmd();x\n3;;1\n4;"A; ""B""";-2\n5\n';
    const { made, failed } = await importOf(fileOf('c.csv', { 'c.csv': text }), path);
    expect(made).toEqual(['Acme', 'A; "B"']);
    expect(failed.rows).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe(
      [
        '\uFEFF"Refused by Daybook because";"no";"name";"limit"',
        '"Row 3, limit: “x” is not a number. Write it like 1234.56.";"2";"\'=cmd()";"x"',
        '"Row 4, name: This cell is empty, and its row needs it.";"3";"";"1"',
        '"Row 6: The row has 1 cells where the header has 3. Is a delimiter or a quote missing?";"5"',
        '',
      ].join('\n'),
    );
  });

  test('put right, is imported by the same mapping, and what fails again fails as itself', async () => {
    const path = join(folder, 'failed.csv');
    const text = 'no,name,limit\n2,=cmd(),x\n3,Bolt,y\n';
    await importOf(fileOf('c.csv', { 'c.csv': text }), path);
    const corrected = readFileSync(path, 'utf8').replace('"x"', '"1"');
    const again = await importOf(fileOf('f.csv', { 'f.csv': corrected }), join(folder, 'again.csv'));
    expect(again.made).toEqual(['=cmd()']);
    expect(readFileSync(join(folder, 'again.csv'), 'utf8').split('\n')[1]).toBe(
      '"Row 3, limit: “y” is not a number. Write it like 1234.56.";"3";"Bolt";"y"'.replaceAll(';', ','),
    );
  });

  test('is not there when nothing failed', async () => {
    const path = join(folder, 'failed.csv');
    await importOf(fileOf('c.csv', { 'c.csv': 'no,name,limit\n1,Acme,\n' }), path);
    expect(existsSync(path)).toBe(false);
  });

  test('says why it could not be written, and harms nothing else', async () => {
    const path = join(folder, 'nowhere', 'failed.csv');
    const failed = new FailedRowsFile(
      path,
      { file: fileOf('a.csv', {}), delimiter: ',', header: ['a'] },
      () => '',
    );
    const reason = { code: 'import.required', params: {} };
    const row = { row: 2, line: 2, fields: ['1'] };
    for (let n = 0; n < 2; n++) await failed.write(refusedRow('a.csv', null, row, { column: null, reason }));
    await failed.close();
    expect(failed.problem).toEqual({
      code: 'import.failed-rows-unwritten',
      params: { file: path, code: 'ENOENT' },
    });
  });

  test('leaves out rows of a file that was only joined', async () => {
    const path = join(folder, 'failed.csv');
    const failed = new FailedRowsFile(
      path,
      { file: fileOf('a.csv', {}), delimiter: ',', header: ['a'] },
      () => '',
    );
    const reason = { code: 'import.required', params: {} };
    await failed.write(
      refusedRow('b.csv', null, { row: 2, line: 2, fields: ['1'] }, { column: null, reason }),
    );
    await failed.close();
    expect(existsSync(path)).toBe(false);
  });

  test('gives back every cell as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'"\';=\r\n\uFEFF 1') }),
    );
    const cells = fc
      .array(cell, { minLength: 1, maxLength: 5 })
      .filter((row) => row.some((text) => text !== ''));
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 10 }), async (rows) => {
        const path = join(folder, 'failed.csv');
        const source = { file: fileOf('a.csv', {}), delimiter: ';', header: ['=a', 'b'] };
        const failed = new FailedRowsFile(path, source, () => '-- "because"\n;');
        for (const [index, fields] of rows.entries()) {
          const reason = { code: 'import.required', params: {} };
          const row = { row: index + 2, line: index + 2, fields };
          await failed.write(refusedRow('a.csv', null, row, { column: null, reason }));
        }
        await failed.close();
        const read = await openCsv(fileAt(path), mapping.source);
        if (!read.ok) throw new Error(read.refusal.code);
        expect(read.value.header).toEqual(['=a', 'b']);
        const back: (readonly string[])[] = [];
        for await (const { fields } of rowsOf(read.value)) back.push(fields);
        expect(back).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});
