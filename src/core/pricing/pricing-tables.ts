import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

export const priceLists = syncedTable(
  sqliteTable('priceLists', {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text({ enum: ['contract', 'customer', 'base'] }).notNull(),
    currency: text().notNull(),
    contractNumber: text(),
    validFrom: text(),
    validUntil: text(),
  }),
  { lookups: [['name'], ['kind', 'currency']] },
);

/** `price`: millionths of the list's currency per one `unit`; `fromQuantity`: millionths of that unit; dates included. */
export const listPrices = syncedTable(
  sqliteTable('listPrices', {
    id: text().primaryKey(),
    list: text().notNull(),
    item: text().notNull(),
    unit: text().notNull(),
    fromQuantity: integer().notNull(),
    price: integer().notNull(),
    validFrom: text().notNull(),
    validUntil: text(),
  }),
  {
    document: 'item',
    lookups: [['item'], ['item', 'list'], ['list', 'item', 'unit', 'fromQuantity', 'validFrom']],
  },
);

/** Exactly one of `customer` and `customerGroup` is set. A higher `priority` beats whatever is more specific. */
export const priceListAssignments = syncedTable(
  sqliteTable('priceListAssignments', {
    id: text().primaryKey(),
    list: text().notNull(),
    customer: text(),
    customerGroup: text(),
    priority: integer().notNull(),
    validFrom: text().notNull(),
    validUntil: text(),
  }),
  { document: 'list', lookups: [['list'], ['customer'], ['customerGroup']] },
);

/** `bands` is read by `bandsOf`. At most one of `customer` and `customerGroup`, and of `item` and `itemGroup`. */
export const promotions = syncedTable(
  sqliteTable('promotions', {
    id: text().primaryKey(),
    name: text().notNull(),
    customer: text(),
    customerGroup: text(),
    item: text(),
    itemGroup: text(),
    priority: integer().notNull(),
    validFrom: text().notNull(),
    validUntil: text(),
    bands: text().notNull(),
  }),
  { lookups: [['customer', 'customerGroup'], ['item']] },
);

export const pricingTables = [priceLists, listPrices, priceListAssignments, promotions] as const;
