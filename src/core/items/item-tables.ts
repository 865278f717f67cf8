import { COSTS } from '../../shared/people/scope-label.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { syncedTable } from '../platform/table.ts';

export const items = syncedTable(
  sqliteTable('items', {
    id: text().primaryKey(),
    number: text().notNull(),
    description: text().notNull(),
    kind: text({ enum: ['goods', 'charge'] }).notNull(),
    itemGroup: text(),
    baseUnit: text().notNull(),
    wholeUnits: integer().notNull(),
    lifecycle: text({ enum: ['planned', 'active', 'ending', 'ended'] }).notNull(),
    successor: text(),
    note: text(),
    leadTimeDays: integer(),
    taxGroup: text(),
    weight: integer(),
  }),
  { text: ['note'], lookups: [['number'], ['successor']] },
);

/** One `unit` is `numerator` / `denominator` base units. */
export const itemUnits = syncedTable(
  sqliteTable('itemUnits', {
    id: text().primaryKey(),
    item: text().notNull(),
    unit: text().notNull(),
    wholeUnits: integer().notNull(),
    numerator: integer().notNull(),
    denominator: integer().notNull(),
  }),
  { document: 'item', lookups: [['item'], ['item', 'unit']] },
);

export const itemBarcodes = syncedTable(
  sqliteTable('itemBarcodes', {
    id: text().primaryKey(),
    item: text().notNull(),
    barcode: text().notNull(),
    unit: text().notNull(),
  }),
  { document: 'item', lookups: [['item'], ['barcode']] },
);

/** What a customer calls an item; `unit`: the one they order it in, null is the base unit. */
export const customerItemNumbers = syncedTable(
  sqliteTable('customerItemNumbers', {
    id: text().primaryKey(),
    customer: text().notNull(),
    item: text().notNull(),
    number: text().notNull(),
    unit: text(),
  }),
  { document: 'item', lookups: [['customer', 'number'], ['item']] },
);

/** What a vendor calls an item. */
export const vendorItemNumbers = syncedTable(
  sqliteTable('vendorItemNumbers', {
    id: text().primaryKey(),
    vendor: text().notNull(),
    item: text().notNull(),
    number: text().notNull(),
  }),
  { document: 'item', lookups: [['vendor', 'number'], ['item']] },
);

/** Only where costs may be seen. The id is the item's; `unitCost` per base unit, `minimumMargin` in millionths of a percent. `imported…`: what the last import made of them. */
export const itemCosts = syncedTable(
  sqliteTable('itemCosts', {
    id: text().primaryKey(),
    item: text().notNull(),
    unitCost: integer().notNull(),
    minimumMargin: integer().notNull(),
    importedCost: integer(),
    importedMargin: integer(),
  }),
  { scope: { kind: 'fixed', label: COSTS }, document: 'item', lookups: [['item']] },
);

/**
 * The published fact of the cost: below this price per base unit no line is sold without approval. Read by `publishedFloor`:
 * zero says that there is a cost and no floor.
 */
export const itemFloorPrices = syncedTable(
  sqliteTable('itemFloorPrices', {
    id: text().primaryKey(),
    item: text().notNull(),
    floorPrice: integer().notNull(),
  }),
  { document: 'item', lookups: [['item']] },
);

export const itemTables = [
  items,
  itemUnits,
  itemBarcodes,
  customerItemNumbers,
  vendorItemNumbers,
  itemCosts,
  itemFloorPrices,
] as const;
