import type {
  Ambiguity,
  ColumnProfile,
  ImportKind,
  MappingFile,
  MappingRule,
  NumberStyle,
} from '../sync/import-inspection.ts';
import { type FieldType, fieldCatalogues } from './import-fields.ts';

/** The columns of the main file, or of the one joined under the name `from`. */
export interface FileColumns {
  readonly from?: string | undefined;
  readonly columns: readonly ColumnProfile[];
}

/** A question of a column that only a person can answer, and which of the answers the mapping holds now. */
export interface ColumnQuestion {
  readonly from: string | undefined;
  /** Position from 1. */
  readonly at: number;
  readonly header: string;
  readonly field: string;
  readonly ambiguity: NonNullable<ColumnProfile['ambiguity']>;
}

/** Fields without which a file of the kind cannot be read. Of stock: `onHand`, unless the file has `quantity`. */
export function neededFields(kind: ImportKind, isDraft: boolean): readonly string[] {
  const { mapped } = fieldCatalogues[kind];
  if (kind === 'stock') return [...mapped, 'onHand'];
  if (kind !== 'orders') return mapped;
  return [...mapped, ...(isDraft ? ['customerKey'] : ['placedAt', 'unitPrice'])];
}

/** Needed fields for which the mapping has no column. */
export function missingFields(mapping: MappingFile): readonly string[] {
  const { kind, fields } = mapping;
  const has = (field: string) => Object.hasOwn(fields, field);
  return neededFields(kind, isDraftMapping(mapping)).filter(
    (field) => !has(field) && !(field === 'onHand' && has('quantity')),
  );
}

/** Whether the orders of a file become drafts, to be worked on, and not history. */
export function isDraftMapping({ kinds }: MappingFile): boolean {
  return kinds?.some(({ kind }) => kind === 'draft') ?? false;
}

export function asDrafts(mapping: MappingFile, isDraft: boolean): MappingFile {
  return { ...mapping, kinds: [{ kind: isDraft ? 'draft' : 'order', when: [] }] };
}

/** Which fields a column of a file goes to, by its position from 1: mostly one, but a country may be name and code. */
export function assignedFields(
  mapping: MappingFile,
  { from, columns }: FileColumns,
): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  for (const [field, rule] of Object.entries(mapping.fields)) {
    const at = rule.from === from ? positionOf(rule, columns) : null;
    if (at !== null) found.set(at, [...(found.get(at) ?? []), field]);
  }
  return found;
}

/** Gives a column to a field (null: to none) instead of the one it had. The field leaves the column it had. */
export function assignColumn(
  mapping: MappingFile,
  file: FileColumns,
  at: number,
  field: string | null,
  instead: string | null = null,
): MappingFile {
  const rest = Object.entries(mapping.fields).filter(([name]) => name !== instead && name !== field);
  if (field === null) return { ...mapping, fields: Object.fromEntries(rest) };
  const type = fieldCatalogues[mapping.kind].fields[field] ?? 'text';
  const isNeeded = neededFields(mapping.kind, isDraftMapping(mapping)).includes(field);
  const own = columnRule(type, at - 1, file.columns, isNeeded);
  const rule = file.from === undefined ? own : { ...own, from: file.from };
  return { ...mapping, fields: { ...Object.fromEntries(rest), [field]: rule } };
}

/** What the columns that are taken leave open: 1,234 and 03/04/2026. Texts ask nothing. */
export function columnQuestions(mapping: MappingFile, file: FileColumns): readonly ColumnQuestion[] {
  const { from, columns } = file;
  return [...assignedFields(mapping, file)].flatMap(([at, fields]) =>
    fields.flatMap((field) => {
      const column = columns[at - 1];
      const type = fieldCatalogues[mapping.kind].fields[field] ?? 'text';
      const ambiguity = column && (type === 'percent' ? fractionOr(column) : column.ambiguity);
      if (!ambiguity || !ASKED[ambiguity.kind].includes(type)) return [];
      return [{ from, at, header: column.header, field, ambiguity }];
    }),
  );
}

