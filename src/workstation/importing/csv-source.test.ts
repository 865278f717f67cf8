import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCsv } from './csv-source.ts';
import { type ImportMapping, parseMapping } from './import-mapping.ts';
import { fileOf } from './source-file.ts';
import type { SourceRow } from './source-row.ts';
import { rowsOf } from './table-source.ts';

type Settings = Partial<ImportMapping['source']>;

async function open(content: string | Uint8Array, settings: Settings = {}, chunkSize = 1 << 16) {
  const file = fileOf('a.csv', { 'a.csv': content }, chunkSize);
  return openCsv(file, { delimiter: 'auto', encoding: 'auto', headerRow: 1, ...settings });
}

async function read(content: string | Uint8Array, settings: Settings = {}, chunkSize = 1 << 16) {
  const source = await open(content, settings, chunkSize);
  if (!source.ok) throw new Error(JSON.stringify(source.refusal));
  const rows: SourceRow[] = [];
  for await (const row of rowsOf(source.value)) rows.push(row);
  return { source: source.value, rows, fields: rows.map((row) => row.fields) };
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('the rows of a CSV file', () => {
  test('are numbered as a spreadsheet and as an editor number them, across quoted line breaks and blank rows', async () => {
    const { rows } = await read('a,b\n"1\r\n1",x\n\n,\n2,"y\nz\nz"\n3,\n');
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [5, 6],
      [6, 9],
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('end at %j', async (end) => {
    const { fields } = await read(['a,b', '1,2', '3,4'].join(end));
    expect(fields).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('keep spaces, quotes inside a cell and doubled quotes', async () => {
    const { fields } = await read('a,b,c\n 1 ,6" nail,"say ""hi"""\n');
    expect(fields).toEqual([[' 1 ', '6" nail', 'say "hi"']]);
  });

  test('come the same however the file is cut into pieces', async () => {
    const text = 'a,b\r\n"é\r\n,",2\r\n€,"""q"""\r\n';
    const whole = await read(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
        expect((await read(text, {}, size)).rows).toEqual(whole.rows);
      }),
      { numRuns: 20 },
    );
  });

  test('before a quote that is never closed are read, and the quote is named', async () => {
    const source = await open('a,b\n1,2\n3,"4\n5,6\n');
    if (!source.ok) throw new Error('no source');
    const rows: number[] = [];
    const reading = (async () => {
      for await (const { row } of rowsOf(source.value)) rows.push(row);
    })();
    await expect(reading).rejects.toMatchObject({
      refusal: { code: 'import.quote-not-closed', params: { file: 'a.csv', row: 3, line: 3 } },
    });
    expect(rows).toEqual([2]);
  });

  test('are not gathered without end behind such a quote', async () => {
    const source = await open(`a,b\n1,"${'x,'.repeat(2_000_000)}`, {}, 1 << 14);
    if (!source.ok) throw new Error('no source');
    await expect(rowsOf(source.value).next()).rejects.toMatchObject({
      refusal: { code: 'import.quote-not-closed' },
    });
  });
});

describe('the dialect of a CSV file', () => {
  test.each([
    ['UTF-8', Buffer.from('naïve,€\n1,2\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFnaïve,€\n1,2\n'), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\uFEFFnaïve,€\n1,2\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 without', Buffer.from('naïve,€\n1,2\n', 'utf16le'), 'utf-16le'],
    ['big-endian UTF-16', utf16be('\uFEFFnaïve,€\n1,2\n'), 'utf-16be'],
    ['big-endian UTF-16 without a mark', utf16be('naïve,€\n1,2\n'), 'utf-16be'],
    ['windows-1252', Buffer.from('na\xefve,\x80\n1,2\n', 'latin1'), 'windows-1252'],
  ])('%s is told from its bytes', async (_, bytes, encoding) => {
    const { source, fields } = await read(bytes);
    expect(source).toMatchObject({ encoding, header: ['naïve', '€'] });
    expect(fields).toEqual([['1', '2']]);
  });

  test('a single byte far behind makes a file windows-1252', async () => {
    const bytes = Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}caf\xe9,3\n`, 'latin1');
    expect((await read(bytes)).fields.at(-1)).toEqual(['café', '3']);
  });

  test('a character cut by the end of a chunk is no reason to doubt UTF-8', async () => {
    const { source, fields } = await read('a,b\n€é😀,2\n', {}, 3);
    expect(source.encoding).toBe('utf-8');
    expect(fields).toEqual([['€é😀', '2']]);
  });

  test('a file that is not what the mapping promises is refused, not patched', async () => {
    const bytes = Buffer.from('a,b\ncaf\xe9,1\n', 'latin1');
    expect(await open(bytes, { encoding: 'utf-8', delimiter: ',' })).toMatchObject({
      refusal: { code: 'import.wrong-encoding', params: { file: 'a.csv', encoding: 'utf-8' } },
    });
  });

  test.each([
    ['a,b;c,d\n', ','],
    ['a;b;"c,d,e"\n', ';'],
    ['a\tb,c\td\n', '\t'],
    ['a|b|c\n', '|'],
    ['alone\n', ','],
  ])('%j is parted by %j', async (text, delimiter) => {
    expect((await read(text)).source.delimiter).toBe(delimiter);
  });

  test('a packed file is known by its first bytes', async () => {
    expect((await read(gzipSync('a,b\n1,2\n'), {}, 1)).fields).toEqual([['1', '2']]);
  });

  test('a packed file that was cut off is refused', async () => {
    expect(await open(gzipSync('a,b\n1,2\n').subarray(0, 20))).toMatchObject({
      refusal: { code: 'import.gzip-damaged' },
    });
  });

  test('titles above the header are passed over', async () => {
    const { source, rows } = await read('Price list;;\n\nno;name\n1;x\n', { headerRow: 3 });
    expect(source.header).toEqual(['no', 'name']);
    expect(rows).toEqual([{ row: 4, line: 4, fields: ['1', 'x'] }]);
  });

  test('columns without a header are named by their position', async () => {
    const { source, fields } = await read('1,x\n2,y\n', { headerRow: 0 });
    expect(source.header).toEqual(['1', '2']);
    expect(fields).toHaveLength(2);
  });

  test('a header that is not where the mapping says is missed', async () => {
    expect(await open('a,b\n1,2\n', { headerRow: 3 })).toMatchObject({
      refusal: { code: 'import.no-header', params: { file: 'a.csv', row: 3 } },
    });
  });

  test.each(['', '\n\n', ',,\n', '\uFEFF'])('a file with nothing but %j is empty', async (text) => {
    expect(await open(text)).toMatchObject({ refusal: { code: 'import.file-empty' } });
  });

  test('a file that is not there is refused', async () => {
    const settings = { delimiter: ',', encoding: 'auto', headerRow: 1 } as const;
    expect(await openCsv(fileOf('b.csv', {}), settings)).toMatchObject({
      refusal: { code: 'import.file-missing', params: { file: 'b.csv' } },
    });
  });
});

test('the settings used here are those a mapping has when it says nothing', () => {
  const parsed = parseMapping({
    format: 'daybook-import-mapping',
    version: 1,
    name: 'a',
    title: 'A',
    kind: 'customers',
    system: 'a',
    fields: { key: 'a', name: 'b' },
  });
  expect(parsed).toMatchObject({ value: { source: { delimiter: 'auto', encoding: 'auto', headerRow: 1 } } });
});
