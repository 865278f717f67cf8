import { lineDecisionKinds, revisionCauses } from '../../shared/orders/order-lifecycle.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/** Inserted only. `document` is JSON of `orderDocument`. */
export const orderRevisions = syncedTable(
  sqliteTable('orderRevisions', {
    id: text().primaryKey(),
    order: text().notNull(),
    revision: integer().notNull(),
    cause: text({ enum: revisionCauses }).notNull(),
    madeBy: text().notNull(),
    madeAt: integer().notNull(),
    why: text(),
    amount: integer().notNull(),
    document: text().notNull(),
  }),
  { document: 'order', lookups: [['order', 'revision']] },
);

/** Inserted only. `quantity`: what was left of the line, in base units. */
export const lineDecisions = syncedTable(
  sqliteTable('lineDecisions', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text().notNull(),
    kind: text({ enum: lineDecisionKinds }).notNull(),
    quantity: integer().notNull(),
    decidedBy: text().notNull(),
    decidedAt: integer().notNull(),
    why: text().notNull(),
  }),
  { document: 'order', lookups: [['order']] },
);

export const revisionTables = [orderRevisions, lineDecisions] as const;
