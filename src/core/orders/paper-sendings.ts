import { sendingWays } from '../../shared/orders/paper-sending.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/** What left the house, written by documents; it stands here because an order that was sent is not withdrawn. */
export const paperSendings = syncedTable(
  sqliteTable('paperSendings', {
    id: text().primaryKey(),
    document: text().notNull(),
    record: text().notNull(),
    way: text({ enum: sendingWays }).notNull(),
    recipient: text().notNull(),
    sentBy: text().notNull(),
    sentAt: integer().notNull(),
  }),
  { document: 'record', lookups: [['document'], ['record']] },
);
