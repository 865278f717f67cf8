import { type ImportMapping, parseMapping } from '../importing/import-mapping.ts';
import { type FieldType, fieldCatalogues, type ImportKind } from '../importing/record-fields.ts';
import type { Ambiguity, ColumnProfile, ColumnType } from './column-profile.ts';
import { headerWords, likeness, plainHeader } from './header-words.ts';

/** How a file could be read as one kind of records. */
export interface MappingSuggestion {
  readonly kind: ImportKind;
  /** Higher is likelier; to compare the suggestions for one file. */
  readonly score: number;
  /** A mapping in the format of mapping files, to be changed by a person; complete where `missing` is empty. */
  readonly mapping: object;
  /** Fields that need a column before the file can be read so. */
  readonly missing: readonly string[];
  /** What the mapping assumes and only a person knows. */
  readonly questions: readonly { readonly field: string; readonly ambiguity: Ambiguity }[];
}

/** What of the file the mapping has to say. */
export type SuggestedSource = Partial<ImportMapping['source']>;

/** For every kind, the likeliest first. `columns`: in the order of the file. */
export function suggestMappings(
  columns: readonly ColumnProfile[],
  source: SuggestedSource,
  title: string,
): readonly MappingSuggestion[] {
  return KINDS.map((kind) => suggestion(kind, columns, source, title)).toSorted((a, b) => b.score - a.score);
}

const KINDS: readonly ImportKind[] = ['customers', 'vendors', 'items', 'prices', 'stock', 'orders'];
const SURE = 60;
/** A kind that can be read whole beats one that explains more columns and lacks what it needs. */
const COMPLETE = 3;

function suggestion(
  kind: ImportKind,
  columns: readonly ColumnProfile[],
  source: SuggestedSource,
  title: string,
): MappingSuggestion {
  const chosen = assignment(kind, columns);
  const has = (field: string) => chosen.has(field);
  const kinds = kind === 'orders' && !(has('placedAt') && has('unitPrice')) ? 'draft' : 'order';
  const fields: Record<string, object> = {};
  const questions: { field: string; ambiguity: Ambiguity }[] = [];
  let score = 0;
  for (const [field, { column, at, likeness: sureness }] of chosen) {
    const type = fieldCatalogues[kind].fields[field] ?? 'text';
    const isNeeded = neededBy(kind, kinds).includes(field);
    fields[field] = ruleOf(type, column, at, columns, isNeeded);
    score += sureness / 100;
    if (column.ambiguity !== null && type !== 'text') questions.push({ field, ambiguity: column.ambiguity });
  }
  const missing = neededBy(kind, kinds).filter((field) => !has(field));
  const mapping = {
    format: 'daybook-import-mapping',
    version: 1,
    name: 'suggested',
    title,
    kind,
    system: 'import',
    source,
    fields,
    ...(kind === 'orders' && kinds === 'draft' ? { kinds: [{ kind: 'draft', when: [] }] } : {}),
  };
  const isComplete = missing.length === 0 && parseMapping(mapping).ok;
  const hint = hintOf(kind, title);
  return { kind, score: score + hint + (isComplete ? COMPLETE : 0), mapping, missing, questions };
}

/** What the file is called often says it; customers are imported more often than vendors, whose headers are the same. */
function hintOf(kind: ImportKind, title: string): number {
  const named = FILE_NAMES[kind].test(plainHeader(title)) ? 1 : 0;
  return kind === 'vendors' ? named - 0.3 : named;
}

const FILE_NAMES: Readonly<Record<ImportKind, RegExp>> = {
  customers: /customer|client|debtor|kunde|debitor|cliente|klant|kund/,
  vendors: /vendor|supplier|creditor|lieferant|kreditor|fournisseur|proveedor|fornitor|leveranc/,
  items: /item|product|article|artikel|part|produit|articulo|articol|sku/,
  prices: /price|preis|tarif|prix|precio|prezz|prijs|listino/,
  stock: /stock|inventory|on hand|bestand|lager|count|inventur|existencia|giacenz|voorraad/,
  orders: /order|invoice|sales|auftrag|bestellung|commande|pedido|ordin|bestel/,
};

function neededBy(kind: ImportKind, orders: 'order' | 'draft'): readonly string[] {
  const { mapped } = fieldCatalogues[kind];
  if (kind === 'stock') return [...mapped, 'onHand'];
  if (kind !== 'orders') return mapped;
  return [...mapped, ...(orders === 'draft' ? ['customerKey'] : ['placedAt', 'unitPrice'])];
}

interface Choice {
  readonly column: ColumnProfile;
  readonly at: number;
  readonly likeness: number;
}

/** Each column goes to the field it is likest, each field to one column, the surest pairs first. */
function assignment(kind: ImportKind, columns: readonly ColumnProfile[]): ReadonlyMap<string, Choice> {
  const { fields } = fieldCatalogues[kind];
  const pairs = Object.entries(headerWords[kind]).flatMap(([field, names]) =>
    columns.map((column, at) => ({ field, column, at, likeness: likeness(column.header, names) })),
  );
  const possible = pairs.filter(
    ({ field, column, likeness: sureness }) =>
      sureness > 0 && fits(fields[field] ?? 'text', column.type, sureness),
  );
  const chosen = new Map<string, Choice>();
  const taken = new Set<number>();
  for (const { field, ...choice } of possible.toSorted((a, b) => b.likeness - a.likeness || a.at - b.at)) {
    if (chosen.has(field) || taken.has(choice.at)) continue;
    chosen.set(field, choice);
    taken.add(choice.at);
  }
  return chosen;
}

const TAKEN: Readonly<Record<FieldType, readonly ColumnType[]>> = {
  text: ['text', 'integer', 'decimal', 'percent', 'date', 'datetime', 'flag', 'empty'],
  decimal: ['integer', 'decimal', 'empty'],
  percent: ['integer', 'decimal', 'percent', 'empty'],
  integer: ['integer', 'empty'],
  date: ['date', 'datetime'],
  datetime: ['date', 'datetime'],
  flag: ['flag'],
};

/** A column of prices with a word in one cell is one of texts by its cells, and of prices by its name. */
function fits(field: FieldType, column: ColumnType, sureness: number): boolean {
  return TAKEN[field].includes(column) || (field === 'decimal' && column === 'text' && sureness >= SURE);
}

function ruleOf(
  type: FieldType,
  column: ColumnProfile,
  at: number,
  columns: readonly ColumnProfile[],
  isNeeded: boolean,
): object {
  const isOnly = columns.filter(
    ({ header }) => header.trim().toLowerCase() === column.header.trim().toLowerCase(),
  );
  const named = {
    column: isOnly.length === 1 && column.header.trim() !== '' ? column.header.trim() : at + 1,
  };
  const common = isNeeded ? { ...named, required: true } : named;
  const { numberStyle, dateFormats, flags, samples } = column;
  switch (type) {
    case 'decimal':
    case 'percent':
      return { ...common, ...marksOf(numberStyle) };
    case 'date':
    case 'datetime':
      return { ...common, formats: dateFormats ?? [] };
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

function marksOf(style: ColumnProfile['numberStyle']): object {
  if (style === null) return {};
  const { decimalMark, groupMark } = style;
  return { decimalMark, ...(groupMark === null ? {} : { groupMark }) };
}

function wordsOr(words: readonly string[] | undefined, otherwise: string): readonly string[] {
  return words === undefined || words.length === 0 ? [otherwise] : words;
}
