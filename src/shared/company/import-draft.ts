import type {
  ColumnProfile,
  ImportKind,
  MappingFile,
  MappingRule,
  NumberStyle,
} from '../sync/import-inspection.ts';
import { type FieldType, fieldCatalogues } from './import-fields.ts';

/** A question of a column that only a person can answer, and which of the answers the mapping holds now. */
export interface ColumnQuestion {
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

/** Which field a column goes to, by its position from 1; the file's own order. Joined files have no place here. */
export function assignedFields(
  mapping: MappingFile,
  columns: readonly ColumnProfile[],
): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(mapping.fields).flatMap(([field, rule]) => {
      const at = rule.from === undefined ? positionOf(rule, columns) : null;
      return at === null ? [] : [[at, field] as const];
    }),
  );
}

/** Gives a column to a field (null: to none). The field leaves the column it had, and the column its field. */
export function assignColumn(
  mapping: MappingFile,
  columns: readonly ColumnProfile[],
  at: number,
  field: string | null,
): MappingFile {
  const before = assignedFields(mapping, columns).get(at);
  const rest = Object.entries(mapping.fields).filter(([name]) => name !== before && name !== field);
  if (field === null) return { ...mapping, fields: Object.fromEntries(rest) };
  const type = fieldCatalogues[mapping.kind].fields[field] ?? 'text';
  const isNeeded = neededFields(mapping.kind, isDraftMapping(mapping)).includes(field);
  const rule = columnRule(type, at - 1, columns, isNeeded);
  return { ...mapping, fields: { ...Object.fromEntries(rest), [field]: rule } };
}

/** What the columns that are taken leave open: 1,234 and 03/04/2026. Texts ask nothing. */
export function columnQuestions(
  mapping: MappingFile,
  columns: readonly ColumnProfile[],
): readonly ColumnQuestion[] {
  return [...assignedFields(mapping, columns)].flatMap(([at, field]) => {
    const column = columns[at - 1];
    const type = fieldCatalogues[mapping.kind].fields[field] ?? 'text';
    if (!column || column.ambiguity === null || !ASKED[column.ambiguity.kind].includes(type)) return [];
    return [{ at, header: column.header, field, ambiguity: column.ambiguity }];
  });
}

/** The mapping with an answer: the choice's place in the question. */
export function answerQuestion(mapping: MappingFile, question: ColumnQuestion, choice: number): MappingFile {
  const { field, ambiguity } = question;
  const { decimalMark: _mark, groupMark: _group, ...rule } = mapping.fields[field] ?? {};
  const chosen = ambiguity.choices[choice];
  if (!chosen) return mapping;
  const answered =
    'formats' in chosen ? { ...rule, formats: chosen.formats } : { ...rule, ...marksOf(chosen) };
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

const ASKED: Readonly<Record<'decimal-mark' | 'day-order', readonly FieldType[]>> = {
  'decimal-mark': ['decimal', 'percent'],
  'day-order': ['date', 'datetime'],
};

function positionOf({ column }: MappingRule, columns: readonly ColumnProfile[]): number | null {
  if (typeof column === 'number') return column <= columns.length ? column : null;
  if (column === undefined) return null;
  const exact = columns.findIndex(({ header }) => header.trim() === column);
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
