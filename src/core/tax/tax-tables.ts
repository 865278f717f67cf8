import { taxBases } from '../../shared/tax/line-tax.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/** Comments on columns stand in the migration. */
export const taxCodes = syncedTable(
  sqliteTable('taxCodes', {
    id: text().primaryKey(),
    code: text().notNull(),
    title: text().notNull(),
    basis: text({ enum: taxBases }).notNull(),
    currency: text(),
    active: integer().notNull(),
  }),
  { lookups: [['code'], ['active']] },
);

export const taxRates = syncedTable(
  sqliteTable('taxRates', {
    id: text().primaryKey(),
    taxCode: text().notNull(),
    item: text(),
    validFrom: text().notNull(),
    rate: integer().notNull(),
  }),
  { document: 'taxCode', lookups: [['taxCode', 'item'], ['taxCode', 'item', 'validFrom'], ['item']] },
);

export const taxRules = syncedTable(
  sqliteTable('taxRules', {
    id: text().primaryKey(),
    title: text().notNull(),
    customerGroup: text(),
    itemGroup: text(),
    country: text(),
    region: text(),
    postalPrefix: text(),
    priority: integer().notNull(),
    inclusive: integer().notNull(),
    taxes: text().notNull(),
    validFrom: text().notNull(),
    validUntil: text(),
  }),
  { lookups: [['country']] },
);

export const taxExemptions = syncedTable(
  sqliteTable('taxExemptions', {
    id: text().primaryKey(),
    customer: text().notNull(),
    certificate: text().notNull(),
    country: text(),
    region: text(),
    validFrom: text().notNull(),
    validUntil: text(),
    endedOn: text(),
    endedWhy: text(),
  }),
  { document: 'customer', lookups: [['customer']] },
);

export const taxTables = [
  taxCodes,
  taxRates,
  taxRules,

  taxExemptions,
] as const;
