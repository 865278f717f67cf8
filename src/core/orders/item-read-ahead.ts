import {
  allocationBalances,
  expectedReceipts,
  movements,
  stockBalances,
} from '../inventory/inventory-tables.ts';
import { itemCosts, itemFloorPrices, items, itemUnits } from '../items/item-tables.ts';
import type { Db } from '../platform/database.ts';
import { type Ahead, readAhead } from '../platform/read-ahead.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import { listPrices } from '../pricing/pricing-tables.ts';
import { taxRates } from '../tax/tax-tables.ts';
import { backorders, orderLines, orders } from './order-tables.ts';

const ASKED = 'SELECT value FROM json_each(?)';
const WAITING = `SELECT line FROM backorders WHERE item IN (${ASKED})`;

/** Everything that rules ask of each item of a document: what it is, costs, has and is to get, and who waits for it. */
const ofItems: readonly Ahead[] = [
  { table: items, by: 'id' },
  { table: itemUnits, by: 'item' },
  { table: itemCosts, by: 'id' },
  { table: itemFloorPrices, by: 'id' },
  { table: listPrices, by: 'item' },
  { table: taxRates, by: 'item' },
  { table: stockBalances, by: 'item' },
  { table: allocationBalances, by: 'item' },
  { table: expectedReceipts, by: 'item' },
  {
    table: movements,
    by: 'expectedReceipt',
    values: `SELECT id FROM expectedReceipts WHERE status = 'open' AND item IN (${ASKED})`,
  },
  { table: backorders, by: 'item' },
  { table: orderLines, by: 'id', values: WAITING },
  { table: orders, by: 'id', values: `SELECT DISTINCT "order" FROM orderLines WHERE id IN (${WAITING})` },
];

/** For a query that looks at many items at once: each question is put once, for all of them. */
export function readerOfItems(db: Db, wanted: readonly string[]): RowReader {
  return askingOnce(readAhead(db, wanted, ofItems));
}
