import type { ColumnProfile, MappingFile, MappingRule } from '../sync/import-inspection.ts';
import { proposedMeaning } from './word-proposals.ts';

/** What becomes of a word that no meaning was given. */
export type OtherWords = 'keep' | 'empty' | 'refuse';

/** A word of a column, in how many rows it stands, and what it means. */
export interface WordMeaning {
  readonly word: string;
  /** 0: it stands in no row of this file; a file before had it. */
  readonly count: number;
  /** `''`: nothing. Null: none was given. */
  readonly meaning: string | null;
}

/** Whether a field has a table of what its words mean; else they are taken as they stand. */
export function hasMeanings(rule: MappingRule | undefined): boolean {
  return isTable(rule?.values);
}

/** The most frequent first, at the end what only other files had: in an order that giving a meaning does not change. */
export function wordMeanings(rule: MappingRule, column: ColumnProfile): readonly WordMeaning[] {
  const values = isTable(rule.values) ? rule.values : {};
  const counts = new Map<string, number>();
  for (const { word, count } of column.words) {
    const read = asRead(rule, word);
    counts.set(read, (counts.get(read) ?? 0) + count);
  }
  for (const word of Object.keys(values)) if (!counts.has(word)) counts.set(word, 0);
  return [...counts]
    .map(([word, count]) => ({
      word,
      count,
      meaning: Object.hasOwn(values, word) ? (values[word] ?? null) : null,
    }))
    .toSorted((a, b) => b.count - a.count);
}

/** How many words of the file have no meaning, and in how many rows they stand. */
export function unmatched(words: readonly WordMeaning[]): { readonly words: number; readonly rows: number } {
  const open = words.filter(({ meaning, count }) => meaning === null && count > 0);
  return { words: open.length, rows: open.reduce((sum, { count }) => sum + count, 0) };
}

/** Begins a table: until a meaning is given, every word stays as it is. */
export function beginMeanings(mapping: MappingFile, field: string): MappingFile {
  return withRule(mapping, field, (rule) => ({ ...rule, values: {}, otherwise: 'keep' }));
}

/**
 * Gives every word of the column that has no meaning yet the one that is proposed for it, where there is one. What is
 * proposed is in the table like any other meaning: to be looked at, changed or taken away.
 */
export function proposeMeanings(mapping: MappingFile, field: string, column: ColumnProfile): MappingFile {
  const words = wordMeanings(mapping.fields[field] ?? {}, column);
  return words.reduce((given, { word, meaning }) => {
    const proposed = meaning === null ? proposedMeaning(field, word) : null;
    return proposed === null ? given : giveMeaning(given, field, word, proposed.code);
  }, mapping);
}

/** Words are taken as they stand again. */
export function endMeanings(mapping: MappingFile, field: string): MappingFile {
  return withRule(mapping, field, ({ values: _values, otherwise: _otherwise, ...rule }) => rule);
}

/** `''`: the word means nothing. Null: it has no meaning any more. */
export function giveMeaning(
  mapping: MappingFile,
  field: string,
  word: string,
  meaning: string | null,
): MappingFile {
  return withRule(mapping, field, (rule) => {
    const others = Object.entries(isTable(rule.values) ? rule.values : {});
    // A meaning keeps its place in the file that is saved.
    const isNew = !others.some(([each]) => each === word);
    const all = isNew ? [...others, [word, ''] as const] : others;
    const values = Object.fromEntries(
      all.flatMap(([each, before]) => {
        if (each !== word) return [[each, before]];
        return meaning === null ? [] : [[each, meaning]];
      }),
    );
    return { ...rule, values };
  });
}

export function otherWords(rule: MappingRule): OtherWords {
  return rule.otherwise === 'keep' || rule.otherwise === 'empty' ? rule.otherwise : 'refuse';
}

export function treatOthers(mapping: MappingFile, field: string, otherwise: OtherWords): MappingFile {
  return withRule(mapping, field, (rule) => ({ ...rule, otherwise }));
}

function withRule(
  mapping: MappingFile,
  field: string,
  change: (rule: MappingRule) => MappingRule,
): MappingFile {
  const rule = mapping.fields[field];
  return rule ? { ...mapping, fields: { ...mapping.fields, [field]: change(rule) } } : mapping;
}

/** As the reader of cells looks a word up. */
function asRead({ whole }: MappingRule, word: string): string {
  return whole === true ? word.replace(/^(\d+)\.0+$/, '$1') : word;
}

function isTable(values: unknown): values is Readonly<Record<string, string>> {
  return typeof values === 'object' && values !== null;
}
