import { z } from 'zod';
import { dateField, idField, offsetFields } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { itemSteps, stockSteps } from './item-steps.ts';

const lifecycle = z.enum(['planned', 'active', 'ending', 'ended']);

const listed = {
  /** Words or the beginning of a number; null: all. */
  text: z.string().trim().max(200).nullable().default(null),
  descending: z.boolean().default(false),
  ...offsetFields,
};

const itemTables = ['items', 'itemBarcodes', 'vendorItemNumbers'];
const stepTables = ['movements', 'allocations', 'places', 'expectedReceipts', 'backorders'];

/** A list to look through: items with what is here and what comes. Charges are never in stock: zero of everything. */
export const listItemStock = declareQuery({
  name: 'stock.list-items',
  title: 'Items with their stock',
  permission: 'items.view',
  input: z.strictObject({
    lifecycle: lifecycle.optional(),
    itemGroup: z.string().max(60).optional(),
    /** Default: the day it is now in UTC. */
    today: dateField.optional(),
    sort: z.enum(['number', 'description', 'group']).default('number'),
    ...listed,
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        description: z.string(),
        kind: z.enum(['goods', 'charge']),
        baseUnit: z.string(),
        lifecycle,
        itemGroup: z.string().nullable(),
        onHand: z.int(),
        allocated: z.int(),
        available: z.int(),
        /** The first receipt expected from today on, and how much is still to come of it. */
        next: z
          .strictObject({ date: z.string(), quantity: z.int(), reference: z.string().nullable() })
          .nullable(),
        /** Expected receipts whose day is over. */
        overdue: z.int(),
        /** The item that replaces it. */
        successor: z.string().nullable(),
        nextStep: nextStepField(itemSteps).nullable(),
      }),
    ),
    total: z.int(),
  }),
  tables: [...itemTables, ...stepTables, 'listPrices'],
});

/** What lies where, by item number and place; places where nothing lies and nothing is allocated are left out. */
export const listStock = declareQuery({
  name: 'stock.list',
  title: 'Stock by item and place',
  permission: 'inventory.view',
  input: z.strictObject({
    place: idField.optional(),
    site: idField.optional(),
    /** Allocated: something of it is tied to orders. None left: nothing is available now. */
    only: z.enum(['allocated', 'none-left']).optional(),
    /** Default: the day it is now in UTC. */
    today: dateField.optional(),
    ...listed,
  }),
  output: z.strictObject({
    levels: z.array(
      z.strictObject({
        item: z.string(),
        number: z.string(),
        description: z.string(),
        baseUnit: z.string(),
        place: z.string(),
        placeCode: z.string(),
        site: z.string(),
        onHand: z.int(),
        allocated: z.int(),
        available: z.int(),
        /** About this place, or about the item where others wait for it. */
        nextStep: nextStepField(stockSteps).nullable(),
      }),
    ),
    total: z.int(),
  }),
  tables: [...itemTables, ...stepTables],
});

export const stockListQueries = { listItemStock, listStock } as const;
