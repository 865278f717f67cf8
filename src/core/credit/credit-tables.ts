import { FINANCE } from '../../shared/people/scope-label.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/** Only where finance may be seen. The id is the customer's; amounts in minor units of the company's currency. */
export const customerCredit = syncedTable(
  sqliteTable('customerCredit', {
    id: text().primaryKey(),
    creditLimit: integer(),
    receivable: integer().notNull(),
    receivableAsOf: text(),
    overdue: integer(),
    overdueDays: integer(),
    graceDays: integer(),
  }),
  { scope: { kind: 'fixed', label: FINANCE } },
);

/** The published fact: limit minus receivable, null without a limit. The id is the customer's. */
export const creditAllowances = syncedTable(
  sqliteTable('creditAllowances', {
    id: text().primaryKey(),
    allowance: integer(),
    asOf: text(),
    holdFrom: text(),
  }),
);

export const creditTables = [customerCredit, creditAllowances] as const;
