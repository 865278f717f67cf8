import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { promotionCommands } from '../../shared/pricing/promotion-commands.ts';
import type { RecordUse } from '../company/external-key.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { priceImportHandlers } from './price-import.ts';
import { pricingAnswers } from './pricing-answers.ts';
import { pricingHandlers } from './pricing-handlers.ts';
import { listPrices, priceListAssignments, promotions } from './pricing-tables.ts';
import { promotionHandlers } from './promotion-handlers.ts';

/** What the domain adds to the core. */
export const pricingCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = {
  commands: [
    ...bindCommands(pricingCommands, pricingHandlers),
    ...priceImportHandlers,
    ...bindCommands(promotionCommands, promotionHandlers),
  ],
  queries: bindQueries(pricingQueries, pricingAnswers),
};

/** Where prices name what earlier domains keep. */
export const pricedItems: readonly RecordUse[] = [
  { table: listPrices, column: 'item' },
  { table: promotions, column: 'item' },
];
export const pricedCustomers: readonly RecordUse[] = [
  { table: priceListAssignments, column: 'customer' },
  { table: promotions, column: 'customer' },
];
