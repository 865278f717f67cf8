import type { Plant } from './plants.ts';

const ORDERS = 'src/core/orders';

function plant(name: string, rule: string, file: string, find: string, replace: string): Plant {
  return { name, rule, world: 'orders', edits: [{ file, find, replace }] };
}

/** For each thing that no state of orders and stock may be, a rule whose absence leads there. */
export const orderPlants: readonly Plant[] = [
  plant(
    'order-stock-given-twice',
    'available is what is there less what is allocated',
    'src/core/inventory/stock-levels.ts',
    'const available = subtractQuantity(stands, held);',
    'const available = subtractQuantity(stands, 0 * held);',
  ),
  plant(
    'order-shipment-keeps-allocation',
    'what ships is allocated no more',
    `${ORDERS}/order-ship.ts`,
    '    useAllocation(ctx, line, place, quantity);\n',
    '',
  ),
  plant(
    'order-withdrawn-keeps-stock',
    'an order that is confirmed no more holds nothing',
    `${ORDERS}/stock-promise.ts`,
    'for (const { id } of ctx.read.find(allocations, { order })) ctx.write.remove(allocations, id);',
    '',
  ),
  plant(
    'order-withdrawn-keeps-credit',
    'an order that is confirmed no more takes no credit',
    `${ORDERS}/order-decisions.ts`,
    'ctx.write.update(orders, order.id, { status: to, committedAmount: null });',
    'ctx.write.update(orders, order.id, { status: to });',
  ),
  plant(
    'order-short-forgotten',
    'what is open is allocated or waits',
    `${ORDERS}/stock-promise.ts`,
    '    writeBackorder(ctx, line, short, why ?? null);\n    return',
    '    return',
  ),
  plant(
    'order-number-given-twice',
    'a number that a copied disk gives again is refused',
    `${ORDERS}/order-head.ts`,
    "return taken.length > 0 ? ctx.refuse('orders.number-taken', { number }) : number;",
    'return number;',
  ),
  plant(
    'order-ships-anything',
    'nothing ships beyond its tolerance',
    'src/shared/orders/after-confirm-can.ts',
    'const most = mostShippable(progress.ordered, tolerance);',
    'const most = 2 * mostShippable(progress.ordered, tolerance);',
  ),
  plant(
    'order-ledger-drifts',
    'what is on hand is the sum of its movements',
    'tests/sim/order-company.ts',
    "PRIMARY KEY (id)) STRICT;';",
    "PRIMARY KEY (id)) STRICT; UPDATE stockBalances SET onHand = onHand + 1;';",
  ),
];
