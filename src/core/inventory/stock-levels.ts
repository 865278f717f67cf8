import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import { type Quantity, subtractQuantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { allocationBalances, places, stockBalances } from './inventory-tables.ts';

/** One item at one active stock place, in millionths of its base unit. */
export interface StockLevel {
  readonly place: string;
  readonly code: string;
  readonly site: string;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  /** On hand minus allocated; negative only where stock went after it was allocated. */
  readonly available: Quantity;
}

/**
 * Levels of an item at the stock places (of one site, where one is given), by code; places without stock and allocations
 * are left out.
 */
export function stockLevels(read: RowReader, item: string, of: string | null = null): readonly StockLevel[] {
  const onHand = read.derived(stockBalances, item);
  const allocated = read.derived(allocationBalances, item);
  if (onHand.length === 0 && allocated.length === 0) return [];
  const levels: StockLevel[] = [];
  for (const { id, code, active, site: named } of read.find(places, { kind: 'stock' }, ['code'])) {
    const site = named ?? MAIN_SITE;
    if (active === 0 || (of !== null && site !== of)) continue;
    const stands = onHand.find(({ place }) => place === id)?.onHand ?? 0;
    const held = allocated.find(({ place }) => place === id)?.allocated ?? 0;
    if (stands === 0 && held === 0) continue;
    const available = subtractQuantity(stands, held);
    levels.push({ place: id, code, site, onHand: stands, allocated: held, available });
  }
  return levels;
}

/** On hand minus allocated over all stock places. */
export function availableNow(levels: readonly StockLevel[]): Quantity {
  return sumOfQuantities(levels.map(({ available }) => available));
}

/** What stands at one place, whatever its kind. */
export function onHandAt(read: RowReader, item: string, place: string): Quantity {
  return read.derived(stockBalances, item).find((row) => row.place === place)?.onHand ?? 0;
}
