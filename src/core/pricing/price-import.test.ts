import { beforeEach, describe, expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';
import type { ImportOutcome } from '../../shared/company/import-outcome.ts';

const ITEMS = [
  { key: 'HX-1', number: 'HX-1', description: 'Bolt' },
  { key: 'FEE', number: 'FEE', description: 'Postage', isFee: true },
];

let solo: Solo;
let item: string;
beforeEach(() => {
  solo = soloReplica();
  const made = solo.run<ImportOutcome>('item.import', { system: 'old', records: ITEMS });
  item = made.records[0]?.record ?? '';
  solo.run('price-list.create', { name: 'Trade', kind: 'customer', currency: 'USD' });
});

const PRICE = { key: 'HX-1', list: 'Trade', item: 'HX-1', price: 2_500_000, validFrom: '2026-01-01' };

function bring(...records: readonly object[]): readonly string[] {
  const { records: outcome } = solo.run<ImportOutcome>('price.import', { system: 'old', records });
  return outcome.map(({ result, refusal }) => refusal?.code ?? result);
}

describe('imported prices', () => {
  test('stand on their list, are known again by their key and follow what the file says', () => {
    expect(bring(PRICE)).toEqual(['created']);
    expect(bring(PRICE)).toEqual(['unchanged']);
    expect(bring({ ...PRICE, price: 2_600_000 })).toEqual(['updated']);
    expect(solo.rows('SELECT item, unit, price, validFrom FROM listPrices')).toEqual([
      { item, unit: 'EA', price: 2_600_000, validFrom: '2026-01-01' },
    ]);
  });

  test('may say their currency, and without a list go into the base list in it', () => {
    solo.run('price-list.create', { name: 'Europe', kind: 'base', currency: 'EUR' });
    expect(bring({ ...PRICE, currency: 'USD' })).toEqual(['created']);
    expect(bring({ ...PRICE, key: 'eu', list: null, currency: 'EUR' })).toEqual(['created']);
    expect(
      solo.rows('SELECT l.name FROM listPrices p JOIN priceLists l ON l.id = p.list ORDER BY 1'),
    ).toEqual([{ name: 'Europe' }, { name: 'Trade' }]);
  });

  test('never overwrite a price that a person entered', () => {
    const [list] = solo.rows('SELECT id FROM priceLists') as { id: string }[];
    const typed = { list: list?.id, item, unit: 'EA', fromQuantity: 0, validFrom: '2026-01-01' };
    solo.run('price.set', { ...typed, price: 1, validUntil: null });
    expect(bring(PRICE)).toEqual(['pricing.import-price-stands']);
  });

  test.each([
    [{ ...PRICE, item: 'HX-2' }, 'pricing.import-unknown-item'],
    [{ ...PRICE, list: 'Retail' }, 'pricing.import-unknown-list'],
    [{ ...PRICE, list: null }, 'pricing.import-which-list'],
    [{ ...PRICE, currency: 'EUR' }, 'pricing.import-other-currency'],
    [{ ...PRICE, unit: 'BX' }, 'pricing.no-such-unit'],
    [{ ...PRICE, validUntil: '2025-12-31' }, 'pricing.ends-before-it-starts'],
  ])('are refused one by one for their own reason: %o', (record, code) => {
    expect(bring({ ...PRICE, key: 'other' }, record)).toEqual(['created', code]);
  });

  test('are taken back unless somebody changed them since', () => {
    bring(PRICE, { ...PRICE, key: 'b', validFrom: '2026-06-01' });
    const [first] = solo.rows("SELECT id FROM listPrices WHERE validFrom = '2026-01-01'") as { id: string }[];
    solo.run('price.end', { price: first?.id, validUntil: '2026-03-01' });
    const undone = solo.run('price.undo-import', { system: 'old', keys: ['HX-1', 'b', 'c'] });
    expect(undone).toEqual({
      removed: ['b'],
      kept: [
        { key: 'HX-1', reason: 'changed' },
        { key: 'c', reason: 'unknown' },
      ],
    });
  });
});
