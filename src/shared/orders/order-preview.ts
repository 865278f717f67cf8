import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { nextActions } from './next-action.ts';
import { decisionKinds, holdKinds, type OrderStatus, orderLifecycle } from './order-lifecycle.ts';

const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** What stands beside a list for the order under the cursor: little enough to follow the arrow keys. */
export const orderPreviewQueries = {
  previewOrder: declareQuery({
    name: 'order.preview',
    title: 'An order at a glance',
    permission: 'orders.view',
    input: z.strictObject({ order: idField }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      status: z.enum(orderLifecycle.states as [OrderStatus, ...OrderStatus[]]),
      customerName: z.string().nullable(),
      customerPo: z.string().nullable(),
      currency: z.string(),
      total: z.int(),
      /** The earliest promise of the lines that are still open. */
      promised: z.string().nullable(),
      lines: z.int(),
      linesComplete: z.int(),
      /** Shipped value of ordered value, in millionths; null where nothing of value is ordered. */
      shipped: z.int().nullable(),
      holds: z.array(
        z.strictObject({ kind: z.enum(holdKinds), placedAt: z.int(), why: z.string().nullable() }),
      ),
      /** Lines that wait for stock, in base units, with the reason. */
      short: z.array(
        z.strictObject({ position: z.int(), itemNumber: z.string(), quantity: z.int(), why: reason }),
      ),
      /** What takes it on, with the reason why it cannot be done yet. */
      next: nextStepField(nextActions).nullable(),
      /** The last five, newest first. */
      decisions: z.array(
        z.strictObject({
          kind: z.enum(decisionKinds),
          decidedBy: z.string(),
          decidedAt: z.int(),
          why: z.string().nullable(),
        }),
      ),
    }),
    tables: ['orders', 'orderLines', 'holds', 'backorders', 'orderDecisions', 'movements', 'allocations'],
  }),
} as const;
