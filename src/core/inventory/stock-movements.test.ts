import { expect, test } from 'vitest';
import { newItem, orderWorld, PLACED_ON, receive } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { verifyReplica } from '../sync/verify.ts';

const today = { businessDate: PLACED_ON };

function balances({ solo }: ReturnType<typeof orderWorld>): Record<string, unknown> {
  const rows = solo.rows('SELECT places.code, onHand FROM stockBalances JOIN places ON places.id = place');
  return Object.fromEntries(rows.map(({ code, onHand }) => [code, onHand]));
}

test('what arrives at one place has left another, and all places together hold nothing', () => {
  const world = orderWorld(10);
  world.solo.run('stock.write-off', { item: world.item, quantity: quantityOf(3), note: 'broken', ...today });
  expect(balances(world)).toEqual({
    VENDOR: -quantityOf(10),
    MAIN: quantityOf(7),
    SCRAP: quantityOf(3),
  });
});

test('stock never goes below zero', () => {
  const { solo, item } = orderWorld(2);
  const out = { item, quantity: -quantityOf(3), reason: 'counted', ...today };
  expect(solo.refused('stock.adjust', out)).toMatchObject({
    code: 'inventory.not-enough',
    params: { place: 'MAIN', wanted: '3', onHand: '2' },
  });
});

test('a mistake is reversed once, by a movement the other way that names it', () => {
  const { solo, item, available } = orderWorld(0);
  const movement = receive(solo, item, 5);
  const back = { movement, why: 'typed twice', ...today };
  solo.run('movement.reverse', back);
  expect(available()).toBe(0);
  expect(solo.refused('movement.reverse', back).code).toBe('inventory.already-reversed');
  const { movements } = solo.query<{ movements: object[] }>('movement.list', { item });
  expect(movements).toMatchObject([{ reverses: movement }, { id: movement, reverses: null }]);
});

test('goods that went out again cannot be un-received', () => {
  const { solo, item } = orderWorld(0);
  const movement = receive(solo, item, 5);
  solo.run('stock.write-off', { item, quantity: quantityOf(1), note: 'broken', ...today });
  expect(solo.refused('movement.reverse', { movement, why: 'x', ...today }).code).toBe(
    'inventory.not-enough',
  );
});

test('what is allocated stays for its order when stock is moved, and may still be counted away', () => {
  const { solo, item, place, draft, confirm, available } = orderWorld(5);
  const shelf = solo.run<{ id: string }>('place.create', { code: 'B-1', name: 'Shelf' }).id;
  confirm(draft(4));
  const move = { item, quantity: quantityOf(2), fromPlace: place, toPlace: shelf, ...today };
  expect(solo.refused('stock.move', move)).toMatchObject({
    code: 'inventory.allocated',
    params: { allocated: '4' },
  });
  solo.run('stock.adjust', { item, place, quantity: -quantityOf(3), reason: 'lost', ...today });
  expect(available()).toBe(-quantityOf(2));
});

test('with two places for stock somebody has to say which', () => {
  const { solo, item } = orderWorld(1);
  solo.run('place.create', { code: 'B-1', name: 'Shelf' });
  expect(solo.refused('stock.receive', { item, quantity: quantityOf(1), ...today }).code).toBe(
    'inventory.which-place',
  );
});

test('charges are never in stock, and what is counted in whole units is not cut', () => {
  const { solo, item } = orderWorld(1);
  const postage = newItem(solo, 'POST', { kind: 'charge' });
  const receipt = { quantity: quantityOf(1), ...today };
  expect(solo.refused('stock.receive', { ...receipt, item: postage }).code).toBe('inventory.not-goods');
  expect(solo.refused('stock.receive', { ...receipt, item, quantity: 500_000 }).code).toBe(
    'inventory.not-whole',
  );
});

test('the standard places can be asked for again without making them twice', () => {
  const { solo } = orderWorld(0);
  const first = solo.run('place.create-standard', {});
  expect(solo.run('place.create-standard', {})).toEqual(first);
  expect(solo.rows('SELECT count(*) AS n FROM places')).toEqual([{ n: 6 }]);
});

test('imported write-offs stand in the ledger, change nothing on hand, and are known again', () => {
  const { solo, item, available } = orderWorld(5);
  const record = { key: '536589/1', item: 'HX-2040', quantity: quantityOf(10), ...today, note: 'damaged' };
  const input = { system: 'old', records: [record, { ...record, key: 'x', item: 'nobody knows' }] };
  expect(solo.run('stock.import-write-offs', input)).toMatchObject({
    records: [
      { result: 'created' },
      { result: 'refused', refusal: { code: 'inventory.import-unknown-item' } },
    ],
  });
  expect(solo.run('stock.import-write-offs', { ...input, records: [record] })).toMatchObject({
    records: [{ result: 'unchanged' }],
  });
  expect(available()).toBe(quantityOf(5));
  solo.run('stock.undo-import-write-offs', { system: 'old', keys: [record.key] });
  const moved = solo.rows('SELECT reason FROM movements WHERE item = ? ORDER BY movedAt', item);
  expect(moved.map(({ reason }) => reason)).toEqual(['received', 'imported-write-off', 'reversed']);
});

test('taken back to nothing and counted again, the ledger gives the same balances', () => {
  const { solo, draft, confirm } = orderWorld(5);
  confirm(draft(7));
  expect(verifyReplica(solo.replica).flatMap(({ faults }) => faults)).toEqual([]);
});
