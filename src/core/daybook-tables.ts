import { companyTables } from './company/company-tables.ts';
import { itemTables } from './items/item-tables.ts';
import { partyTables } from './parties/party-tables.ts';
import { peopleTables } from './people/people-tables.ts';
import type { DerivedTable, SyncedTable } from './platform/table.ts';
import { pricingTables } from './pricing/pricing-tables.ts';

/** Every synced table of Daybook, in the order of the domains: parents before children. */
export const daybookTables: readonly SyncedTable[] = [
  ...peopleTables,
  ...companyTables,
  ...partyTables,
  ...itemTables,
  ...pricingTables,
];

/** Tables kept by triggers that handlers may read. */
export const daybookDerived: readonly DerivedTable[] = [];
