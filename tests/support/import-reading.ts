import { openCsv } from '../../src/workstation/importing/csv-source.ts';
import { type ImportMapping, parseMapping } from '../../src/workstation/importing/import-mapping.ts';
import type { ImportRecord } from '../../src/workstation/importing/import-record.ts';
import { readRecords } from '../../src/workstation/importing/record-reader.ts';
import { fileOf, type SourceFile } from '../../src/workstation/importing/source-file.ts';

/** A mapping made of the least there is to say, and `more`. */
export function mappingOf(kind: string, fields: object, more: object = {}): ImportMapping {
  const parsed = parseMapping({ ...blankMapping(kind), fields, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

export function blankMapping(kind: string): object {
  return { format: 'daybook-import-mapping', version: 1, name: 'test', title: 'Test', kind, system: 'test' };
}

/** All records of a file that holds `text`; `others` lie beside it. */
export async function readText(
  mapping: ImportMapping,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly ImportRecord[]> {
  return readFile(mapping, fileOf('main.csv', { ...others, 'main.csv': text }));
}

export async function readFile(mapping: ImportMapping, file: SourceFile): Promise<readonly ImportRecord[]> {
  const source = await openCsv(file, mapping.source);
  if (!source.ok) throw new Error(JSON.stringify(source.refusal));
  const records: ImportRecord[] = [];
  for await (const record of readRecords(source.value, mapping)) records.push(record);
  return records;
}
