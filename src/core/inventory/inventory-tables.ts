import { expectedReceiptStates } from '../../shared/inventory/expected-receipt-commands.ts';
import { movementReasons, placeKinds } from '../../shared/inventory/place-kinds.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { derivedTable, syncedTable } from '../platform/table.ts';

export const sites = syncedTable(
  sqliteTable('sites', {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    workingWeekdays: text(),
    active: integer().notNull(),
  }),
  { lookups: [['code']] },
);

/** Days a site is closed beside the company's holidays. */
export const siteHolidays = syncedTable(
  sqliteTable('siteHolidays', {
    id: text().primaryKey(),
    site: text().notNull(),
    date: text().notNull(),
    name: text().notNull(),
  }),
  { document: 'site', lookups: [['site'], ['site', 'date']] },
);

/** `site`: null is the main site. */
export const places = syncedTable(
  sqliteTable('places', {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: placeKinds }).notNull(),
    active: integer().notNull(),
    site: text(),
  }),
  { lookups: [['code'], ['kind']] },
);

/** Inserted only: what leaves `fromPlace` arrives at `toPlace`. `quantity`: millionths of the item's base unit, positive. `order`, `line`:
 * what was shipped of an order line, and what came back; null elsewhere. */
export const movements = syncedTable(
  sqliteTable('movements', {
    id: text().primaryKey(),
    item: text().notNull(),
    fromPlace: text().notNull(),
    toPlace: text().notNull(),
    quantity: integer().notNull(),
    reason: text({ enum: movementReasons }).notNull(),
    businessDate: text().notNull(),
    movedBy: text().notNull(),
    movedAt: integer().notNull(),
    reference: text(),
    note: text(),
    reverses: text(),
    expectedReceipt: text(),
    order: text(),
    line: text(),
  }),
  { document: 'item', lookups: [['item'], ['reverses'], ['expectedReceipt'], ['order']] },
);

/** What was typed in as coming; what has come of it are the movements that name it. Columns: see the migration. */
export const expectedReceipts = syncedTable(
  sqliteTable('expectedReceipts', {
    id: text().primaryKey(),
    item: text().notNull(),
    quantity: integer().notNull(),
    unit: text(),
    unitQuantity: integer(),
    date: text().notNull(),
    vendor: text(),
    reference: text(),
    acknowledged: integer().notNull(),
    site: text(),
    transfer: text(),
    status: text({ enum: expectedReceiptStates }).notNull(),
    note: text(),
    why: text(),
  }),
  { document: 'item', text: ['note'], lookups: [['item', 'status'], ['transfer']] },
);

/**
 * Which stock is tied to which order line. How much came out is the authority's decision, made anew wherever the command
 * runs: none of it is a value a person saw and must find again, so nothing here is guarded.
 */
export const allocations = syncedTable(
  sqliteTable('allocations', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text().notNull(),
    item: text().notNull(),
    place: text().notNull(),
    quantity: integer().notNull(),
    allocatedBy: text().notNull(),
    allocatedAt: integer().notNull(),
  }),
  {
    document: 'order',
    text: ['order', 'line', 'item', 'place', 'quantity', 'allocatedBy', 'allocatedAt'],
    lookups: [['order'], ['item']],
  },
);

export const stockBalances = derivedTable(
  sqliteTable('stockBalances', { item: text(), place: text(), onHand: integer() }),
  'item',
  { table: movements, column: 'item' },
);

export const allocationBalances = derivedTable(
  sqliteTable('allocationBalances', { item: text(), place: text(), allocated: integer() }),
  'item',
  { table: allocations, column: 'item' },
);

export const inventoryTables = [
  sites,
  siteHolidays,
  places,
  movements,
  expectedReceipts,
  allocations,
] as const;
export const inventoryDerived = [stockBalances, allocationBalances] as const;