/** The mapping with an answer: the choice's place in the question. */
export function answerQuestion(mapping: MappingFile, question: ColumnQuestion, choice: number): MappingFile {
  const { field, ambiguity } = question;
  const { decimalMark: _mark, groupMark: _group, ...rule } = mapping.fields[field] ?? {};
  const chosen = ambiguity.choices[choice];
  if (!chosen) return mapping;
  const answered =
    'written' in chosen
      ? { ...mapping.fields[field], written: chosen.written }
      : 'formats' in chosen
        ? { ...rule, formats: chosen.formats }
        : { ...rule, ...marksOf(chosen) };
  return { ...mapping, fields: { ...mapping.fields, [field]: answered } };
}

/** How a field of this type reads a column, by what all cells of the column look like. `at`: from 0. */
export function columnRule(
  type: FieldType,
  at: number,
  columns: readonly ColumnProfile[],
  isNeeded: boolean,
): MappingRule {
  const column = columns[at];
  if (!column) return { column: at + 1 };
  const same = columns.filter(({ header }) => plain(header) === plain(column.header));
  const named = { column: same.length === 1 && plain(column.header) !== '' ? column.header.trim() : at + 1 };
  const common = isNeeded ? { ...named, required: true } : named;
  const { numberStyle, dateFormats, flags, samples } = column;
  switch (type) {
    case 'decimal':
    case 'percent':
      return { ...common, ...marksOf(numberStyle) };
    case 'date':
    case 'datetime':
      return { ...common, formats: dateFormats ?? ['yyyy-MM-dd'] };
    case 'flag':
      return { ...common, yes: wordsOr(flags?.yes, 'yes'), no: wordsOr(flags?.no, 'no') };
    case 'text': {
      const isWhole = column.type === 'decimal' && samples.every((sample) => /^\d+\.0+$/.test(sample));
      return isWhole ? { ...common, whole: true } : common;
    }
    default:
      return common;
  }
}

const ASKED: Readonly<Record<Ambiguity['kind'], readonly FieldType[]>> = {
  'decimal-mark': ['decimal', 'percent'],
  'day-order': ['date', 'datetime'],
  percent: ['percent'],
};

/** Where no cell is above 1, 0.15 is 15 percent for most programs, and for some a little more than nothing. */
function fractionOr({ type, words, ambiguity }: ColumnProfile): Ambiguity | null {
  const example = words.find(({ word }) => /^0?[.,]\d*[1-9]/.test(word))?.word;
  const isAsked = type === 'decimal' && ambiguity === null && words.every(({ word }) => UP_TO_ONE.test(word));
  if (!isAsked || example === undefined) return ambiguity;
  return { kind: 'percent', example, choices: [{ written: 'fraction' }, { written: 'percent' }] };
}

const UP_TO_ONE = /^(0?([.,]\d+)?|1([.,]0+)?)$/;

function positionOf({ column }: MappingRule, columns: readonly ColumnProfile[]): number | null {
  return column === undefined ? null : columnPosition(column, columns);
}

/** Where a column that a mapping names stands, from 1; null where the file lacks it. */
export function columnPosition(column: string | number, columns: readonly ColumnProfile[]): number | null {
  if (typeof column === 'number') return column <= columns.length ? column : null;
  const exact = columns.findIndex(({ header }) => header.trim() === column.trim());
  const at = exact >= 0 ? exact : columns.findIndex(({ header }) => plain(header) === plain(column));
  return at < 0 ? null : at + 1;
}

function plain(header: string): string {
  return header.trim().toLowerCase();
}

function marksOf(style: NumberStyle | null): MappingRule {
  if (style === null) return {};
  const { decimalMark, groupMark } = style;
  return { decimalMark, ...(groupMark === null ? {} : { groupMark }) };
}

function wordsOr(words: readonly string[] | undefined, otherwise: string): readonly string[] {
  return words === undefined || words.length === 0 ? [otherwise] : words;
}
