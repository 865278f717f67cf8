import type { Replica } from '../../src/core/platform/replica.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { PLACED_ON } from '../support/order-world.ts';
import type { Chance } from './prng.ts';

/** What somebody does next, made of what their screen shows. */
export interface OrderDeed {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Catalogue {
  readonly customer: string;
  readonly items: readonly string[];
}

interface LineRow {
  readonly id: string;
  readonly order: string;
  readonly quantity: number;
}

const why = 'x';

export function orderDeed(
  { replica }: { readonly replica: Replica },
  chance: Chance,
  { customer, items }: Catalogue,
): OrderDeed | null {
  const { sqlite } = replica.db;
  const rows = <T>(sql: string) => sqlite.prepare(sql).all() as T[];
  const roll = chance.int(100);
  // Mostly an order for which it makes sense, and sometimes any.
  const wanted = roll < 22 ? 'draft' : 'confirmed';
  const all = rows<{ id: string; status: string }>('SELECT id, status FROM orders ORDER BY id').slice(-8);
  const likely = all.filter(({ status }) => status === wanted);
  const orders = likely.length > 0 && chance.flip(0.85) ? likely : all;
  const count = () => quantityOf(1 + chance.int(6));
  const newLine = () => ({
    item: chance.pick(items),
    quantity: count(),
    ...(chance.flip(0.3) ? { overShipPercent: 25_000_000, underShipPercent: 20_000_000 } : {}),
  });
  if (roll < 8 || orders.length === 0) {
    const lines = Array.from({ length: 1 + chance.int(2) }, newLine);
    const po = chance.flip(0.2) ? { customerPo: `PO-${chance.int(2)}` } : {};
    const shipComplete = chance.flip(0.15);
    return { command: 'order.create', input: { customer, placedOn: PLACED_ON, shipComplete, lines, ...po } };
  }
  const order = chance.pick(orders).id;
  const lines = rows<LineRow>('SELECT id, "order", quantity FROM orderLines ORDER BY id').filter(
    (row) => row.order === order,
  );
  const line = lines.length === 0 ? 'none' : chance.pick(lines).id;
  if (roll < 22) return { command: 'order.confirm', input: { order } };
  if (roll < 42)
    return { command: 'order.amend', input: { order, why, lines: [amendment(chance, line, newLine())] } };
  if (roll < 48) return { command: 'order.ship-lines', input: { order, shippedOn: PLACED_ON } };
  if (roll < 64) {
    const shipped = [{ line, quantity: quantityOf(1 + chance.int(4)) }];
    return { command: 'order.ship-lines', input: { order, shippedOn: PLACED_ON, lines: shipped } };
  }
  if (roll < 68) return takeBack(rows, chance);
  if (roll < 72)
    return {
      command: chance.pick(['order.short-close-line', 'order.cancel-line']),
      input: { order, line, why },
    };
  if (roll < 82) {
    const closed = rows<{ id: string }>("SELECT id FROM orders WHERE status = 'closed' ORDER BY id");
    if (closed.length > 0) return { command: 'order.reopen', input: { order: chance.pick(closed).id, why } };
    const decision = chance.pick(['withdraw', 'withdraw', 'cancel', 'close']);
    return { command: `order.${decision}`, input: { order, why } };
  }
  if (roll < 84) return { command: 'hold.place', input: { order, kind: 'manual', why } };
  if (roll < 92) return release(rows, chance);
  if (roll < 96) return { command: 'backorder.allocate', input: { item: chance.pick(items) } };
  return {
    command: 'stock.receive',
    input: { item: chance.pick(items), quantity: count(), businessDate: PLACED_ON },
  };
}

type Rows = <T>(sql: string) => T[];

function amendment(chance: Chance, line: string, added: object): object {
  const roll = chance.int(10);
  if (roll < 2) return { do: 'add', line: added };
  if (roll < 3) return { do: 'remove', line };
  if (roll < 5) return { do: 'change', line, changes: { promisedDate: `2026-02-0${1 + chance.int(5)}` } };
  return { do: 'change', line, changes: { quantity: quantityOf(1 + chance.int(8)) } };
}

function takeBack(rows: Rows, chance: Chance): OrderDeed | null {
  const shipped = rows<{ id: string; order: string }>(
    `SELECT id, "order" FROM movements WHERE reason = 'shipped' ORDER BY id`,
  ).slice(-3);
  if (shipped.length === 0) return null;
  const { id, order } = chance.pick(shipped);
  return { command: 'order.unship', input: { order, movements: [id], takenBackOn: PLACED_ON, why } };
}

function release(rows: Rows, chance: Chance): OrderDeed | null {
  const holds = rows<{ id: string }>('SELECT id FROM holds WHERE releasedAt IS NULL ORDER BY id');
  if (holds.length === 0) return null;
  return { command: 'hold.release', input: { hold: chance.pick(holds).id, why } };
}
