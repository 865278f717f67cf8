import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { documentDiff } from './document-diff.ts';
import { orderDocument } from './order-document.ts';
import { revisionCauses } from './order-lifecycle.ts';

const revision = z.int().min(1);
const tables = ['orderRevisions'];

export const orderRevisionQueries = {
  listRevisions: declareQuery({
    name: 'order.revisions',
    title: 'Revisions of an order',
    permission: 'orders.view',
    input: z.strictObject({ order: idField }),
    output: z.strictObject({
      /** Newest first. `total` in minor units of `currency`. */
      revisions: z.array(
        z.strictObject({
          revision: z.int(),
          cause: z.enum(revisionCauses),
          madeBy: z.string(),
          madeAt: z.int(),
          why: z.string().nullable(),
          currency: z.string(),
          total: z.int(),
        }),
      ),
    }),
    tables,
  }),
  /** Left out: the newest. What papers are printed from. */
  showRevision: declareQuery({
    name: 'order.revision',
    title: 'An order as it was promised',
    permission: 'orders.view',
    input: z.strictObject({ order: idField, revision: revision.optional() }),
    output: orderDocument,
    tables,
  }),
  diffRevisions: declareQuery({
    name: 'order.revision-diff',
    title: 'What changed between two revisions of an order',
    permission: 'orders.view',
    input: z.strictObject({ order: idField, from: revision, to: revision }),
    output: documentDiff,
    tables,
  }),
} as const;
