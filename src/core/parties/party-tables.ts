import { incoterms } from '../../shared/parties/incoterm.ts';
import { ruleKinds, ruleStrengths } from '../../shared/parties/order-rule.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

/**
 * Customers and vendors; a row may be both, each side with a code, a state and terms of its own. Discount percents are in
 * millionths of a percent; terms are read by `termsOf`.
 */
export const parties = syncedTable(
  sqliteTable('parties', {
    id: text().primaryKey(),
    name: text().notNull(),
    customerCode: text(),
    vendorCode: text(),
    customerState: text({ enum: ['none', 'active', 'inactive'] }).notNull(),
    vendorState: text({ enum: ['none', 'active', 'inactive'] }).notNull(),
    customerGroup: text(),
    currency: text().notNull(),
    customerNetDays: integer(),
    customerDiscountDays: integer(),
    customerDiscountPercent: integer(),
    customerPrepaid: integer(),
    vendorNetDays: integer(),
    vendorDiscountDays: integer(),
    vendorDiscountPercent: integer(),
    vendorPrepaid: integer(),
    website: text(),
    note: text(),
    defaultShipTo: text(),
    defaultBillTo: text(),
    customerRank: integer(),
    taxGroup: text(),
    taxNumber: text(),
    defaultShipFrom: text(),
    incoterm: text({ enum: incoterms }),
    shipVia: text(),
    carrierAccount: text(),
    defaultContact: text(),
    duplicateOf: text(),
  }),
  { text: ['note'], lookups: [['customerCode'], ['vendorCode'], ['duplicateOf']] },
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

/** What a customer wants of every order; which columns are filled depends on the kind (see the migration). */
export const customerRules = syncedTable(
  sqliteTable('customerRules', {
    id: text().primaryKey(),
    customer: text().notNull(),
    kind: text({ enum: ruleKinds }).notNull(),
    strength: text({ enum: ruleStrengths }).notNull(),
    weekday: integer(),
    fromTime: text(),
    untilTime: text(),
    amount: integer(),
    addresses: text(),
    note: text(),
  }),
  { document: 'customer', lookups: [['customer']] },
);

export const partyTables = [parties, addresses, contacts, customerRules] as const;
