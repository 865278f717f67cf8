import { addressCommands } from '../../shared/parties/address-commands.ts';
import { contactCommands } from '../../shared/parties/contact-commands.ts';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { customerQueries } from '../../shared/parties/customer-queries.ts';
import { partyImportCommands } from '../../shared/parties/party-import.ts';
import { noteParty as noteDeclaration } from '../../shared/parties/party-note.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { vendorCommands } from '../../shared/parties/vendor-commands.ts';
import type { RecordUse } from '../company/external-key.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { addressHandlers } from './address-handlers.ts';
import { contactHandlers } from './contact-handlers.ts';
import { findDuplicates } from './customer-duplicates.ts';
import { customerHandlers } from './customer-handlers.ts';
import { lookUpCustomer } from './customer-look-up.ts';
import { orderRuleHandlers } from './order-rule-edits.ts';
import { partyAnswers } from './party-answers.ts';
import { partyImportHandlers } from './party-import.ts';
import { noteParty } from './party-note.ts';
import { vendorHandlers } from './vendor-handlers.ts';

/** What the domain adds to the core. `uses`: where later domains name parties. */
export function partyCore(uses: readonly RecordUse[]): {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} {
  return {
    commands: [
      ...bindCommands(customerCommands, customerHandlers),
      ...bindCommands(vendorCommands, vendorHandlers),
      ...bindCommands(addressCommands, addressHandlers),
      ...bindCommands(contactCommands, contactHandlers),
      ...orderRuleHandlers,
      ...bindCommands({ noteParty: noteDeclaration }, { noteParty }),
      ...bindCommands(partyImportCommands, partyImportHandlers(uses)),
    ],
    queries: [
      ...bindQueries(partyQueries, partyAnswers),
      ...bindQueries(customerQueries, { lookUpCustomer, findDuplicates }),
    ],
  };
}
