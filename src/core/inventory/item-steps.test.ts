import { expect, test } from 'vitest';
import { newItem, orderWorld, PLACED_ON, receive } from '../../../tests/support/order-world.ts';
import type { Solo } from '../../../tests/support/solo-replica.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';

type Step = { readonly action: string; readonly refusal: { readonly code: string } | null } | null;

function itemStep(solo: Solo, number: string, today = PLACED_ON, person?: string): Step {
  const { items } = solo.query<{ items: { number: string; nextStep: Step }[] }>(
    'stock.list-items',
    { today },
    person,
  );
  return items.find((item) => item.number === number)?.nextStep ?? null;
}

function stockStep(solo: Solo, number: string, today = PLACED_ON): Step {
  const { levels } = solo.query<{ levels: { number: string; nextStep: Step }[] }>('stock.list', { today });
  return levels.find((level) => level.number === number)?.nextStep ?? null;
}

const actionOf = (step: Step) => step?.action ?? null;

test('an item that is priced and there needs nobody; one that lines wait for is expected, received, allocated', () => {
  const { solo, item, draft, confirm } = orderWorld(10);
  expect(itemStep(solo, 'HX-2040')).toBeNull();
  expect(stockStep(solo, 'HX-2040')).toBeNull();
  confirm(draft(14));
  expect(actionOf(itemStep(solo, 'HX-2040'))).toBe('expect');
  expect(actionOf(stockStep(solo, 'HX-2040'))).toBe('expect');
  solo.run('receipt-expected.add', { item, quantity: quantityOf(4), date: '2026-01-09' });
  expect(itemStep(solo, 'HX-2040')).toBeNull();
  expect(actionOf(itemStep(solo, 'HX-2040', '2026-01-09'))).toBe('receive');
  expect(actionOf(stockStep(solo, 'HX-2040', '2026-01-09'))).toBe('receive');
  receive(solo, item, 3);
  expect(actionOf(itemStep(solo, 'HX-2040'))).toBe('allocate');
  expect(actionOf(stockStep(solo, 'HX-2040'))).toBe('allocate');
});

test('a planned item gets a price and then begins to be sold', () => {
  const { solo } = orderWorld();
  const item = newItem(solo, 'NEW-1', { lifecycle: 'planned' });
  expect(actionOf(itemStep(solo, 'NEW-1'))).toBe('add-price');
  const { lists } = solo.query<{ lists: { id: string }[] }>('price-list.list', {});
  const price = { unit: 'EA', fromQuantity: 0, price: 1_000_000, validFrom: '2026-02-01' };
  solo.run('price.set', { list: lists[0]?.id, item, ...price, validUntil: '2026-03-01' });
  expect(itemStep(solo, 'NEW-1')).toMatchObject({ action: 'activate', refusal: null });
  expect(actionOf(itemStep(solo, 'NEW-1', '2026-03-02'))).toBe('add-price');
  newItem(solo, 'FREIGHT', { kind: 'charge' });
  expect(itemStep(solo, 'FREIGHT')).toBeNull();
});

test('an item that is sold off names its successor, and ends when nothing of it is left', () => {
  const { solo, item, draft, confirm, place } = orderWorld(2);
  const successor = newItem(solo, 'HX-2041');
  const move = (lifecycle: string, by: string | null) =>
    solo.run('item.change-lifecycle', { item, lifecycle, successor: by });
  move('ending', null);
  expect(actionOf(itemStep(solo, 'HX-2040'))).toBe('name-successor');
  move('ending', successor);
  expect(itemStep(solo, 'HX-2040')).toBeNull();
  const out = { item, quantity: quantityOf(2), place, businessDate: PLACED_ON, note: 'bent' };
  solo.run('stock.write-off', out);
  expect(itemStep(solo, 'HX-2040')).toMatchObject({ action: 'end', refusal: null });
  move('ended', null);
  expect(actionOf(itemStep(solo, 'HX-2040'))).toBe('name-successor');
  move('ended', successor);
  expect(itemStep(solo, 'HX-2040')).toBeNull();
  expect(() => confirm(draft(1))).toThrow();
});

test('where orders hold more than lies there, it is counted before anything else', () => {
  const { solo, item, draft, confirm, place } = orderWorld(10);
  confirm(draft(8));
  const gone = { item, quantity: -quantityOf(6), place, reason: 'lost', businessDate: PLACED_ON };
  expect(solo.attempt('stock.adjust', gone).ok).toBe(true);
  expect(actionOf(stockStep(solo, 'HX-2040'))).toBe('adjust');
  expect(actionOf(itemStep(solo, 'HX-2040'))).toBe('expect');
});

test('whoever may not do what is next about an item is told so', () => {
  const { solo, draft, confirm } = orderWorld(0);
  confirm(draft(1));
  expect(itemStep(solo, 'HX-2040', PLACED_ON, solo.hire('Vic', 'viewer'))).toMatchObject({
    action: 'expect',
    refusal: { code: 'people.no-permission', params: { permission: 'inventory.expect' } },
  });
});
