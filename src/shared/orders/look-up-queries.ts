import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

/** How a hit was found, surest first. */
export const matchKinds = ['number', 'barcode', 'customer number', 'vendor number', 'name'] as const;

const hit = z.strictObject({
  item: z.string(),
  number: z.string(),
  description: z.string(),
  lifecycle: z.enum(['planned', 'active', 'ending', 'ended']),
  baseUnit: z.string(),
  /** The unit to enter: of the barcode, of the customer's own number, else the base unit. */
  unit: z.string(),
  matched: z.enum(matchKinds),
  /** The whole number or barcode was given, in any case. */
  exact: z.boolean(),
  /** The barcode or number that matched, where it is not the item's own number. */
  matchedText: z.string().nullable(),
  /** Base units, all sites. */
  availableNow: z.int(),
  /** In one of the customer's newest orders. */
  usual: z.boolean(),
  /** What the customer bought of it last, among the newest orders. `quantity` in millionths of `unit`. */
  lastBought: z
    .strictObject({
      order: z.string(),
      number: z.string(),
      placedOn: z.string(),
      quantity: z.int(),
      unit: z.string(),
      unitPrice: z.int(),
      currency: z.string(),
    })
    .nullable(),
});

/** Numbers that look like what was typed, nearest first. */
const nearest = z.array(
  z.strictObject({ item: z.string(), number: z.string(), description: z.string(), slips: z.int() }),
);

const tables = [
  'items',
  'itemBarcodes',
  'customerItemNumbers',
  'vendorItemNumbers',
  'movements',
  'allocations',
];

export const lookUpQueries = {
  /** As it is typed: exact hits first, then what the customer usually buys, then the rest. */
  lookUpItem: declareQuery({
    name: 'item.look-up',
    title: 'Look up an item by number, barcode or name',
    permission: 'items.view',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      customer: idField.optional(),
      limit: z.int().min(1).max(50).default(8),
    }),
    output: z.strictObject({
      hits: z.array(hit),
      /** How many there are; `more`: at least so many. */
      total: z.int(),
      more: z.boolean(),
      /** Where there is no hit. */
      nearest,
    }),
    tables: [...tables, 'orders'],
  }),
  /** For a block that was pasted: each text is a whole number or barcode, or it matches nothing. */
  matchItems: declareQuery({
    name: 'item.match',
    title: 'Match pasted item numbers',
    permission: 'items.view',
    input: z.strictObject({
      texts: z.array(z.string().trim().max(200)).max(2000),
      customer: idField.optional(),
    }),
    output: z.strictObject({
      /** One per text: the surest hit and how many items match equally, or the nearest numbers. */
      matches: z.array(
        z.strictObject({
          hit: z
            .strictObject({
              item: z.string(),
              number: z.string(),
              description: z.string(),
              unit: z.string(),
              matched: z.enum(matchKinds),
            })
            .nullable(),
          others: z.int(),
          nearest,
        }),
      ),
    }),
    tables,
  }),
} as const;
