import type { Chance } from './prng.ts';
import type { SimWorkstation } from './sim-workstation.ts';

/** What somebody does next, made of what their screen shows. */
export interface Deed {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly version?: number;
  /** The item a reversal is meant for. */
  readonly item?: string;
}

interface OrderRow {
  readonly id: string;
}

export function nextDeed(workstation: SimWorkstation, chance: Chance): Deed | null {
  const { sqlite } = workstation.replica.db;
  const rows = <T>(sql: string) => sqlite.prepare(sql).all() as T[];
  const orders = rows<OrderRow>('SELECT id FROM orders ORDER BY number').slice(-7);
  const roll = chance.int(100);
  if (roll < 16 || orders.length === 0)
    return newOrder(rows<OrderRow>('SELECT id FROM customers ORDER BY id'), chance);
  const order = chance.pick(orders).id;
  const item = chance.pick(['i1', 'i2']);
  if (roll < 23) return { command: 'order.add-line', input: { order, item, quantity: 1 + chance.int(4) } };
  if (roll < 29) return { command: 'order.swap-lines', input: { order } };
  if (roll < 36) return { command: 'order.set-price', input: { order, price: 1 + chance.int(5) } };
  if (roll < 42) return noteOrder(order, chance);
  if (roll < 54) return { command: 'order.confirm', input: { order } };
  if (roll < 60)
    return reverse(rows('SELECT id, itemId FROM movements WHERE quantity < 0 ORDER BY rowid'), chance);
  if (roll < 63) return releaseHold(rows('SELECT id, orderId FROM holds ORDER BY id'), chance);
  if (roll < 66) return { command: 'stock.receive', input: { item, quantity: 1 + chance.int(4) } };
  if (roll < 68) return { command: 'item.look-at', input: { item, times: 1 + chance.int(3) } };
  if (roll < 76) return { command: 'invoice.post', input: { order } };
  if (roll < 80) return recreateLine(rows('SELECT id, orderId FROM lines ORDER BY id'), chance);
  if (roll < 90) return customerDeed(rows('SELECT id, note FROM customers ORDER BY id'), chance);
  return memoDeed(rows<OrderRow>('SELECT id FROM memos ORDER BY id'), chance);
}

function newOrder(customers: readonly OrderRow[], chance: Chance): Deed | null {
  if (customers.length === 0) return null;
  const po = chance.flip(0.3) ? `PO-${chance.int(4)}` : null;
  const lines = Array.from({ length: 1 + chance.int(2) }, () => ({
    item: chance.pick(['i1', 'i2']),
    quantity: 1 + chance.int(5),
  }));
  const customer = chance.pick(customers).id;
  return { command: 'order.create', input: { customer, po, price: 1 + chance.int(4), lines } };
}

function noteOrder(order: string, chance: Chance): Deed {
  const words = `note ${chance.int(3)}`;
  if (chance.flip(0.3)) return { command: 'order.note', version: 1, input: { order, note: words } };
  return { command: 'order.note', input: { order, text: words } };
}

function reverse(movements: readonly { id: string; itemId: string }[], chance: Chance): Deed | null {
  if (movements.length === 0) return null;
  const movement = chance.pick(movements.slice(-3));
  return { command: 'movement.reverse', input: { movement: movement.id }, item: movement.itemId };
}

function releaseHold(holds: readonly { id: string; orderId: string }[], chance: Chance): Deed | null {
  if (holds.length === 0) return null;
  const { id, orderId } = chance.pick(holds);
  return { command: 'hold.release', input: { hold: id, order: orderId } };
}

function recreateLine(lines: readonly { id: string; orderId: string }[], chance: Chance): Deed | null {
  if (lines.length === 0) return null;
  const { id, orderId } = chance.pick(lines);
  return { command: 'line.recreate', input: { line: id, order: orderId, quantity: chance.int(4) } };
}

function customerDeed(customers: readonly { id: string; note: string | null }[], chance: Chance): Deed {
  const customer = chance.pick(['c1', 'c1', 'c5', 'c6']);
  const note = customers.find(({ id }) => id === customer)?.note ?? null;
  const roll = chance.int(10);
  if (roll < 3) return { command: 'customer.create', input: { customer } };
  if (roll < 5) return { command: 'customer.delete', input: { customer } };
  if (roll < 6)
    return { command: 'customer.note', input: { customer, note: chance.pick(['good', 'late', 'moved']) } };
  if (roll < 8) return { command: 'customer.count', input: { customer, note } };
  if (roll < 9) return { command: 'customer.rename', input: { customer, name: `name ${chance.int(5)}` } };
  return { command: 'terms.set', input: { customer, creditLimit: 15 + chance.int(40) } };
}

function memoDeed(memos: readonly OrderRow[], chance: Chance): Deed {
  if (memos.length === 0 || chance.flip(0.4)) return { command: 'memo.create', input: { words: 'remember' } };
  const memo = chance.pick(memos).id;
  if (chance.flip(0.5)) return { command: 'memo.edit', input: { memo, words: `words ${chance.int(3)}` } };
  return { command: 'memo.give', input: { memo, to: chance.pick(['sam', 'sue', 'mia', 'fay']) } };
}
