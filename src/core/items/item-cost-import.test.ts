import { beforeEach, describe, expect, test } from 'vitest';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';
import type { ImportOutcome } from '../../shared/company/import-outcome.ts';

let solo: Solo;
let bolt: string;
beforeEach(() => {
  solo = soloReplica();
  const records = [
    { key: '17', number: 'HX-1' },
    { key: '18', number: 'HX-2' },
  ];
  bolt = solo.run<ImportOutcome>('item.import', { system: 'old', records }).records[0]?.record ?? '';
});

function bring(records: readonly object[], person?: string): readonly string[] {
  const outcome = solo.run<ImportOutcome>('item.import-costs', { system: 'old', records }, person);
  return outcome.records.map(({ result, refusal }) => refusal?.code ?? result);
}

const costOf = (item: string) => solo.query('item.cost', { item });

describe('imported costs', () => {
  test('are set with their floor price, known again, and follow what the file says', () => {
    expect(bring([{ key: '17', unitCost: 2_000_000, minimumMargin: 25_000_000 }])).toEqual(['created']);
    expect(bring([{ key: '17', unitCost: 2_000_000 }])).toEqual(['unchanged']);
    expect(bring([{ key: '17', unitCost: 4_000_000 }])).toEqual(['updated']);
    const cost = { unitCost: 4_000_000, minimumMargin: 25_000_000 };
    expect(costOf(bolt)).toEqual({ cost, floorPrice: 5_000_000 });
  });

  test('leave a cost alone that somebody set since, until the file says something else', () => {
    bring([{ key: '17', unitCost: 2_000_000 }]);
    solo.run('item.set-cost', { item: bolt, unitCost: 3_000_000, minimumMargin: 0 });
    expect(bring([{ key: '17', unitCost: 2_000_000 }])).toEqual(['unchanged']);
    expect(costOf(bolt)).toMatchObject({ cost: { unitCost: 3_000_000 } });
    expect(bring([{ key: '17', unitCost: 2_500_000 }])).toEqual(['updated']);
    expect(costOf(bolt)).toMatchObject({ cost: { unitCost: 2_500_000 } });
  });

  test('without a margin publish nothing: the floor price would be the cost itself', () => {
    const desk = solo.hire('Dora', 'order desk');
    const asked = { item: bolt, unit: 'EA', quantity: 1_000_000, customer: null, date: '2026-01-10' };
    const shown = () => {
      const { floorPrice } = solo.query<{ floorPrice: number | null }>('item.show', { item: bolt }, desk);
      const { floor } = solo.query<{ floor: number | null }>('price.explain', asked, desk);
      expect(floor).toBe(floorPrice);
      return floorPrice;
    };
    bring([{ key: '17', unitCost: 2_000_000 }]);
    expect(costOf(bolt)).toEqual({ cost: { unitCost: 2_000_000, minimumMargin: 0 }, floorPrice: null });
    expect(shown()).toBeNull();
    expect(solo.rows('SELECT floorPrice FROM itemFloorPrices')).toEqual([{ floorPrice: 0 }]);
    solo.run('item.set-cost', { item: bolt, unitCost: 2_000_000, minimumMargin: 25_000_000 });
    expect(shown()).toBe(2_500_000);
    solo.run('item.set-cost', { item: bolt, unitCost: 2_000_000, minimumMargin: 0 });
    expect(shown()).toBeNull();
  });

  test('name an item by its key there or its number here, and refuse the others one by one', () => {
    const records = ['HX-2', 'nobody'].map((key) => ({ key, unitCost: 1 }));
    expect(bring(records)).toEqual(['created', 'items.import-unknown-item']);
    const huge = { key: '17', unitCost: Number.MAX_SAFE_INTEGER, minimumMargin: 1 };
    expect(bring([huge, { key: '18', unitCost: 1 }])).toEqual(['number.out-of-range', 'unchanged']);
    expect(costOf(bolt)).toEqual({ cost: null, floorPrice: null });
  });

  test('are for those who may set costs, where costs are kept', () => {
    const manager = solo.hire('Mia', 'office manager');
    const call = { system: 'old', records: [{ key: '17', unitCost: 1 }] };
    expect(solo.refused('item.import-costs', call, manager).code).toBe('people.no-permission');
    const blind = { name: 'blind', permissions: ['items.set-cost'], labels: [] };
    const { id: role } = solo.run<{ id: string }>('role.create', blind);
    const { id: eve } = solo.run<{ id: string }>('person.add', { name: 'Eve', roles: [role] });
    expect(solo.refused('item.import-costs', call, eve).code).toBe('items.costs-not-here');
  });

  test('are taken back unless somebody set another since; then the items go too', () => {
    bring([
      { key: '17', unitCost: 2 },
      { key: '18', unitCost: 3 },
    ]);
    solo.run('item.set-cost', { item: bolt, unitCost: 5, minimumMargin: 0 });
    const undo = { system: 'old', keys: ['17', '18', '19'] };
    expect(solo.run('item.undo-cost-import', undo)).toEqual({
      removed: ['18'],
      kept: [
        { key: '17', reason: 'changed' },
        { key: '19', reason: 'unknown' },
      ],
    });
    expect(solo.run('item.undo-import', { system: 'old', keys: ['17', '18'] })).toEqual({
      removed: ['18'],
      kept: [{ key: '17', reason: 'used' }],
    });
  });

  test('tell nothing of themselves in what everybody is sent', () => {
    bring([{ key: '17', unitCost: 2 }]);
    expect(solo.rows("SELECT kind FROM externalKeys WHERE externalKey = '17'")).toEqual([{ kind: 'item' }]);
  });
});
