import { allPermissions, startingRoleTemplates } from '../shared/daybook-declarations.ts';
import columnNumbers from './columns.json' with { type: 'json' };
import { companyCore } from './company/company-core.ts';
import { creditCore } from './credit/credit-core.ts';
import { daybookDerived, daybookTables } from './daybook-tables.ts';
import { documentsCore } from './documents/documents-core.ts';
import { documentFiles } from './documents/file-index.ts';
import { inventoryCore } from './inventory/inventory-core.ts';
import { stockChecks } from './inventory/stock-checks.ts';
import { itemChecks } from './items/item-checks.ts';
import { itemCore } from './items/item-core.ts';
import { orderStateChecks } from './orders/order-checks.ts';
import { isOrderSearchBehind, settleOrderSearch, settleOrderSearchQuietly } from './orders/order-search.ts';
import { ordersCore } from './orders/orders-core.ts';
import { partyChecks } from './parties/party-checks.ts';
import { partyCore } from './parties/party-core.ts';
import { peopleCore } from './people/people-core.ts';
import { peoplePort } from './people/people-port.ts';
import type { CoreDefinition } from './platform/core-definition.ts';
import type { Migration } from './platform/migrator.ts';
import { pricingCore } from './pricing/pricing-core.ts';
import { itemUses, orderUses, partyUses } from './record-uses.ts';
import { taxCore } from './tax/tax-core.ts';

/** The state machine of Daybook: every domain's tables and handlers, in the order in which they build on each other. */
export function daybookCore(migrations: readonly Migration[]): CoreDefinition {
  const domains = [
    peopleCore(allPermissions),
    companyCore(startingRoleTemplates),
    partyCore(partyUses),
    itemCore(itemUses),
    pricingCore,
    taxCore,
    inventoryCore,
    creditCore,
    ordersCore(orderUses),
    documentsCore,
  ];
  return {
    tables: daybookTables,
    derived: daybookDerived,
    columnNumbers,
    migrations,
    commands: domains.flatMap(({ commands }) => commands),
    queries: domains.flatMap(({ queries }) => queries),
    settle: settleOrderSearch,
    isBehind: isOrderSearchBehind,
    settleQuietly: settleOrderSearchQuietly,
    files: documentFiles,
    people: peoplePort(allPermissions),
    checks: [...partyChecks, ...itemChecks, ...stockChecks, ...orderStateChecks],
  };
}
