import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { nextActions } from './next-action.ts';
import { reason } from './order-queries.ts';

/** Draws the bar, and says "n of m lines complete". `share` in millionths, null is n/a: see `shippedShare`. */
export const shippingProgress = z.strictObject({
  share: z.int().nullable(),
  complete: z.int(),
  lines: z.int(),
});

const progressTables = [
  'orders',
  'orderLines',
  'orderRevisions',
  'holds',
  'movements',
  'allocations',
  'creditAllowances',
];

export const orderProgressQueries = {
  /** For the rows of a list that are in sight. Orders that are not known here are left out. */
  progressOfOrders: declareQuery({
    name: 'order.progress',
    title: 'How far orders have come, and what is next',
    permission: 'orders.view',
    input: z.strictObject({ orders: z.array(idField).max(200) }),
    output: z.strictObject({
      orders: z.array(
        z.strictObject({
          order: z.string(),
          shipping: shippingProgress,
          next: nextStepField(nextActions).nullable(),
          /** Minor units of the order's currency: as promised last, else what its lines come to now. */
          total: z.int(),
        }),
      ),
    }),
    tables: progressTables,
  }),

  /** Quantities in millionths of the item's base unit. */
  progressOfLines: declareQuery({
    name: 'order.line-progress',
    title: 'How far the lines of an order have come',
    permission: 'orders.view',
    input: z.strictObject({ order: idField }),
    output: z.strictObject({
      lines: z.array(
        z.strictObject({
          line: z.string(),
          position: z.int(),
          /** The item's base unit, in which all quantities here are. */
          unit: z.string(),
          ordered: z.int(),
          allocated: z.int(),
          shipped: z.int(),
          /** What may still be shipped, the line's tolerance included. */
          mayShip: z.int(),
          /** Null: it can be done. */
          cancel: reason.nullable(),
          shortClose: reason.nullable(),
        }),
      ),
      /** What left and came back, newest first: `movement` can be taken back where `reversedBy` is null. */
      shipments: z.array(
        z.strictObject({
          movement: z.string(),
          line: z.string(),
          place: z.string(),
          quantity: z.int(),
          shippedOn: z.string(),
          movedBy: z.string(),
          movedAt: z.int(),
          note: z.string().nullable(),
          reversedBy: z.string().nullable(),
        }),
      ),
      /** Lines that ended with less than ordered: who, why, and how much was left. */
      decisions: z.array(
        z.strictObject({
          line: z.string(),
          kind: z.string(),
          quantity: z.int(),
          decidedBy: z.string(),
          decidedAt: z.int(),
          why: z.string(),
        }),
      ),
    }),
    tables: [...progressTables, 'lineDecisions', 'items'],
  }),
} as const;
