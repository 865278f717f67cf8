import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sample } from '../../../tests/support/sample-data.ts';
import type { ColumnProfile, MappingFile } from '../sync/import-inspection.ts';
import { beginMeanings, giveMeaning, proposeMeanings } from './import-meanings.ts';
import { proposedMeaning } from './word-proposals.ts';

describe('what a word of another system probably means', () => {
  test.each([
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['united kingdom', 'GB'],
    ['Great Britain', 'GB'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['de', 'DE'],
    ['The Netherlands', 'NL'],
    ['Holland', 'NL'],
    ['ÖSTERREICH', 'AT'],
    ['Türkei', 'TR'],
    ['Turkey', 'TR'],
    ['Côte d’Ivoire', 'CI'],
    ['Bosnia & Herzegovina', 'BA'],
    [' South Korea ', 'KR'],
  ])('of a country: %s is %s', (word, code) => {
    expect(proposedMeaning('country', word)?.code).toBe(code);
    expect(proposedMeaning('shipToCountry', word)?.code).toBe(code);
  });

  test.each([
    ['pcs', 'EA'],
    ['PCS', 'EA'],
    ['each', 'EA'],
    ['ea.', 'EA'],
    ['Stück', 'EA'],
    ['dz', 'DZ'],
    ['Dozens', 'DZ'],
    ['cs', 'CS'],
    ['Boxes', 'BX'],
    ['rolls', 'RL'],
    ['m²', 'M2'],
    ['kgs', 'KG'],
    ['Sq. Ft.', 'FT2'],
  ])('of a unit: %s is %s', (word, code) => {
    expect(proposedMeaning('unit', word)?.code).toBe(code);
  });

  test('is not asked where the word is such a code already, and not guessed where nothing is known', () => {
    for (const word of ['GB', 'DE', '', 'Atlantis', 'Congo', '12', 'constructor', '__proto__'])
      expect(proposedMeaning('country', word)).toBeNull();
    for (const word of ['EA', 'BX', 'Spule', 'ct', '', 'toString'])
      expect(proposedMeaning('unit', word)).toBeNull();
    for (const field of ['note', 'currency', 'toString']) expect(proposedMeaning(field, 'pcs')).toBeNull();
  });

  test('says the name a person knows the code by', () => {
    expect(proposedMeaning('country', 'Deutschland')).toEqual({ code: 'DE', name: 'Germany' });
    expect(proposedMeaning('unit', 'pcs')).toEqual({ code: 'EA', name: 'each' });
  });
});

describe('a table of words that is begun', () => {
  const words = ['pcs', 'Spule', 'BX', 'box'].map((word) => ({ word, count: 1 }));
  const column = { header: 'Unit', words, distinct: 4 } as unknown as ColumnProfile;
  const file: MappingFile = { kind: 'items', system: 'old', fields: { unit: { column: 'Unit' } } };

  test('has what is proposed, and nothing for a word that nobody knows', () => {
    const proposed = proposeMeanings(beginMeanings(file, 'unit'), 'unit', column);
    expect(proposed.fields.unit).toEqual({
      column: 'Unit',
      values: { pcs: 'EA', box: 'BX' },
      otherwise: 'keep',
    });
  });

  test('keeps what a person said', () => {
    const said = giveMeaning(beginMeanings(file, 'unit'), 'unit', 'pcs', 'PC');
    expect(proposeMeanings(said, 'unit', column).fields.unit?.values).toEqual({ pcs: 'PC', box: 'BX' });
  });
});

describe('real lists', () => {
  const countries = sample('reference/adventureworks_CountryRegion.tsv');
  const units = sample('reference/adventureworks_UnitMeasure.tsv');
  const customers = sample('orders/northwind/csv/Customers.csv');
  const rowsOf = (path: string, mark: string) =>
    readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(mark).map((cell) => cell.trim()));

  test.skipIf(countries.isMissing)('name no country whose name is taken for another', () => {
    const wrong = rowsOf(countries.path, '\t').flatMap(([code = '', name = '']) => {
      const found = proposedMeaning('country', name)?.code;
      return found === undefined || found === code ? [] : [`${name}: ${found}, not ${code}`];
    });
    expect(wrong).toEqual([]);
    const known = rowsOf(countries.path, '\t').filter(([, name = '']) => proposedMeaning('country', name));
    expect(known.length).toBeGreaterThan(215);
  });

  test.skipIf(customers.isMissing)('of customers have no country that is not proposed', () => {
    const [header = [], ...rows] = rowsOf(customers.path, ',');
    expect(header).toContain('Country');
    const ends = rows.map((cells) => cells.at(header.indexOf('Country') - header.length) ?? '');
    expect(ends.filter((word) => word !== '' && !proposedMeaning('country', word))).toEqual([]);
  });

  test.skipIf(units.isMissing)('of units propose the same code or one for the same thing', () => {
    const proposed = Object.fromEntries(
      rowsOf(units.path, '\t').map(([code = '', name = '']) => [code, proposedMeaning('unit', name)?.code]),
    );
    expect(proposed).toMatchObject({
      BOX: 'BX',
      BTL: 'BT',
      CS: 'CS',
      DZ: 'DZ',
      EA: 'EA',
      PC: 'EA',
      PAK: 'PK',
    });
    expect(proposed).toMatchObject({ KG: 'KG', L: 'L', M2: 'M2', ML: 'ML', OZ: 'OZ', PAL: 'PL', FT3: 'FT3' });
    expect(proposed).toMatchObject({ C: undefined, PCT: undefined, KT: undefined });
  });
});
