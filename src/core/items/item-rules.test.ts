import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { type ItemState, itemLifecycle } from '../../shared/items/item-lifecycle.ts';
import { itemCan } from '../../shared/items/item-rules.ts';

const ITEM = {
  description: 'X',
  kind: 'goods',
  itemGroup: null,
  baseUnit: 'EA',
  wholeUnits: true,
  lifecycle: 'planned',
  note: null,
};

const states = fc.constantFrom(...itemLifecycle.states);
const successors = fc.constantFrom('none', 'sound', 'unknown', 'circle');

test('an item moves through its life exactly as its button says', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(states, successors), { maxLength: 12 }), (history) => {
      const solo = soloReplica();
      const [item, other] = ['A', 'B'].map(
        (number) => solo.run<{ id: string }>('item.create', { ...ITEM, number }).id,
      );
      const ids = { none: null, sound: other, unknown: 'nothing', circle: item };
      for (const [to, successor] of history) {
        const from = solo.rows('SELECT lifecycle FROM items WHERE id = ?', item)[0]?.lifecycle as ItemState;
        const may = itemCan.move({ item: item ?? '', from, to, successor });
        const call = { item, lifecycle: to, successor: ids[successor] };
        const result = solo.attempt('item.change-lifecycle', call);
        expect(result.ok ? true : result.refusal.code).toEqual(may === true ? true : may.code);
      }
    }),
    { numRuns: 30 },
  );
});

test('units come and go exactly as their buttons say', () => {
  const acts = fc.tuple(
    fc.constantFrom('add', 'remove', 'mark', 'unmark'),
    fc.constantFrom('EA', 'BX', 'KG'),
  );
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 12 }), (history) => {
      const solo = soloReplica();
      const { id: item } = solo.run<{ id: string }>('item.create', { ...ITEM, number: 'A' });
      for (const [act, unit] of history) {
        const own = solo.rows('SELECT id FROM itemUnits WHERE unit = ?', unit).length > 0;
        const has = unit === 'EA' ? 'base' : own ? 'own' : 'no';
        const barcodes = solo.rows('SELECT id FROM itemBarcodes WHERE unit = ?', unit).length;
        if (act === 'mark') solo.attempt('item.add-barcode', { item, unit, barcode: unit });
        else if (act === 'unmark') solo.attempt('item.remove-barcode', { barcode: unit });
        else {
          const factor = { numerator: 6, denominator: 1, wholeUnits: true };
          const may =
            act === 'add'
              ? itemCan.addUnit({ item, unit, hasUnit: has !== 'no' })
              : itemCan.removeUnit({ item, unit, has, barcodes });
          const result = solo.attempt(`item.${act}-unit`, { item, unit, ...(act === 'add' ? factor : {}) });
          expect(result.ok ? true : result.refusal).toEqual(may);
        }
      }
    }),
    { numRuns: 30 },
  );
});
