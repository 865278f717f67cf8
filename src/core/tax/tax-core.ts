import { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { taxExemptionCommands } from '../../shared/tax/tax-exemption-commands.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { taxRuleCommands } from '../../shared/tax/tax-rule-commands.ts';
import type { RecordUse } from '../company/external-key.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { taxAnswers } from './tax-answers.ts';
import { taxCodeHandlers } from './tax-code-handlers.ts';
import { taxExemptionHandlers } from './tax-exemption-handlers.ts';
import { taxRuleHandlers } from './tax-rule-handlers.ts';
import { taxExemptions, taxRates } from './tax-tables.ts';

/** What the domain adds to the core. */
export const taxCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = {
  commands: [
    ...bindCommands(taxCodeCommands, taxCodeHandlers),
    ...bindCommands(taxRuleCommands, taxRuleHandlers),
    ...bindCommands(taxExemptionCommands, taxExemptionHandlers),
  ],
  queries: bindQueries(taxQueries, taxAnswers),
};

/** Where taxes name what earlier domains keep. */
export const taxedItems: readonly RecordUse[] = [{ table: taxRates, column: 'item' }];
export const taxedCustomers: readonly RecordUse[] = [{ table: taxExemptions, column: 'customer' }];
