import type { BoundCommand, BoundQuery } from '../platform/command-handler.ts';
import { expectedReceiptHandlers } from './expected-receipt-edits.ts';
import { placeHandlers } from './place-edits.ts';
import { siteHandlers } from './site-edits.ts';
import { stockAnswers } from './stock-answers.ts';
import { stockCountImportHandlers } from './stock-count-import.ts';
import { stockImportHandlers } from './stock-import.ts';
import { stockHandlers } from './stock-movements.ts';
import { transferHandlers } from './stock-transfer.ts';

/** What the domain adds to the core. */
export const inventoryCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = {
  commands: [
    ...siteHandlers,
    ...placeHandlers,
    ...stockHandlers,
    ...expectedReceiptHandlers,
    ...transferHandlers,
    ...stockImportHandlers,
    ...stockCountImportHandlers,
  ],
  queries: stockAnswers,
};
