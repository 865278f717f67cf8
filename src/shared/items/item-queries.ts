import { z } from 'zod';
import { idField, pageFields } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

const lifecycle = z.enum(['planned', 'active', 'ending', 'ended']);

const itemLine = z.strictObject({
  id: z.string(),
  number: z.string(),
  description: z.string(),
  kind: z.enum(['goods', 'charge']),
  baseUnit: z.string(),
  lifecycle,
});

export const itemQueries = {
  findItems: declareQuery({
    name: 'item.find',
    title: 'Find items by number, barcode or words',
    permission: 'items.view',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      limit: z.int().min(1).max(100).default(20),
    }),
    /** The exact number, then the barcode, then numbers that begin so in any case, then words that begin so. */
    output: z.strictObject({ items: z.array(itemLine) }),
    tables: ['items', 'itemBarcodes'],
  }),
  showItem: declareQuery({
    name: 'item.show',
    title: 'An item with units and barcodes',
    permission: 'items.view',
    input: z.strictObject({ item: idField }),
    output: itemLine.extend({
      itemGroup: z.string().nullable(),
      wholeUnits: z.boolean(),
      successor: z.string().nullable(),
      note: z.string().nullable(),
      floorPrice: z.int().nullable(),
      leadTimeDays: z.int().nullable(),
      taxGroup: z.string().nullable(),
      /** Millionths of a kilogram per base unit. */
      weight: z.int().nullable(),
      units: z.array(
        z.strictObject({
          unit: z.string(),
          wholeUnits: z.boolean(),
          numerator: z.int(),
          denominator: z.int(),
        }),
      ),
      barcodes: z.array(z.strictObject({ barcode: z.string(), unit: z.string() })),
      customerNumbers: z.array(
        z.strictObject({
          customer: z.string(),
          customerName: z.string(),
          number: z.string(),
          unit: z.string().nullable(),
        }),
      ),
      vendorNumbers: z.array(
        z.strictObject({ vendor: z.string(), vendorName: z.string(), number: z.string() }),
      ),
      externalKeys: z.array(z.strictObject({ system: z.string(), key: z.string() })),
    }),
    tables: [
      'items',
      'itemUnits',
      'itemBarcodes',
      'customerItemNumbers',
      'vendorItemNumbers',
      'itemFloorPrices',
      'externalKeys',
    ],
  }),
  listItemGroups: declareQuery({
    name: 'item.groups',
    title: 'Groups of items',
    permission: 'items.view',
    input: z.strictObject({}),
    output: z.strictObject({
      groups: z.array(z.strictObject({ group: z.string(), items: z.int() })),
    }),
    tables: ['items'],
  }),
  listItems: declareQuery({
    name: 'item.list',
    title: 'Items by number',
    permission: 'items.view',
    input: z.strictObject({ lifecycle: lifecycle.optional(), ...pageFields }),
    output: z.strictObject({ items: z.array(itemLine), next: z.string().nullable() }),
    tables: ['items'],
  }),
} as const;
