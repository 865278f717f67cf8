import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, nothing } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

const because = lineField(500);
const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export const approvalCommands = {
  /** For the price and discount as they stand: a request, and what is given, dies when they change. */
  askApproval: declareCommand({
    name: 'approval.ask',
    version: 1,
    title: 'Ask for approval',
    permission: 'orders.enter',
    input: z.strictObject({
      order: idField,
      /** Left out or empty: the discount of the whole document. */
      lines: z.array(idField).max(1000).default([]),
      note: because.optional(),
    }),
    output: z.strictObject({ requests: z.array(z.string()) }),
    keys: ({ order }) => [order],
  }),
  /** By whoever may override prices, or whose own ceiling covers it. */
  giveApproval: declareCommand({
    name: 'approval.give',
    version: 1,
    title: 'Give approval',
    permission: null,
    input: z.strictObject({ request: idField, why: because }),
    output: nothing,
    keys: ({ request }) => [request],
  }),
  refuseApproval: declareCommand({
    name: 'approval.refuse',
    version: 1,
    title: 'Refuse approval',
    permission: null,
    input: z.strictObject({ request: idField, why: because }),
    output: nothing,
    keys: ({ request }) => [request],
  }),
} as const;

export const approvalQueries = {
  approvalQueue: declareQuery({
    name: 'approval.queue',
    title: 'Prices and discounts that wait for an approval, oldest first',
    permission: 'orders.view',
    input: z.strictObject({ order: idField.optional() }),
    output: z.strictObject({
      requests: z.array(
        z.strictObject({
          id: z.string(),
          order: z.string(),
          orderNumber: z.string(),
          customerName: z.string().nullable(),
          currency: z.string(),
          /** Null: the discount of the document. */
          line: z.string().nullable(),
          position: z.int().nullable(),
          itemNumber: z.string().nullable(),
          quantity: z.int().nullable(),
          listPrice: z.int().nullable(),
          unitPrice: z.int().nullable(),
          discountPercent: z.int().nullable(),
          /** How far below the price by rule, in millionths of a percent. */
          given: z.int(),
          askedBy: z.string(),
          askedByName: z.string(),
          askedAt: z.int(),
          note: z.string().nullable(),
          /** Why the asking person cannot give it; null where they can. */
          give: reason.nullable(),
        }),
      ),
    }),
    tables: ['approvalRequests', 'orders', 'orderLines', 'personRoles', 'roles'],
  }),
} as const;
