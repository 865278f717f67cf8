import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
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
import { listPrices, priceListAssignments } from './pricing-tables.ts';

/** What the domain adds to the core. */
export const pricingCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = {
  commands: [...bindCommands(pricingCommands, pricingHandlers), ...priceImportHandlers],
  queries: bindQueries(pricingQueries, pricingAnswers),
};

/** Where prices name what earlier domains keep. */
export const pricedItems: readonly RecordUse[] = [{ table: listPrices, column: 'item' }];
export const pricedCustomers: readonly RecordUse[] = [{ table: priceListAssignments, column: 'customer' }];
