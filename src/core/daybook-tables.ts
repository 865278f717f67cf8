import { companyTables } from './company/company-tables.ts';
import { creditTables } from './credit/credit-tables.ts';
import { documentTables } from './documents/document-tables.ts';
import { inventoryDerived, inventoryTables } from './inventory/inventory-tables.ts';
import { itemTables } from './items/item-tables.ts';
import { orderDerived, orderTables } from './orders/order-tables.ts';
import { partyTables } from './parties/party-tables.ts';
import { peopleTables } from './people/people-tables.ts';
import type { DerivedTable, SyncedTable } from './platform/table.ts';
import { pricingTables } from './pricing/pricing-tables.ts';
import { taxTables } from './tax/tax-tables.ts';

/** Every synced table of Daybook, in the order of the domains. */
export const daybookTables: readonly SyncedTable[] = [
  ...peopleTables,
  ...companyTables,
  ...partyTables,
  ...itemTables,
  ...pricingTables,
  ...taxTables,
  ...inventoryTables,
  ...creditTables,
  ...orderTables,
  ...documentTables,
];

/** Tables kept by triggers that handlers may read. */
export const daybookDerived: readonly DerivedTable[] = [...inventoryDerived, ...orderDerived];
