import { describe, expect, test } from 'vitest';
import type { FileInspection } from '../../shared/sync/import-inspection.ts';
import { parseMapping } from '../importing/import-mapping.ts';
import { fileOf } from '../importing/source-file.ts';
import { inspectFile } from './file-inspection.ts';

async function inspect(text: string | Uint8Array): Promise<FileInspection> {
  const inspected = await inspectFile(fileOf('a.csv', { 'a.csv': text }));
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.refusal));
  return inspected.value;
}

function best({ suggestions }: FileInspection): [string, Record<string, unknown>] {
  const [first] = suggestions;
  const { fields } = (first?.mapping ?? { fields: {} }) as { fields: Record<string, { column: unknown }> };
  return [
    first?.kind ?? '',
    Object.fromEntries(Object.entries(fields).map(([name, { column }]) => [name, column])),
  ];
}

describe('a file that nobody has described', () => {
  test('is found out: titles, delimiter, header, numbers and days', async () => {
    const found = await inspect(
      'Preisliste Herbst\n\nArtikel-Nr.;Preis;Gültig ab;Staffel\n00123;1.234,50;31.12.2026;1\n00124;9,90;01.01.2027;10\n',
    );
    expect(found).toMatchObject({
      encoding: { name: 'utf-8', evidence: 'bytes' },
      delimiter: ';',
      headerRow: 3,
      rowCount: 2,
      columns: [
        { header: 'Artikel-Nr.', type: 'text', samples: ['00123', '00124'] },
        { type: 'decimal', numberStyle: { decimalMark: ',', groupMark: '.' }, ambiguity: null },
        { type: 'date', dateFormats: ['d.M.yyyy'], ambiguity: null },
        { type: 'integer' },
      ],
    });
    const [kind, fields] = best(found);
    expect([kind, fields]).toEqual([
      'prices',
      { itemKey: 'Artikel-Nr.', price: 'Preis', validFrom: 'Gültig ab', fromQuantity: 'Staffel' },
    ]);
    expect(parseMapping(found.suggestions[0]?.mapping).ok).toBe(true);
  });

  test.each([
    ['Customer No,Company,Email,Credit limit\n1,Acme,a@x.test,500\n', 'customers'],
    ['Lieferanten-Nr,Lieferant,Ort\n1,Acme,Ulm\n', 'vendors'],
    ['SKU,Description,UoM\nA,Bolt,EA\n', 'items'],
    ['Référence,Désignation,Code barre\nA,Boulon,301\n', 'items'],
    ['Item,On hand,Bin\nA,5,M1\n', 'stock'],
    ['Order No,Order date,Customer,Item,Qty,Unit price\n1,2026-01-02,C,A,2,3.50\n', 'orders'],
    [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n1,A,B,2,2010-12-01 08:26:00,2.55,17850.0\n',
      'orders',
    ],
  ])('is one of %j by its headers', async (text, kind) => {
    const found = await inspect(text);
    expect(best(found)[0]).toBe(kind);
    expect(found.suggestions[0]?.missing).toEqual([]);
  });

  test('that says neither date nor price is of orders that become drafts', async () => {
    const found = await inspect('Order No,Customer,Item,Qty\n1,C,A,2\n');
    expect(found.suggestions[0]?.mapping).toMatchObject({ kind: 'orders', kinds: [{ kind: 'draft' }] });
  });

  test('asks what 1,234 and 03/04/2026 mean, where nothing in the file says it', async () => {
    const found = await inspect('Item;Price;From\nA;1,234;03/04/2026\n');
    expect(found.columns[1]?.ambiguity).toMatchObject({ kind: 'decimal-mark', example: '1,234' });
    expect(found.columns[2]?.ambiguity).toMatchObject({
      kind: 'day-order',
      example: '03/04/2026',
      choices: [
        { order: 'day-first', formats: ['d/M/yyyy'] },
        { order: 'month-first', formats: ['M/d/yyyy'] },
      ],
    });
    expect(found.suggestions[0]?.questions.map(({ field }) => field).toSorted()).toEqual([
      'price',
      'validFrom',
    ]);
  });

  test('answers it itself by any other cell of the column, and by the other columns', async () => {
    const found = await inspect(
      'Item;Price;Cost;From;Until\nA;1,234;7,50;03/04/2026;31/12/2026\nB;2,5;1,00;05/06/2026;\n',
    );
    expect(found.columns.map(({ ambiguity }) => ambiguity)).toEqual([null, null, null, null, null]);
    expect(found.columns[1]?.numberStyle?.decimalMark).toBe(',');
    expect(found.columns[3]?.dateFormats).toEqual(['d/M/yyyy']);
  });

  test('has the same signature however its headers are written, and another with other headers', async () => {
    const signature = async (header: string) => (await inspect(`${header}\n1,2\n`)).signature;
    expect(await signature('Item No.,Preis')).toBe(await signature('ITEM NO,preis'));
    expect(await signature('Item No.,Preis')).not.toBe(await signature('Item No.,Price'));
  });

  test('with a column Country says by its cells whether these are codes or names', async () => {
    const country = async (cells: string) =>
      best(await inspect(`Customer no,Name,Country\n${cells}`))[1] as Record<string, unknown>;
    expect(await country('C1,Alpha,DE\nC2,Beta,US\nC3,Gamma,Atlantis\n')).toMatchObject({
      country: 'Country',
    });
    expect(await country('C1,Alpha,Germany\nC2,Beta,France\n')).toMatchObject({ countryName: 'Country' });
  });

  test('without a header is read by its places', async () => {
    expect(await inspect('1,2,3\n4,5,6\n')).toMatchObject({
      headerRow: 0,
      header: ['1', '2', '3'],
      rowCount: 2,
    });
  });

  test('with nothing in it says so', async () => {
    const empty = await inspectFile(fileOf('a.csv', { 'a.csv': '\n\n' }));
    expect(empty).toMatchObject({ ok: false, refusal: { code: 'import.file-empty' } });
  });

  test('is known by its headings although a word stands between its prices and its days', async () => {
    const found = await inspect(
      'Artikel-Nr.;Preis;Gültig ab\nA1;1.234,50;31.12.2026\nA2;auf Anfrage;01.01.2027\nA3;9,90;bald\n',
    );
    expect(found.columns[1]).toMatchObject({
      type: 'text',
      numberStyle: { decimalMark: ',', groupMark: '.' },
    });
    expect(found.columns[2]).toMatchObject({ type: 'text', dateFormats: ['d.M.yyyy'] });
    expect(best(found)[1]).toMatchObject({ price: 'Preis', validFrom: 'Gültig ab' });
  });

  test('says how often each word of a column stands, the most frequent first', async () => {
    const { columns } = await inspect('Number,Unit\nA1,pcs\nA2,box\nA3, pcs \nA4,\n');
    expect(columns[1]).toMatchObject({
      distinct: 2,
      words: [
        { word: 'pcs', count: 2 },
        { word: 'box', count: 1 },
      ],
    });
  });

  test.each([
    ['Quantity per unit', '10 boxes x 20 bags', '24 - 12 oz bottles'],
    ['Units on order', '70', '0'],
  ])('has no units in %s', async (header, ...cells) => {
    const rows = cells.map((cell, i) => `A${i},Rope,${cell}`).join('\n');
    const { suggestions } = await inspect(`Item number,Description,${header}\n${rows}\n`);
    const items = suggestions.find(({ kind }) => kind === 'items');
    expect(items?.mapping.fields).not.toHaveProperty('unit');
  });
});
