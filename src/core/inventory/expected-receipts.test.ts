import { expect, test } from 'vitest';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { verifyReplica } from '../sync/verify.ts';

const today = { businessDate: PLACED_ON };

type World = ReturnType<typeof orderWorld>;

interface Listed {
  readonly id: string;
  readonly open: number;
  readonly received: number;
  readonly overdue: boolean;
  readonly status: string;
  readonly quantity: number;
  readonly date: string;
}

function expectSome({ solo, item }: World, count: number, rest: object = {}): string {
  const input = { item, quantity: quantityOf(count), date: '2026-01-12', reference: 'PO-B-000311', ...rest };
  return solo.run<{ id: string }>('receipt-expected.add', input).id;
}

function listed({ solo }: World, rest: object = {}): readonly Listed[] {
  return solo.query<{ receipts: Listed[] }>('receipt-expected.list', { today: PLACED_ON, ...rest }).receipts;
}

test('what is expected and comes in parts is a movement from the vendors each time, until all is here', () => {
  const world = orderWorld(0);
  const receipt = expectSome(world, 10);
  const part = { receipt, quantity: quantityOf(4), ...today };
  expect(world.solo.run('receipt-expected.receive', part)).toMatchObject({ open: quantityOf(6) });
  expect(listed(world)).toMatchObject([{ received: quantityOf(4), open: quantityOf(6), status: 'open' }]);
  world.solo.run('receipt-expected.receive', { ...part, quantity: quantityOf(6) });
  expect(listed(world)).toEqual([]);
  expect(world.available()).toBe(quantityOf(10));
  expect(world.solo.refused('receipt-expected.receive', part).code).toBe('inventory.receipt-not-open');
  expect(verifyReplica(world.solo.replica).flatMap(({ faults }) => faults)).toEqual([]);
});

test('a rest that does not come any more is not expected', () => {
  const world = orderWorld(0);
  const receipt = expectSome(world, 10);
  world.solo.run('receipt-expected.receive', { receipt, quantity: quantityOf(9), ends: true, ...today });
  expect(listed(world)).toEqual([]);
});

test('a receipt typed by mistake is reversed, and expected again', () => {
  const world = orderWorld(0);
  const receipt = expectSome(world, 10);
  const input = { receipt, quantity: quantityOf(10), ...today };
  const { movement } = world.solo.run<{ movement: string }>('receipt-expected.receive', input);
  world.solo.run('movement.reverse', { movement, why: 'wrong truck', ...today });
  expect(listed(world)).toMatchObject([{ id: receipt, open: quantityOf(10), received: 0 }]);
});

test('one whose day is over is flagged', () => {
  const world = orderWorld(0);
  expectSome(world, 1, { date: '2026-01-04' });
  expectSome(world, 1, { date: PLACED_ON });
  expect(listed(world).map(({ overdue }) => overdue)).toEqual([true, false]);
});

test('boxes are counted in the base unit, and a change of the quantity goes back as it was typed', () => {
  const world = orderWorld(0);
  const { solo, item } = world;
  solo.run('item.add-unit', { item, unit: 'BX', numerator: 12, denominator: 1, wholeUnits: true });
  const receipt = expectSome(world, 2, { unit: 'BX' });
  expect(listed(world)).toMatchObject([{ quantity: quantityOf(24), unitQuantity: quantityOf(2) }]);
  const change = { receipt, changes: { quantity: quantityOf(30), unit: null, date: '2026-02-01' } };
  const { before } = solo.run<{ before: object }>('receipt-expected.change', change);
  expect(before).toEqual({ quantity: quantityOf(2), unit: 'BX', date: '2026-01-12' });
  expect(listed(world)).toMatchObject([{ quantity: quantityOf(30), unit: null, date: '2026-02-01' }]);
});

test('what has begun to come is not cancelled, what was cancelled can be expected again', () => {
  const world = orderWorld(0);
  const { solo } = world;
  const [begun, given] = [expectSome(world, 10), expectSome(world, 5)];
  solo.run('receipt-expected.receive', { receipt: begun, quantity: quantityOf(1), ...today });
  const why = 'vendor is out of it';
  expect(solo.refused('receipt-expected.cancel', { receipt: begun, why }).code).toBe(
    'inventory.receipt-begun',
  );
  solo.run('receipt-expected.cancel', { receipt: given, why });
  expect(listed(world).map(({ id }) => id)).toEqual([begun]);
  expect(solo.run('receipt-expected.reopen', { receipt: given })).toEqual({ why });
  expect(listed(world).map(({ id }) => id)).toEqual([begun, given]);
});

