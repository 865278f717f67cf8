import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/workstation/import-inspect/file-inspection.ts';
import { delimiterOf } from '../../src/workstation/importing/csv-delimiter.ts';
import { csvTable } from '../../src/workstation/importing/csv-source.ts';
import { sheetsOf, sheetTable } from '../../src/workstation/importing/sheet-source.ts';
import { encodingOf } from '../../src/workstation/importing/source-encoding.ts';
import { fileAt, type SourceFile, Unreadable } from '../../src/workstation/importing/source-file.ts';
import { readableFormat } from '../../src/workstation/importing/source-opening.ts';
import { isBlank } from '../../src/workstation/importing/source-row.ts';
import type { Table } from '../../src/workstation/importing/table-source.ts';
import { sample } from '../support/sample-data.ts';

const { path: folder, isMissing } = sample('tabular/');
const OWN = ['INDEX.tsv', 'MANIFEST.tsv', 'SOURCES.md'];

/** Every file whose table a person could bring, and the lists that describe them, which are tables too. */
function filesOf(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length))
    .filter((name) => !OWN.includes(name))
    .toSorted();
}

/** `text , utf-8: 7 rows`, a line per sheet of a workbook, or why not. */
async function outcomeOf(file: SourceFile): Promise<string> {
  const kind = await readableFormat(file);
  if (!kind.ok) return `refused: ${kind.refusal.code} ${kind.refusal.params.format ?? ''}`.trim();
  try {
    if (kind.value === 'text') {
      const encoding = await encodingOf(file, 'auto');
      const delimiter = await delimiterOf(file, encoding, 1);
      const { rows, cells } = await countsOf(csvTable({ file, encoding, delimiter }));
      return `${encoding} ${JSON.stringify(delimiter)}: ${rows} rows, ${cells} cells`;
    }
    const said: string[] = [];
    for (const { name, isHidden } of await sheetsOf(file)) {
      const { rows, cells } = await countsOf(sheetTable(file, name));
      said.push(`${name}${isHidden ? ' (hidden)' : ''}: ${rows} rows, ${cells} cells`);
    }
    return said.join('; ');
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return `refused: ${error.refusal.code}`;
  }
}

async function countsOf(table: Table): Promise<{ readonly rows: number; readonly cells: number }> {
  let [rows, cells] = [0, 0];
  for await (const batch of table.batches()) {
    for (const { fields } of batch) {
      if (isBlank(fields)) continue;
      rows += 1;
      cells += fields.filter((field) => field !== '').length;
    }
  }
  return { rows, cells };
}

describe.skipIf(isMissing)('the 210 tables of other programs (needs ../shared/data/tabular)', () => {
  test('are each read to the last cell or refused with a reason, as written down', {
    timeout: 60_000,
  }, async () => {
    const found: Record<string, string> = {};
    const waiting = [...filesOf(folder)];
    const work = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        found[name] = await outcomeOf(fileAt(folder + name));
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(Object.keys(found)).toHaveLength(210);
    const lines = filesOf(folder).map((name) => `${name}\t${found[name]}\n`);
    await expect(lines.join('')).toMatchFileSnapshot('tabular-outcomes.tsv');
  });

  test('are each inspected to the end, or refused with a reason', { timeout: 60_000 }, async () => {
    const kinds: Record<string, number> = {};
    for (const name of filesOf(folder).filter((each) => !each.startsWith('sheetjs_expected_csv'))) {
      const inspected = await inspectFile(fileAt(folder + name));
      const outcome = inspected.ok ? 'inspected' : inspected.refusal.code;
      kinds[outcome] = (kinds[outcome] ?? 0) + 1;
    }
    expect(kinds).toEqual({
      inspected: 58,
      'import.file-empty': 4,
      'import.format-not-read': 54,
      'import.format-packed': 1,
    });
  });

  test.each([
    ['AutoFilter.xlsx', 0],
    ['RkNumber.xlsx', 0],
    ['formula_stress_test.xlsx', 5],
    ['formula_stress_test.xlsx', 6],
    ['interview.xlsx', 1],
    ['issue.xlsx', 0],
    ['large_strings.xlsx', 2],
    ['merge_cells.xlsx', 0],
    ['rich_text_stress.xlsx', 0],
  ] as const)('%s, sheet %i, has cell by cell what Excel itself exported from it', async (name, index) => {
    const file = fileAt(`${folder}sheetjs/${name}`);
    const sheet = (await sheetsOf(file))[index];
    const csv = fileAt(`${folder}sheetjs_expected_csv/${name}.${index}.csv`);
    const encoding = await encodingOf(csv, 'auto');
    const ours = await cellsOf(sheetTable(file, sheet?.name ?? ''));
    expect(ours).toEqual(await cellsOf(csvTable({ file: csv, encoding, delimiter: ',' })));
  });
});

async function cellsOf(table: Table): Promise<Readonly<Record<string, string>>> {
  const cells: Record<string, string> = {};
  for await (const batch of table.batches()) {
    for (const { row, fields } of batch) {
      fields.forEach((field, column) => {
        if (field.trim() !== '') cells[`${row}/${column}`] = field.trim();
      });
    }
  }
  return cells;
}
