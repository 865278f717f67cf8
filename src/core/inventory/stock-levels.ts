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
  const onHand = new Map(read.derived(stockBalances, item).map((row) => [row.place, row.onHand ?? 0]));
  const allocated = new Map(
    read.derived(allocationBalances, item).map((row) => [row.place, row.allocated ?? 0]),
  );
  return read.find(places, { kind: 'stock' }, ['code']).flatMap(({ id, code, active, site: named }) => {
    const site = named ?? MAIN_SITE;
    if (of !== null && site !== of) return [];
    const level = { onHand: onHand.get(id) ?? 0, allocated: allocated.get(id) ?? 0 };
    if (active === 0 || (level.onHand === 0 && level.allocated === 0)) return [];
    return [{ place: id, code, site, ...level, available: subtractQuantity(level.onHand, level.allocated) }];
  });
}

/** On hand minus allocated over all stock places. */
export function availableNow(levels: readonly StockLevel[]): Quantity {
  return sumOfQuantities(levels.map(({ available }) => available));
}

/** What stands at one place, whatever its kind. */
export function onHandAt(read: RowReader, item: string, place: string): Quantity {
  return read.derived(stockBalances, item).find((row) => row.place === place)?.onHand ?? 0;
}
