import { columnRule, neededFields } from '../../shared/company/import-draft.ts';
import { type FieldType, fieldCatalogues } from '../../shared/company/import-fields.ts';
import { UNNAMED_SYSTEM } from '../../shared/company/import-outcome.ts';
import type {
  Ambiguity,
  ColumnProfile,
  ColumnType,
  ImportKind,
  MappingRule,
  MappingSuggestion,
} from '../../shared/sync/import-inspection.ts';
import { type ImportMapping, parseMapping } from '../importing/import-mapping.ts';
import { headerWords, likeness, plainHeader } from './header-words.ts';

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
  const needed = neededFields(kind, kinds === 'draft');
  const fields: Record<string, MappingRule> = {};
  const questions: { field: string; ambiguity: Ambiguity }[] = [];
  let score = 0;
  for (const [field, { column, at, likeness: sureness }] of chosen) {
    const type = fieldCatalogues[kind].fields[field] ?? 'text';
    const isNeeded = needed.includes(field);
    fields[field] = columnRule(type, at, columns, isNeeded);
    score += sureness / 100;
    if (column.ambiguity !== null && type !== 'text') questions.push({ field, ambiguity: column.ambiguity });
  }
  const missing = needed.filter((field) => !has(field));
  const mapping = {
    format: 'daybook-import-mapping',
    version: 1,
    name: 'suggested',
    title,
    kind,
    system: UNNAMED_SYSTEM,
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

interface Choice {
  readonly column: ColumnProfile;
  readonly at: number;
  readonly likeness: number;
}

/** Each column goes to the field it is likest, each field to one column, the surest pairs first. */
function assignment(kind: ImportKind, columns: readonly ColumnProfile[]): ReadonlyMap<string, Choice> {
  const { fields } = fieldCatalogues[kind];
  const pairs = Object.entries(headerWords[kind]).flatMap(([field, names]) =>
    columns.map((column, at) => ({
      field: isCountryCodes(column) ? field.replace(/ountryName$/, 'ountry') : field,
      column,
      at,
      likeness: likeness(column.header, names),
    })),
  );
  const possible = pairs.filter(
    ({ field, column, likeness: sureness }) =>
      sureness > 0 &&
      fits(fields[field] ?? 'text', column, sureness) &&
      (field !== 'unit' || holdsUnits(column)),
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

/** A column named *Country* holds names or codes: most of its cells say which. */
function isCountryCodes({ samples }: ColumnProfile): boolean {
  return samples.filter((sample) => /^[A-Z]{2}$/.test(sample)).length * 2 >= samples.length;
}

/** *Quantity per unit* and *Units on order* have the word too; “10 boxes x 20 bags” and 70 are no units. */
function holdsUnits({ type, samples }: ColumnProfile): boolean {
  const isWord = type === 'text' || type === 'empty' || type === 'flag';
  return isWord && samples.every((sample) => sample.length <= LONGEST_UNIT);
}

const LONGEST_UNIT = 12;

const TAKEN: Readonly<Record<FieldType, readonly ColumnType[]>> = {
  text: ['text', 'integer', 'decimal', 'percent', 'date', 'datetime', 'flag', 'empty'],
  decimal: ['integer', 'decimal', 'empty'],
  percent: ['integer', 'decimal', 'percent', 'empty'],
  integer: ['integer', 'empty'],
  date: ['date', 'datetime'],
  datetime: ['date', 'datetime'],
  flag: ['flag'],
};

/** A column of prices or days with a word in one cell is one of texts by its cells, and of prices or days by its name. */
function fits(field: FieldType, { type, dateFormats }: ColumnProfile, sureness: number): boolean {
  if (TAKEN[field].includes(type)) return true;
  if (type !== 'text' || sureness < SURE) return false;
  return field === 'decimal' || ((field === 'date' || field === 'datetime') && dateFormats !== null);
}
