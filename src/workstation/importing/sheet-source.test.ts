import ExcelJs from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSheet, sheetsOf } from './sheet-source.ts';
import { fileOf, Unreadable } from './source-file.ts';
import { rowsOf, type TableSource } from './table-source.ts';

/** A workbook written by another library, so that reading is not held against our own mistakes. */
async function workbook(fill: (book: ExcelJs.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function open(bytes: Uint8Array, settings: { sheet?: string; headerRow?: number } = {}) {
  return openSheet(fileOf('a.xlsx', { 'a.xlsx': bytes }), { headerRow: 1, ...settings });
}

async function read(source: TableSource): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { fields } of rowsOf(source)) rows.push(fields);
  return rows;
}

async function rowsIn(
  ...[bytes, settings]: Parameters<typeof open>
): Promise<readonly (readonly string[])[]> {
  const opened = await open(bytes, settings);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return read(opened.value);
}

describe('a sheet of a workbook', () => {
  test('is read as a person sees it', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Prices');
      sheet.addRow(['Item', 'Price', 'From', 'Sum', 'Rich']);
      const row = sheet.addRow(['00123', 0.1 + 0.2, new Date('2026-04-03T00:00:00Z')]);
      row.getCell(3).numFmt = 'dd.mm.yyyy';
      row.getCell(4).value = { formula: 'B2*2', result: 0.6 };
      row.getCell(5).value = { richText: [{ text: 'two ' }, { text: 'parts' }] };
    });
    expect(await rowsIn(bytes)).toEqual([['00123', '0.3', '2026-04-03', '0.6', 'two parts']]);
  });

  test('of the 1904 system shows the same days', async () => {
    const bytes = await workbook((book) => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('Days');
      sheet.addRow(['Day']);
      sheet.addRow([new Date('2026-04-03T00:00:00Z')]).getCell(1).numFmt = 'yyyy-mm-dd';
    });
    expect(await rowsIn(bytes)).toEqual([['2026-04-03']]);
  });

  test('has empty cells where a row ends early, and blank rows count but are not read', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('S');
      sheet.addRows([['A', 'B', 'C'], [1], [], ['', '', 3]]);
    });
    const opened = await open(bytes);
    const rows = [];
    for await (const row of rowsOf((opened as { value: TableSource }).value)) rows.push(row);
    expect(rows).toEqual([
      { row: 2, line: 2, fields: ['1', '', ''] },
      { row: 4, line: 4, fields: ['', '', '3'] },
    ]);
  });

  test('names every column a merged head covers', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('S');
      sheet.addRows([
        ['No', 'Address', ''],
        ['', 'Street', 'City'],
        [1, 'Quay 1', 'Lyon'],
      ]);
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B1:C1');
    });
    const second = await open(bytes, { headerRow: 2 });
    expect(second).toMatchObject({ ok: true, value: { header: ['No', 'Street', 'City'] } });
    const first = await open(bytes);
    expect(first).toMatchObject({ ok: true, value: { header: ['No', 'Address', 'Address 2'] } });
  });

  test('is the first that is not hidden, or the one that is named', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Notes', { state: 'hidden' }).addRow(['secret']);
      book.addWorksheet('Items').addRow(['item']);
    });
    expect(await open(bytes)).toMatchObject({ ok: true, value: { sheet: 'Items', header: ['item'] } });
    expect(await open(bytes, { sheet: 'Notes' })).toMatchObject({ ok: true, value: { header: ['secret'] } });
    expect(await open(bytes, { sheet: 'Other' })).toEqual({
      ok: false,
      refusal: {
        code: 'import.sheet-unknown',
        params: { file: 'a.xlsx', sheet: 'Other', sheets: 'Notes, Items' },
      },
    });
  });
});

describe('a damaged workbook', () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await workbook((book) => {
      const sheet = book.addWorksheet('S');
      for (let i = 0; i < 50; i += 1) sheet.addRow([`text ${i}`, i, new Date(i * 1e9)]);
    });
  });

  test('is refused with a reason or read, and never more than that', async () => {
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(good);
        for (const { at, to } of changes) bytes[at] = to;
        const opened = await open(bytes);
        if (!opened.ok) return;
        await read(opened.value).catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('that was cut off says so', async () => {
    const file = fileOf('a.xlsx', { 'a.xlsx': good.slice(0, good.length / 2) });
    await expect(sheetsOf(file)).rejects.toThrow('import.archive-damaged');
  });
});
