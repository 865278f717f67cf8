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
  solo.run('place.create-standard', { stockCode: 'MAIN', stockName: 'Main' });
});

const ONE = 1_000_000;
const counted = (quantity: number) => ({ kind: 'on-hand', quantity: quantity * ONE });
const change = (quantity: number) => ({ kind: 'change', quantity: quantity * ONE });

function bring(...records: readonly object[]): readonly string[] {
  const { records: outcome } = solo.run<ImportOutcome>('stock.import', {
    system: 'old',
    records: records.map((record) => ({ key: 'K', item: 'HX-1', ...record })),
  });
  return outcome.map(({ result, refusal }) => refusal?.code ?? result);
}

function onHand(): number {
  const [row] = solo.rows(
    "SELECT onHand FROM stockBalances WHERE onHand > 0 AND place NOT LIKE 'place.%'",
  ) as {
    onHand: number;
  }[];
  return (row?.onHand ?? 0) / ONE;
}

describe('imported stock', () => {
  test('brings a place to what was counted, once', () => {
    expect(bring({ stock: counted(12) })).toEqual(['created']);
    expect(bring({ stock: counted(12) })).toEqual(['unchanged']);
    expect(onHand()).toBe(12);
  });

  test('counts from what is there already, and changes by what the file says', () => {
    expect(
      bring({ stock: change(10) }, { key: 'L', stock: counted(4) }, { key: 'M', stock: change(-1) }),
    ).toEqual(['created', 'created', 'created']);
    expect(onHand()).toBe(3);
  });

  test('of nothing leaves nothing', () => {
    expect(bring({ stock: counted(0) })).toEqual(['unchanged']);
    expect(solo.rows('SELECT * FROM movements')).toEqual([]);
  });

  test.each([
    [{ stock: change(-1) }, 'inventory.import-below-zero'],
    [{ item: 'HX-2', stock: counted(1) }, 'inventory.import-unknown-item'],
    [{ item: 'FEE', stock: counted(1) }, 'inventory.not-goods'],
    [{ stock: counted(0.5) }, 'inventory.not-whole'],
    [{ place: 'ATTIC', stock: counted(1) }, 'inventory.import-unknown-place'],
  ])('is refused for its own reason: %o', (record, code) => {
    expect(bring(record)).toEqual([code]);
  });

  test('never changes under the same key', () => {
    bring({ stock: counted(1) });
    expect(bring({ stock: counted(2) })).toEqual(['inventory.import-never-changes']);
    expect(bring({ key: 'L', stock: counted(3) }, { key: 'L', stock: counted(3) })).toEqual([
      'created',
      'inventory.import-key-twice',
    ]);
  });

  test('is reversed by the undo, unless it has left since', () => {
    bring({ stock: counted(5) }, { key: 'L', stock: change(7) });
    solo.run('stock.adjust', { item, quantity: -6 * ONE, reason: 'lost', businessDate: '2026-01-02' });
    const undone = solo.run('stock.undo-import', { system: 'old', keys: ['L', 'K'] });
    expect(undone).toEqual({ removed: ['K'], kept: [{ key: 'L', reason: 'used' }] });
    expect(onHand()).toBe(1);
    expect(bring({ stock: change(5) })).toEqual(['created']);
  });
});
