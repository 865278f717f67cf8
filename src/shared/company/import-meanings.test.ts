import { describe, expect, test } from 'vitest';
import type { ColumnProfile, MappingFile } from '../sync/import-inspection.ts';
import {
  beginMeanings,
  endMeanings,
  giveMeaning,
  hasMeanings,
  otherWords,
  treatOthers,
  unmatched,
  wordMeanings,
} from './import-meanings.ts';

const column: ColumnProfile = {
  header: 'Unit',
  type: 'text',
  filled: 9,
  samples: ['pcs'],
  distinct: 3,
  words: [
    { word: 'pcs', count: 6 },
    { word: 'Box', count: 2 },
    { word: '-', count: 1 },
  ],
  numberStyle: null,
  dateFormats: null,
  flags: null,
  ambiguity: null,
};
const plain: MappingFile = { kind: 'items', system: 'old', fields: { unit: { column: 'Unit' } } };
const begun = beginMeanings(plain, 'unit');
const ruleOf = (mapping: MappingFile) => mapping.fields.unit ?? {};

describe('what the words of a file mean', () => {
  test('is asked of every word with how often it stands; until then all stay as they are', () => {
    expect(hasMeanings(ruleOf(plain))).toBe(false);
    expect(ruleOf(begun)).toEqual({ column: 'Unit', values: {}, otherwise: 'keep' });
    expect(wordMeanings(ruleOf(begun), column).map(({ word, count }) => [word, count])).toEqual([
      ['pcs', 6],
      ['Box', 2],
      ['-', 1],
    ]);
    expect(unmatched(wordMeanings(ruleOf(begun), column))).toEqual({ words: 3, rows: 9 });
  });

  test('is given word by word, also that a word means nothing, and taken away again', () => {
    const given = giveMeaning(giveMeaning(begun, 'unit', 'pcs', 'EA'), 'unit', '-', '');
    expect(ruleOf(given).values).toEqual({ pcs: 'EA', '-': '' });
    expect(unmatched(wordMeanings(ruleOf(given), column))).toEqual({ words: 1, rows: 2 });
    expect(ruleOf(giveMeaning(given, 'unit', 'pcs', null)).values).toEqual({ '-': '' });
    expect(endMeanings(given, 'unit')).toEqual(plain);
  });

  test('keeps what only an earlier file had, and the order of a mapping that was opened', () => {
    const opened = giveMeaning(giveMeaning(begun, 'unit', 'Stück', 'EA'), 'unit', 'Box', 'BX');
    expect(wordMeanings(ruleOf(opened), column).at(-1)).toEqual({ word: 'Stück', count: 0, meaning: 'EA' });
    const changed = giveMeaning(opened, 'unit', 'Stück', 'PC');
    expect(Object.entries(ruleOf(changed).values ?? {})).toEqual([
      ['Stück', 'PC'],
      ['Box', 'BX'],
    ]);
  });

  test('of words without a meaning is refusal, unless somebody says otherwise', () => {
    expect(otherWords({ column: 'Unit', values: {} })).toBe('refuse');
    expect(otherWords(ruleOf(treatOthers(begun, 'unit', 'empty')))).toBe('empty');
  });

  test('sees a number as it is read: 12.0 and 12 are one word where the column holds whole numbers', () => {
    const words = [
      { word: '12.0', count: 2 },
      { word: '12', count: 1 },
    ];
    expect(wordMeanings({ column: 'Unit', whole: true, values: {} }, { ...column, words })).toEqual([
      { word: '12', count: 3, meaning: null },
    ]);
  });
});
