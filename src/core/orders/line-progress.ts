import { counterPlaceId } from '../../shared/inventory/place-kinds.ts';
import { type Quantity, subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { type LineProgress, remaining } from '../../shared/orders/line-progress.ts';
import { allocations, movements } from '../inventory/inventory-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';

/** How far one line has come; `ordered` in base units. */
export type ProgressOf = (line: { readonly id: string }, ordered: Quantity) => LineProgress;

/** How far the lines of an order have come: sums over movements and allocations, read once for all lines. */
export function lineProgress(read: RowReader, order: string): ProgressOf {
  const moved = Map.groupBy(read.find(movements, { order }), ({ line }) => line);
  const allocated = Map.groupBy(read.find(allocations, { order }), ({ line }) => line);
  return ({ id }, ordered) => ({
    ordered,
    allocated: sumOfQuantities((allocated.get(id) ?? []).map(({ quantity }) => quantity)),
    picked: 0,
    packed: 0,
    shipped: shippedBy(moved.get(id) ?? []),
    invoiced: 0,
  });
}

/** Ordered, not shipped and without stock: what is still to be found. */
export function stillToFind(progress: LineProgress): Quantity {
  const open = remaining(progress);
  return open > progress.allocated ? subtractQuantity(open, progress.allocated) : 0;
}

/** What has gone to customers by these movements, less what came back. */
function shippedBy(moved: readonly RowOf<typeof movements>[]): Quantity {
  const customer = counterPlaceId('customer');
  return sumOfQuantities(moved.map(({ toPlace, quantity }) => (toPlace === customer ? quantity : -quantity)));
}
