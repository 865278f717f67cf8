import { describe, expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';

const WIDGET = {
  number: 'W-1',
  description: 'Steel widget',
  kind: 'goods',
  itemGroup: null,
  baseUnit: 'EA',
  wholeUnits: true,
  lifecycle: 'active',
  note: null,
};

function item(solo: Solo, number: string): string {
  return solo.run<{ id: string }>('item.create', { ...WIDGET, number }).id;
}

describe('items', () => {
  test('whose numbers differ only by case are two', () => {
    const solo = soloReplica();
    const upper = item(solo, '15056BL');
    const lower = item(solo, '15056bl');
    expect(solo.refused('item.create', { ...WIDGET, number: '15056bl' }).code).toBe('items.number-taken');
    const find = (text: string) =>
      solo.query<{ items: { id: string }[] }>('item.find', { text }).items[0]?.id;
    expect([find('15056BL'), find('15056bl')]).toEqual([upper, lower]);
  });

  test('are found by number, barcode and the beginnings of words', () => {
    const solo = soloReplica();
    const widget = item(solo, 'W-1');
    item(solo, 'X-9');
    solo.run('item.add-barcode', { item: widget, barcode: '4006381333931', unit: 'EA' });
    solo.run('item.change', { item: widget, changes: { description: 'Brass gadget' } });
    for (const text of ['W-1', 'w-1', '4006381333931', 'gad bra']) {
      expect(solo.query('item.find', { text }), text).toMatchObject({ items: [{ id: widget }] });
    }
    expect(solo.query('item.find', { text: 'widget' })).toMatchObject({ items: [{ number: 'X-9' }] });
  });

  test('are replaced by a successor only at the end of their life, and never by themselves', () => {
    const solo = soloReplica();
    const [old, young] = [item(solo, 'OLD'), item(solo, 'NEW')];
    const move = (id: string, lifecycle: string, successor: string | null) =>
      solo.attempt('item.change-lifecycle', { item: id, lifecycle, successor });
    expect(move(old, 'active', young)).toMatchObject({ refusal: { code: 'items.successor-too-early' } });
    expect(move(old, 'ended', null)).toMatchObject({ refusal: { code: 'lifecycle.no-such-move' } });
    expect(move(old, 'ending', young)).toMatchObject({ ok: true });
    expect(move(young, 'ending', old)).toMatchObject({ refusal: { code: 'items.successor-circle' } });
    expect(move(young, 'ending', 'nothing')).toMatchObject({ refusal: { code: 'items.no-such-item' } });
  });

  test('have units as exact fractions of the base unit', () => {
    const solo = soloReplica();
    const widget = item(solo, 'W-1');
    const box = { item: widget, unit: 'BX', numerator: 24, denominator: 2, wholeUnits: true };
    solo.run('item.add-unit', box);
    expect(solo.refused('item.add-unit', box).code).toBe('items.unit-exists');
    expect(solo.refused('item.add-unit', { ...box, unit: 'EA' }).code).toBe('items.unit-exists');
    expect(solo.query('item.show', { item: widget })).toMatchObject({
      units: [{ unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true }],
    });
    solo.run('item.add-barcode', { item: widget, barcode: '1', unit: 'BX' });
    expect(solo.refused('item.remove-unit', { item: widget, unit: 'BX' }).code).toBe(
      'items.unit-has-barcodes',
    );
    expect(solo.run('item.remove-barcode', { barcode: '1' })).toEqual({ item: widget, unit: 'BX' });
    solo.run('item.remove-unit', { item: widget, unit: 'BX' });
    expect(solo.refused('item.remove-unit', { item: widget, unit: 'EA' }).code).toBe(
      'items.base-unit-stands',
    );
  });
});

describe('costs', () => {
  test('are for those who may see them; the floor price is for everyone', () => {
    const solo = soloReplica();
    const widget = item(solo, 'W-1');
    const desk = solo.hire('Dora', 'order desk');
    const buyer = solo.hire('Ben', 'purchasing');
    const cost = { unitCost: 10_000_001, minimumMargin: 25_000_000 };
    expect(solo.run('item.set-cost', { item: widget, ...cost }, buyer)).toEqual({
      floorPrice: 12_500_002,
      before: null,
    });
    expect(solo.query('item.show', { item: widget }, desk)).toMatchObject({ floorPrice: 12_500_002 });
    expect(solo.refusedQuery('item.cost', { item: widget }, desk).code).toBe('people.no-permission');
    expect(solo.query('item.cost', { item: widget }, buyer)).toEqual({ cost, floorPrice: 12_500_002 });
    expect(solo.refused('item.set-cost', { item: widget, ...cost }, desk).code).toBe('people.no-permission');
  });

  test('are set by nobody whose role may set but not see them', () => {
    const solo = soloReplica();
    const blind = { name: 'blind', permissions: ['items.set-cost', 'items.view-cost'], labels: [] };
    const { id: role } = solo.run<{ id: string }>('role.create', blind);
    const { id: eve } = solo.run<{ id: string }>('person.add', { name: 'Eve', roles: [role] });
    const widget = item(solo, 'W-1');
    const cost = { item: widget, unitCost: 1, minimumMargin: 0 };
    expect(solo.refused('item.set-cost', cost, eve).code).toBe('items.costs-not-here');
    expect(solo.refusedQuery('item.cost', { item: widget }, eve).code).toBe('items.costs-not-here');
  });

  test('a floor beyond what can be kept exactly is refused', () => {
    const solo = soloReplica();
    const huge = { item: item(solo, 'W-1'), unitCost: Number.MAX_SAFE_INTEGER, minimumMargin: 1 };
    expect(solo.refused('item.set-cost', huge).code).toBe('number.out-of-range');
  });
});

describe('importing items', () => {
  test('keeps case, updates what is described better, and is taken back where untouched', () => {
    const solo = soloReplica();
    const run = (records: object[]) =>
      solo.run<{ records: { result: string; record: string | null }[] }>('item.import', {
        system: 'or',
        records,
      });
    const made = run([
      { key: '85123A', number: '85123A', description: 'HANGING HOLDER' },
      { key: '85123a', number: '85123a' },
      { key: 'POST', number: 'POST', description: 'POSTAGE', isFee: true },
    ]);
    expect(made.records.map(({ result }) => result)).toEqual(['created', 'created', 'created']);
    const again = run([{ key: '85123a', number: '85123a', description: 'CREAM HOLDER', barcode: '77' }]);
    expect(again.records).toMatchObject([{ result: 'updated', record: made.records[1]?.record }]);
    expect(solo.query('item.find', { text: '77' })).toMatchObject({
      items: [{ description: 'CREAM HOLDER' }],
    });
    expect(run([{ key: '85123a', number: '85123a', unit: 'KG' }]).records).toMatchObject([
      { result: 'refused', refusal: { code: 'items.base-unit-stands' } },
    ]);
    solo.run('item.note', { item: made.records[0]?.record, note: 'Ours' });
    expect(solo.run('item.undo-import', { system: 'or', keys: ['85123A', '85123a', 'POST'] })).toEqual({
      removed: ['85123a', 'POST'],
      kept: [{ key: '85123A', reason: 'changed' }],
    });
  });
});

test('two customers may call different items by one number, one customer may not', () => {
  const solo = soloReplica();
  const made = (number: string) => newItem(solo, number);
  const [bolt, nut] = [made('B-1'), made('N-1')];
  const [acme, other] = [newCustomer(solo, 'Acme'), newCustomer(solo, 'Other')];
  solo.run('item.add-customer-number', { item: bolt, customer: acme, number: '77' });
  solo.run('item.add-customer-number', { item: nut, customer: other, number: '77' });
  expect(solo.refused('item.add-customer-number', { item: nut, customer: acme, number: '77' })).toMatchObject(
    {
      code: 'items.customer-number-taken',
      params: { item: bolt },
    },
  );
  expect(solo.query('item.show', { item: bolt })).toMatchObject({
    customerNumbers: [{ customerName: 'Acme', number: '77', unit: null }],
  });
});
