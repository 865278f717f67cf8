import { movementReasons, placeKinds } from '../../shared/inventory/place-kinds.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { derivedTable, syncedTable } from '../platform/table.ts';

export const places = syncedTable(
  sqliteTable('places', {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: placeKinds }).notNull(),
    active: integer().notNull(),
  }),
  { lookups: [['code'], ['kind']] },
);

/** Inserted only: what leaves `fromPlace` arrives at `toPlace`. `quantity`: millionths of the item's base unit, positive. */
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
  }),
  { document: 'item', lookups: [['item'], ['reverses']] },
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

export const inventoryTables = [places, movements, allocations] as const;
export const inventoryDerived = [stockBalances, allocationBalances] as const;
