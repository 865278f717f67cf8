import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedTable } from '../platform/table.ts';

/** Customers and vendors; a row may be both. `termsDiscountPercent` is in millionths of a percent. */
export const parties = syncedTable(
  sqliteTable('parties', {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    customerState: text({ enum: ['none', 'active', 'inactive'] }).notNull(),
    vendorState: text({ enum: ['none', 'active', 'inactive'] }).notNull(),
    customerGroup: text(),
    currency: text().notNull(),
    termsNetDays: integer(),
    termsDiscountDays: integer(),
    termsDiscountPercent: integer(),
    termsPrepaid: integer().notNull(),
    website: text(),
    note: text(),
    defaultShipTo: text(),
    defaultBillTo: text(),
  }),
  { text: ['note'], lookups: [['code']] },
);

export const addresses = syncedTable(
  sqliteTable('addresses', {
    id: text().primaryKey(),
    party: text().notNull(),
    name: text().notNull(),
    street: text().notNull(),
    city: text().notNull(),
    region: text(),
    postalCode: text(),
    country: text(),
    countryName: text(),
    isShipTo: integer().notNull(),
    isBillTo: integer().notNull(),
    active: integer().notNull(),
  }),
  { document: 'party', lookups: [['party']] },
);

export const contacts = syncedTable(
  sqliteTable('contacts', {
    id: text().primaryKey(),
    party: text().notNull(),
    name: text().notNull(),
    jobTitle: text(),
    email: text(),
    phone: text(),
    fax: text(),
    note: text(),
    active: integer().notNull(),
  }),
  { document: 'party', text: ['note'], lookups: [['party']] },
);

export const partyTables = [parties, addresses, contacts] as const;
