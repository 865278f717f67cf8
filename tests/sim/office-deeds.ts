import type { Replica } from '../../src/core/platform/replica.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import type { Deed } from './daily-work.ts';
import { type Catalogue, orderDeed } from './order-deeds.ts';
import type { Chance } from './prng.ts';

export interface OfficeCatalogue extends Catalogue {
  /** The base list. */
  readonly list: string;
}

type Rows = <T>(sql: string) => T[];

/** What happens in an office: mostly orders, and beside them prices, approvals, drafts saved whole and names that change. */
export function officeDeed(
  desk: { readonly replica: Replica },
  chance: Chance,
  catalogue: OfficeCatalogue,
): Deed | null {
  const rows: Rows = <T>(sql: string) => desk.replica.db.sqlite.prepare(sql).all() as T[];
  const { items, list, customer } = catalogue;
  const item = chance.pick(items);
  const roll = chance.int(100);
  if (roll < 70) return orderDeed(desk, chance, catalogue);
  if (roll < 76) {
    const at = { unit: 'EA', fromQuantity: 0, validFrom: '2025-01-01', validUntil: null };
    return { command: 'price.set', input: { list, item, ...at, price: (7 + chance.int(5)) * 1_000_000 } };
  }
  if (roll < 84) return rewritten(rows, chance, item);
  if (roll < 90) return askedApproval(rows, chance);
  if (roll < 94) return answeredApproval(rows, chance);
  if (roll < 97) {
    const date = `2026-01-${10 + chance.int(9)}`;
    return { command: 'receipt-expected.add', input: { item, quantity: quantityOf(4), date } };
  }
  return {
    command: 'customer.change',
    input: { customer, changes: { name: `Apex ${chance.int(4)}` } },
  };
}

interface DraftLine {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
}

/** A draft saved as a whole: a line changed, one new, one perhaps gone; some below the list price. */
function rewritten(rows: Rows, chance: Chance, item: string): Deed | null {
  const order = draftOf(rows, chance);
  if (order === null) return null;
  const standing = rows<DraftLine & { order: string }>(
    'SELECT id, "order", item, quantity FROM orderLines ORDER BY position',
  ).filter((row) => row.order === order);
  const kept = standing.filter(() => chance.flip(0.8));
  const lines = kept.map(({ id, item: same, quantity }) => ({
    ...{ line: id, item: same, quantity: chance.flip(0.5) ? quantity : quantityOf(1 + chance.int(5)) },
    ...(chance.flip(0.3) ? { discountPercent: (1 + chance.int(3)) * 5_000_000 } : {}),
  }));
  const added = chance.flip(0.5) ? [{ item, quantity: quantityOf(1 + chance.int(4)) }] : [];
  const header = chance.flip(0.3) ? { customerPo: `PO-${chance.int(3)}` } : {};
  return { command: 'order.rewrite', input: { order, header, lines: [...lines, ...added] } };
}

function askedApproval(rows: Rows, chance: Chance): Deed | null {
  const lines = rows<{ id: string; order: string }>(
    `SELECT orderLines.id, "order" FROM orderLines JOIN orders ON orders.id = "order"
     WHERE orders.status = 'draft' AND orderLines.discountPercent IS NOT NULL ORDER BY orderLines.id`,
  );
  if (lines.length === 0) return null;
  const { id, order } = chance.pick(lines.slice(-4));
  return { command: 'approval.ask', input: { order, lines: [id] } };
}

function answeredApproval(rows: Rows, chance: Chance): Deed | null {
  const open = rows<{ id: string }>('SELECT id FROM approvalRequests WHERE answer IS NULL ORDER BY id');
  if (open.length === 0) return null;
  const command = chance.flip(0.7) ? 'approval.give' : 'approval.refuse';
  return { command, input: { request: chance.pick(open).id, why: 'x' } };
}

function draftOf(rows: Rows, chance: Chance): string | null {
  const drafts = rows<{ id: string }>("SELECT id FROM orders WHERE status = 'draft' ORDER BY id");
  return drafts.length === 0 ? null : chance.pick(drafts.slice(-4)).id;
}
