import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';
import { paperHeads } from './paper-heads.ts';

/** One row, with the id `company`. */
export const company = syncedTable(
  sqliteTable('company', {
    id: text().primaryKey(),
    name: text().notNull(),
    currency: text().notNull(),
    rateDecimals: integer().notNull(),
    workingWeekdays: text().notNull(),
    /** Null: once per tax row of the document. */
    taxRounding: text({ enum: ['document', 'line'] }),
  }),
);

/** The id is the kind of document: `order`, `customer`, `vendor`. */
export const numberSeries = syncedTable(
  sqliteTable('numberSeries', {
    id: text().primaryKey(),
    prefix: text().notNull(),
  }),
  { lookups: [['prefix']] },
);

export const holidays = syncedTable(
  sqliteTable('holidays', {
    id: text().primaryKey(),
    date: text().notNull(),
    name: text().notNull(),
  }),
  { lookups: [['date']] },
);

/** What other systems call our records, and what the last import of each read and wrote (see the migration). */
export const externalKeys = syncedTable(
  sqliteTable('externalKeys', {
    id: text().primaryKey(),
    kind: text().notNull(),
    system: text().notNull(),
    externalKey: text().notNull(),
    record: text().notNull(),
    source: text().notNull(),
    written: text().notNull(),
  }),
  { document: 'record', lookups: [['kind', 'system', 'externalKey'], ['record']] },
);

export const importMappings = syncedTable(
  sqliteTable('importMappings', {
    id: text().primaryKey(),
    signature: text().notNull(),
    kind: text().notNull(),
    mapping: text().notNull(),
  }),
  { text: ['mapping'], lookups: [['signature', 'kind']] },
);

/** `rate`: millionths of the company's currency for one unit of `currency`. */
export const exchangeRates = syncedTable(
  sqliteTable('exchangeRates', {
    id: text().primaryKey(),
    currency: text().notNull(),
    validFrom: text().notNull(),
    rate: integer().notNull(),
  }),
  { lookups: [['currency'], ['currency', 'validFrom']] },
);

export const companyTables = [
  company,
  numberSeries,
  holidays,
  externalKeys,
  importMappings,
  exchangeRates,
  paperHeads,
] as const;
