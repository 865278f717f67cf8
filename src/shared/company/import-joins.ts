import type {
  ColumnProfile,
  FileInspection,
  ImportKind,
  MappingFile,
  MappingLookup,
} from '../sync/import-inspection.ts';
import { asDrafts, isDraftMapping, neededFields } from './import-draft.ts';

/** What is said of a file that is joined; the file itself says how it is read. */
export type JoinWay = Pick<MappingLookup, 'match' | 'missing' | 'unused'>;

/** A file that has been looked at, as far as joining needs it. */
export type JoinedFile = Pick<FileInspection, 'file' | 'columns' | 'suggestions'>;

/** Files joined to the main one, in their order. */
export function joinsOf({
  lookups,
}: MappingFile): readonly { readonly name: string; readonly lookup: MappingLookup }[] {
  return Object.entries(lookups ?? {}).map(([name, lookup]) => ({ name, lookup }));
}

/**
 * Joins a file: by the header both have, and for the fields nothing stands for yet its columns that are called so. Orders
 * that lacked their date become history where the joined file has it, as they would in one file. A file of the same name
 * takes the place of the one before.
 */
export function joinFile(
  mapping: MappingFile,
  main: readonly ColumnProfile[],
  joined: JoinedFile,
): MappingFile {
  const { file } = joined;
  const known = joinsOf(mapping).find(({ lookup }) => lookup.file === file);
  if (known)
    return withLookup(mapping, known.name, { ...known.lookup, source: sourceOf(mapping.kind, joined) });
  const name = freeName(file, mapping.lookups ?? {});
  const match = sharedColumn(main, joined.columns);
  const lookup: MappingLookup = {
    file,
    source: sourceOf(mapping.kind, joined),
    match: match ?? { column: headerAt(main, 0), to: headerAt(joined.columns, 0) },
    missing: 'refuse',
    unused: 'ignore',
  };
  return withLookup(withItsFields(mapping, name, joined), name, lookup);
}

/** Another file for a lookup: its columns are found by their headers. */
export function replaceJoined(mapping: MappingFile, name: string, joined: JoinedFile): MappingFile {
  const lookup = mapping.lookups?.[name];
  if (!lookup) return mapping;
  return withLookup(mapping, name, { ...lookup, file: joined.file, source: sourceOf(mapping.kind, joined) });
}

/** What stands in the joined file is not read any more. */
export function leaveJoined(mapping: MappingFile, name: string): MappingFile {
  const lookups = Object.entries(mapping.lookups ?? {}).filter(([each]) => each !== name);
  const fields = Object.entries(mapping.fields).filter(([, { from }]) => from !== name);
  return { ...mapping, lookups: Object.fromEntries(lookups), fields: Object.fromEntries(fields) };
}

export function changeJoin(mapping: MappingFile, name: string, way: Partial<JoinWay>): MappingFile {
  const lookup = mapping.lookups?.[name];
  return lookup ? withLookup(mapping, name, { ...lookup, ...way }) : mapping;
}

/** How a mapping names a column: by its header, or by its position from 1 where that is not enough. */
export function headerAt(columns: readonly ColumnProfile[], at: number): string | number {
  const header = columns[at]?.header.trim() ?? '';
  const same = columns.filter((column) => plain(column.header) === plain(header));
  return same.length === 1 && header !== '' ? header : at + 1;
}

function withLookup(mapping: MappingFile, name: string, lookup: MappingLookup): MappingFile {
  return { ...mapping, lookups: { ...mapping.lookups, [name]: lookup } };
}

function withItsFields(mapping: MappingFile, from: string, { suggestions }: JoinedFile): MappingFile {
  const suggested = suggestions.find(({ kind }) => kind === mapping.kind)?.mapping.fields ?? {};
  const added = Object.entries(suggested).filter(([field]) => !Object.hasOwn(mapping.fields, field));
  const fields = {
    ...mapping.fields,
    ...Object.fromEntries(added.map(([f, rule]) => [f, { ...rule, from }])),
  };
  const joined = { ...mapping, fields };
  if (!isDraftMapping(mapping)) return joined;
  const isHistory = neededFields(mapping.kind, false).every((field) => Object.hasOwn(fields, field));
  return isHistory ? asDrafts(joined, false) : joined;
}

/** The first header that both have: mostly the number one file calls the other by. */
function sharedColumn(
  main: readonly ColumnProfile[],
  joined: readonly ColumnProfile[],
): MappingLookup['match'] | null {
  for (const [at, { header }] of joined.entries()) {
    const asked = main.findIndex((column) => plain(column.header) === plain(header));
    if (asked >= 0 && plain(header) !== '')
      return { column: headerAt(main, asked), to: headerAt(joined, at) };
  }
  return null;
}

function sourceOf(kind: ImportKind, { suggestions }: JoinedFile): MappingLookup['source'] {
  return suggestions.find((suggestion) => suggestion.kind === kind)?.mapping.source;
}

/** `Order headers.csv` is `order-headers`. */
function freeName(file: string, taken: Readonly<Record<string, unknown>>): string {
  const stem = file
    .toLowerCase()
    .replace(/\.[a-z0-9.]+$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 30);
  const base = stem === '' ? 'joined' : stem;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!Object.hasOwn(taken, name)) return name;
  }
}

function plain(header: string): string {
  return header.trim().toLowerCase();
}
