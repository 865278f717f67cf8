import { z } from 'zod';
import { declareQuery } from '../kernel/query.ts';
import { holdKinds } from './order-lifecycle.ts';
import { reason } from './order-queries.ts';

export const holdQueueQueries = {
  /** Holds that wait for a release, oldest first. Amounts in minor units of `currency`. */
  releaseQueue: declareQuery({
    name: 'hold.queue',
    title: 'Holds to release',
    permission: 'orders.view',
    input: z.strictObject({ kind: z.enum(holdKinds).optional() }),
    output: z.strictObject({
      holds: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(holdKinds),
          order: z.string(),
          orderNumber: z.string(),
          customer: z.string().nullable(),
          customerName: z.string().nullable(),
          placedBy: z.string(),
          placedAt: z.int(),
          placedWhy: z.string().nullable(),
          placedRule: reason.nullable(),
          currency: z.string(),
          /** The order's value when the hold was placed; null where a person placed it. */
          amount: z.int().nullable(),
          /** Its value now: what a release covers. */
          amountNow: z.int(),
          /** How often the order was amended since the hold was placed. */
          amendments: z.int(),
          /** Why the asking person may not release it; null: they may. */
          release: reason.nullable(),
          /** Names of those who may, by name. */
          releasers: z.array(z.string()),
        }),
      ),
    }),
    tables: ['holds', 'orders', 'orderLines', 'orderRevisions', 'parties', 'people', 'personRoles', 'roles'],
    // Each order is worked out anew: 3 ms a hold.
    isLong: () => true,
  }),
} as const;
