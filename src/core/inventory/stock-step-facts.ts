import type { StockStepFacts } from '../../shared/inventory/item-steps.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import { sumOfQuantities } from '../../shared/kernel/quantity.ts';
import type { Db } from '../platform/database.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { suppliesOf } from './expected-receipt-row.ts';

/** By SQL, for the rows of one page: the orders are a later domain. */
const WAITING = 'SELECT coalesce(sum(quantity), 0) FROM backorders WHERE item = ?';
const PRICED =
  'SELECT EXISTS (SELECT 1 FROM listPrices WHERE item = ? AND (validUntil IS NULL OR validUntil >= ?))';

export interface SupplyFacts extends Pick<StockStepFacts, 'waiting' | 'coming' | 'isDue'> {
  readonly supplies: ReturnType<typeof suppliesOf>;
}

/** What is wanted of an item and what comes of it: to one site, where one is given. */
export function supplyFacts(
  db: Db,
  read: RowReader,
  {
    item,
    site,
    today,
  }: { readonly item: string; readonly site: string | null; readonly today: BusinessDate },
): SupplyFacts {
  const supplies = suppliesOf(read, item, site);
  return {
    supplies,
    waiting: db.q(WAITING).pluck().get(item) as number,
    coming: sumOfQuantities(supplies.map(({ quantity }) => quantity)),
    isDue: supplies.some(({ date }) => date <= today),
  };
}

/** Whether a list has a price of the item that holds on that day, or will. */
export function hasPrice(db: Db, item: string, today: BusinessDate): boolean {
  return db.q(PRICED).pluck().get(item, today) === 1;
}
