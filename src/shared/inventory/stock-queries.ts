import { z } from 'zod';
import { dateField, idField, offsetFields, pageFields } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { expectedReceiptStates } from './expected-receipt-commands.ts';
import { receiptSteps } from './expected-receipt-rules.ts';
import { placeKinds } from './place-kinds.ts';
import { stockListQueries } from './stock-lists.ts';

export const listPlaces = declareQuery({
  name: 'place.list',
  title: 'Places',
  permission: 'inventory.view',
  input: z.strictObject({}),
  output: z.strictObject({
    places: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(placeKinds),
        active: z.boolean(),
        /** The site it belongs to, the main one where none was given; null for places that are not of ours. */
        site: z.string().nullable(),
      }),
    ),
  }),
  tables: ['places'],
});

/** On hand, allocated and available now of one item, in its base unit; stock places only. */
export const stockOfItem = declareQuery({
  name: 'stock.of-item',
  title: 'Stock of an item',
  permission: 'inventory.view',
  input: z.strictObject({ item: idField }),
  output: z.strictObject({
    item: z.string(),
    unit: z.string(),
    onHand: z.int(),
    allocated: z.int(),
    available: z.int(),
    sites: z.array(
      z.strictObject({
        site: z.string(),
        code: z.string(),
        onHand: z.int(),
        allocated: z.int(),
        available: z.int(),
      }),
    ),
    places: z.array(
      z.strictObject({
        place: z.string(),
        code: z.string(),
        site: z.string(),
        onHand: z.int(),
        allocated: z.int(),
        available: z.int(),
      }),
    ),
  }),
  tables: ['movements', 'allocations', 'places', 'sites'],
});

/**
 * Newest business date first: of an item, of a place (from it or to it), of both, or all of them. A page begins after the
 * movement named, or so many rows from the newest.
 */
export const listMovements = declareQuery({
  name: 'movement.list',
  title: 'Movements',
  permission: 'inventory.view',
  input: z.strictObject({
    item: idField.optional(),
    place: idField.optional(),
    ...pageFields,
    offset: offsetFields.offset,
  }),
  output: z.strictObject({
    movements: z.array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        itemNumber: z.string(),
        baseUnit: z.string(),
        fromPlace: z.string(),
        toPlace: z.string(),
        quantity: z.int(),
        reason: z.string(),
        businessDate: z.string(),
        movedBy: z.string(),
        movedAt: z.int(),
        reference: z.string().nullable(),
        note: z.string().nullable(),
        reverses: z.string().nullable(),
        reversedBy: z.string().nullable(),
        expectedReceipt: z.string().nullable(),
        /** The order it was shipped for, or came back from, and its line. */
        order: z.string().nullable(),
        line: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
    total: z.int(),
  }),
  tables: ['movements', 'items'],
});

export const listSites = declareQuery({
  name: 'site.list',
  title: 'Sites',
  permission: 'inventory.view',
  input: z.strictObject({}),
  output: z.strictObject({
    sites: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        active: z.boolean(),
        /** Null: the company's. */
        workingWeekdays: z.array(z.int()).nullable(),
        holidays: z.array(z.strictObject({ date: z.string(), name: z.string() })),
      }),
    ),
  }),
  tables: ['sites', 'siteHolidays'],
});

/** Earliest first. What is open and overdue is flagged; nothing is promised on it. */
export const listExpectedReceipts = declareQuery({
  name: 'receipt-expected.list',
  title: 'Expected receipts',
  permission: 'inventory.view',
  input: z.strictObject({
    item: idField.optional(),
    vendor: idField.optional(),
    status: z.enum(expectedReceiptStates).default('open'),
    /** Default: the day it is now in UTC. */
    today: dateField.optional(),
    /** Of the open ones: those whose day is over, or those still in time. */
    due: z.enum(['overdue', 'coming']).optional(),
    site: idField.optional(),
    /** The beginning of an item number, of words of it, of the reference, or of words of the vendor’s name; null: all. */
    text: z.string().trim().max(200).nullable().default(null),
    ...pageFields,
    offset: offsetFields.offset,
  }),
  output: z.strictObject({
    receipts: z.array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        itemNumber: z.string(),
        description: z.string(),
        baseUnit: z.string(),
        quantity: z.int(),
        received: z.int(),
        open: z.int(),
        /** As it was typed; null: in the base unit. */
        unit: z.string().nullable(),
        unitQuantity: z.int().nullable(),
        date: z.string(),
        overdue: z.boolean(),
        vendor: z.string().nullable(),
        vendorName: z.string().nullable(),
        reference: z.string().nullable(),
        acknowledged: z.boolean(),
        site: z.string(),
        transfer: z.string().nullable(),
        status: z.enum(expectedReceiptStates),
        note: z.string().nullable(),
        why: z.string().nullable(),
        nextStep: nextStepField(receiptSteps).nullable(),
      }),
    ),
    next: z.string().nullable(),
    total: z.int(),
  }),
  tables: ['expectedReceipts', 'movements', 'items', 'parties'],
});

/** By name: those the list of expected receipts may be narrowed to. */
export const receiptVendors = declareQuery({
  name: 'receipt-expected.vendors',
  title: 'Vendors something was ever expected from',
  permission: 'inventory.view',
  input: z.strictObject({}),
  output: z.strictObject({ vendors: z.array(z.strictObject({ id: z.string(), name: z.string() })) }),
  tables: ['expectedReceipts', 'parties'],
});

export const stockQueries = {
  ...stockListQueries,
  listSites,
  listPlaces,
  stockOfItem,
  listMovements,
  listExpectedReceipts,
  receiptVendors,
} as const;
