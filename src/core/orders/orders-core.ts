import type { RecordUse } from '../company/external-key.ts';
import type { BoundCommand, BoundQuery } from '../platform/command-handler.ts';
import { approvalAnswers, approvalHandlers } from './approval-handlers.ts';
import { availabilityAnswers } from './availability-answers.ts';
import { holdQueueAnswers } from './hold-queue.ts';
import { creditCheckHandlers } from './hold-release.ts';
import { lookUpAnswers } from './item-look-up.ts';
import { orderAmendHandlers } from './order-amend-handlers.ts';
import { orderAnswers } from './order-answers.ts';
import { orderEntryAnswers } from './order-assess.ts';
import { orderDecisionHandlers } from './order-decisions.ts';
import { orderDraftImportHandlers } from './order-draft-import.ts';
import { orderEditHandlers } from './order-edits.ts';
import { orderImportHandlers } from './order-import.ts';
import { orderPreviewAnswers } from './order-preview.ts';
import { orderProgressAnswers } from './order-progress-answers.ts';
import { orderRevisionAnswers } from './order-revisions.ts';
import { orderRewriteHandlers } from './order-rewrite.ts';
import { orderRowAnswers } from './order-rows.ts';
import { orderShipHandlers } from './order-ship.ts';
import { queueDoneAnswers } from './queue-done.ts';

/** What the domain adds to the core. `uses`: where orders are named by domains after this one. */
export const ordersCore = (
  uses: readonly RecordUse[],
): {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} => ({
  commands: [
    ...orderEditHandlers,
    ...orderRewriteHandlers,
    ...approvalHandlers,
    ...orderDecisionHandlers,
    ...orderImportHandlers(uses),
    ...orderDraftImportHandlers(uses),
    ...creditCheckHandlers,
    ...orderAmendHandlers,
    ...orderShipHandlers,
  ],
  queries: [
    ...orderAnswers,
    ...orderEntryAnswers,
    ...approvalAnswers,
    ...orderPreviewAnswers,
    ...availabilityAnswers,
    ...lookUpAnswers,
    ...orderRevisionAnswers,
    ...orderProgressAnswers,
    ...holdQueueAnswers,
    ...queueDoneAnswers,
    ...orderRowAnswers,
  ],
});
