import { stockChecks } from '../../src/core/inventory/stock-checks.ts';
import { orderStateChecks } from '../../src/core/orders/order-checks.ts';
import type { Db } from '../../src/core/platform/database.ts';
import { leastComplete, mostShippable } from '../../src/shared/orders/line-progress.ts';

/** How far a line is, in base units. */
export interface LineStands {
  readonly id: string;
  readonly status: string;
  readonly orderStatus: string;
  readonly quantity: number;
  readonly shipped: number;
  readonly allocated: number;
  readonly backordered: number;
  readonly over: number | null;
  readonly under: number | null;
}

/** {@link LineStands} of every line, where all are in base units. */
export const LINES = `SELECT orderLines.id, orderLines."order", orderLines.status, orders.status AS orderStatus,
  orderLines.quantity, unitPrice, overShipPercent AS over, underShipPercent AS under,
  (SELECT coalesce(sum(iif(toPlace = 'place.customer', quantity, -quantity)), 0) FROM movements WHERE line = orderLines.id) AS shipped,
  (SELECT coalesce(sum(quantity), 0) FROM allocations WHERE line = orderLines.id) AS allocated,
  (SELECT coalesce(sum(quantity), 0) FROM backorders WHERE line = orderLines.id) AS backordered
  FROM orderLines JOIN orders ON orders.id = orderLines."order"`;

const OVER_ALLOCATED = `SELECT item || ' at ' || place FROM allocationBalances AS tied
  LEFT JOIN stockBalances AS there USING (item, place) WHERE allocated > coalesce(onHand, 0)`;

/** What no state of orders and stock may be, whoever worked on it in whichever order; null where nothing is wrong. */
export function orderFault(db: Db): string | null {
  const over = db.q(OVER_ALLOCATED).pluck().get();
  if (over !== undefined) return `more is allocated than there is: ${over}`;
  const twice = db.q('SELECT number FROM orders GROUP BY number HAVING count(*) > 1').pluck().get();
  if (twice !== undefined) return `two orders have the number ${twice}`;
  for (const { faults } of [...stockChecks, ...orderStateChecks]) {
    const [fault] = faults(db);
    if (fault !== undefined) return fault;
  }
  for (const line of db.q(LINES).all() as LineStands[]) {
    const fault = lineFault(line);
    if (fault !== null) return `line ${line.id} ${fault}: ${JSON.stringify(line)}`;
  }
  return null;
}

export function lineFault(line: LineStands): string | null {
  const tolerance = { over: line.over, under: line.under, whole: true };
  if (line.shipped < 0) return 'has less than nothing shipped';
  if (line.shipped > mostShippable(line.quantity, tolerance)) return 'shipped beyond its tolerance';
  const isOpen = line.orderStatus === 'confirmed' && line.status === 'open';
  if (!isOpen) return line.allocated + line.backordered > 0 ? 'is not open and holds stock or waits' : null;
  if (line.shipped >= leastComplete(line.quantity, tolerance)) return 'is complete and still open';
  const known = line.shipped + line.allocated + line.backordered;
  return known === line.quantity ? null : 'has something open that is neither allocated nor waits';
}
