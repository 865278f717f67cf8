import { companyCommands } from '../../shared/company/company-commands.ts';
import { companyQueries } from '../../shared/company/company-queries.ts';
import { paperHeadCommands } from '../../shared/company/paper-head.ts';
import type { RoleTemplate } from '../../shared/people/starting-role.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { companyAnswers } from './company-answers.ts';
import { companyHandlers } from './company-handlers.ts';
import { exchangeRateAnswers, exchangeRateHandlers } from './exchange-rates.ts';
import { importMappingAnswers, importMappingHandlers } from './import-mapping-edits.ts';
import { paperHeadAnswers, paperHeadHandlers } from './paper-heads.ts';

/** What the domain adds to the core. `templates`: the roles a founding makes. */
export function companyCore(templates: readonly RoleTemplate[]): {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} {
  return {
    commands: [
      ...bindCommands(companyCommands, companyHandlers(templates)),
      ...importMappingHandlers,
      ...exchangeRateHandlers,
      ...bindCommands(paperHeadCommands, paperHeadHandlers),
    ],
    queries: [
      ...bindQueries(companyQueries, companyAnswers),
      ...importMappingAnswers,
      ...exchangeRateAnswers,
      ...paperHeadAnswers,
    ],
  };
}