test('goods come to a place of the site they are expected at', () => {
  const world = orderWorld(0);
  const { solo, place } = world;
  const { id: site } = solo.run<{ id: string }>('site.create', { code: 'WEST', name: 'West' });
  const receipt = expectSome(world, 3, { site });
  const input = { receipt, quantity: quantityOf(3), ...today };
  expect(solo.refused('receipt-expected.receive', input).code).toBe('inventory.which-place');
  expect(solo.refused('receipt-expected.receive', { ...input, place }).code).toBe(
    'inventory.place-elsewhere',
  );
  solo.run('place.create', { code: 'W-1', name: 'West 1', site });
  solo.run('receipt-expected.receive', input);
  const { sites } = solo.query<{ sites: object[] }>('stock.of-item', { item: world.item });
  expect(sites).toEqual([
    { site, code: 'WEST', onHand: quantityOf(3), allocated: 0, available: quantityOf(3) },
  ]);
});

test('a company starts with a main site, and places without a site of their own are there', () => {
  const { solo } = orderWorld(0);
  const { sites } = solo.query<{ sites: object[] }>('site.list', {});
  expect(sites).toMatchObject([{ id: MAIN_SITE, code: 'MAIN', active: true, workingWeekdays: null }]);
  const { places } = solo.query<{ places: { kind: string; site: string | null }[] }>('place.list', {});
  expect(places.filter(({ kind }) => kind === 'stock')).toMatchObject([{ site: MAIN_SITE }]);
  expect(solo.refused('site.change', { site: MAIN_SITE, changes: { active: false } }).code).toBe(
    'inventory.site-has-places',
  );
});

test('a place with stock stays in use, an empty one need not', () => {
  const { solo, place } = orderWorld(3);
  const close = { changes: { active: false } };
  expect(solo.refused('place.change', { place, ...close }).code).toBe('inventory.place-not-empty');
  const { id } = solo.run<{ id: string }>('place.create', { code: 'B-1', name: 'Shelf' });
  expect(solo.run('place.change', { place: id, ...close })).toEqual({ before: { active: true } });
});

test('movements of a place are those that left it and those that came', () => {
  const { solo, item, place } = orderWorld(3);
  const { id: shelf } = solo.run<{ id: string }>('place.create', { code: 'B-1', name: 'Shelf' });
  const move = { item, quantity: quantityOf(2), fromPlace: place, toPlace: shelf, ...today };
  const { movement } = solo.run<{ movement: string }>('stock.move', move);
  const moved = (asked: object) =>
    solo.query<{ movements: { id: string }[] }>('movement.list', asked).movements.map(({ id }) => id);
  expect(moved({ place: shelf })).toEqual([movement]);
  expect(moved({ place })).toHaveLength(2);
  expect(moved({ place, item, limit: 1 })).toEqual([movement]);
  expect(moved({ place, after: movement })).toHaveLength(1);
});

test('a transfer is in transit and expected at the other site, until it is received or reversed', () => {
  const world = orderWorld(10);
  const { solo, item, place } = world;
  const { id: site } = solo.run<{ id: string }>('site.create', { code: 'WEST', name: 'West' });
  solo.run('place.create', { code: 'W-1', name: 'West 1', site });
  const sent = { item, quantity: quantityOf(4), fromPlace: place, toSite: site, arrivesOn: '2026-01-08' };
  const { movement, receipt } = solo.run<{ movement: string; receipt: string }>('stock.transfer', {
    ...sent,
    ...today,
  });
  expect(world.available()).toBe(quantityOf(6));
  expect(listed(world)).toMatchObject([{ id: receipt, site, open: quantityOf(4), transfer: movement }]);
  expect(solo.refused('receipt-expected.cancel', { receipt, why: 'x' }).code).toBe(
    'inventory.receipt-is-transfer',
  );
  const { movement: came } = solo.run<{ movement: string }>('receipt-expected.receive', {
    receipt,
    quantity: quantityOf(4),
    ...today,
  });
  expect(world.available()).toBe(quantityOf(10));
  const back = { movement, why: 'wrong site', ...today };
  expect(solo.refused('movement.reverse', back).code).toBe('inventory.receipt-begun');
  solo.run('movement.reverse', { movement: came, why: 'wrong pallet', ...today });
  solo.run('movement.reverse', back);
  expect(listed(world)).toEqual([]);
  expect(world.available()).toBe(quantityOf(10));
  expect(solo.refused('stock.transfer', { ...sent, toSite: MAIN_SITE, ...today }).code).toBe(
    'inventory.same-place',
  );
});
