import { z } from 'zod';
import { paperHead } from '../company/paper-head.ts';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { orderDocument } from '../orders/order-document.ts';
import { reason } from '../orders/order-queries.ts';
import { paperKinds } from './document-kinds.ts';

/** Goods to be taken from one bin for one line. Quantities are millionths of the item's base unit. */
const pick = z.strictObject({
  /** Code of the place; null: nothing is allocated, it cannot be picked yet. */
  bin: z.string().nullable(),
  position: z.int(),
  itemNumber: z.string(),
  description: z.string(),
  quantity: z.int(),
  unit: z.string(),
});
export type Pick = z.output<typeof pick>;

/** Everything a paper says: what is printed is a function of this and of nothing else. */
export const paperContent = z.strictObject({
  kind: z.enum(paperKinds),
  company: z.string(),
  head: paperHead,
  /** The newest logo of the company. */
  logo: z.strictObject({ sha256: z.string(), mediaType: z.string() }).nullable(),
  /** When the revision was made, ms since 1970: the date of the paper. */
  madeAt: z.int(),
  document: orderDocument,
  /** What the customer calls our items, by item. */
  customerNumbers: z.record(z.string(), z.string()),
  /** Of a pick list only: by bin, then by line. */
  picks: z.array(pick),
});
export type PaperContent = z.output<typeof paperContent>;

export const paperQueries = {
  paperCan: declareQuery({
    name: 'paper.can',
    title: 'Which papers of an order can be printed as it stands',
    permission: 'papers.file',
    input: z.strictObject({ order: idField }),
    /** Why the paper cannot be printed; null where it can. */
    output: z.strictObject({ confirmation: reason.nullable(), pickList: reason.nullable() }),
    tables: ['orders', 'orderRevisions'],
  }),
  paperContent: declareQuery({
    name: 'paper.content',
    title: 'What a paper of an order says',
    permission: 'papers.file',
    input: z.strictObject({
      order: idField,
      kind: z.enum(paperKinds),
      /** Left out: the newest. A pick list is always of the newest. */
      revision: z.int().min(1).optional(),
    }),
    output: paperContent,
    tables: [
      ...['orders', 'orderRevisions', 'paperHeads', 'company', 'documents', 'customerItemNumbers'],
      ...['allocations', 'places', 'orderLines', 'items'],
    ],
  }),
} as const;
