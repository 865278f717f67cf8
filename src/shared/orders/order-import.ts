import { z } from 'zod';
import { declareImport, declareImportUndo } from '../company/import-declaration.ts';
import { externalKeyField, IMPORT_BATCH, systemField } from '../company/import-outcome.ts';
import {
  codeField,
  currencyField,
  dateField,
  exactField,
  lineField,
  noteField,
} from '../kernel/input-field.ts';
import { orderKinds } from './order-lifecycle.ts';

/** Lines of one imported document. */
export const MOST_IMPORTED_LINES = 5000;

/** A place in the batch's own list of keys: long texts stand once in a change set, not once per line. */
const place = z.int().min(0);

/**
 * Lines as columns of equal length, in the order of the document; identical lines are all kept. Half a million lines are
 * read, checked, hashed and stored this way, and columns of numbers cost a third of what rows do. Signs are those of the
 * other system. A column that would hold nothing is left out.
 */
const importedLines = z.strictObject({
  /** Places in `items`. */
  item: z.array(place).max(MOST_IMPORTED_LINES),
  /** Millionths of the unit it was sold in. */
  quantity: z.array(exactField),
  /** Millionths of the currency per one unit. */
  unitPrice: z.array(exactField),
  /** Indexes of the lines that are postage, discounts, charges: not goods. */
  fees: z.array(place).optional(),
  /** Millionths of a percent. */
  discountPercent: z.array(exactField.nullable()).optional(),
  /** What the document called the item, where that is not what we call it. */
  description: z.array(z.string().max(400).nullable()).optional(),
});

/** One record of `order.import`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const orderImportRecord = z.strictObject({
  key: externalKeyField,
  /** Its own number, kept. */
  number: codeField(60),
  kind: z.enum(orderKinds),
  /** Place in `customers`; null where the other system had none. */
  customer: place.nullable(),
  customerPo: lineField(60).optional(),
  /** Business date and instant (milliseconds since 1970 in UTC) it was placed at: the earliest, where it had several. */
  placedOn: dateField,
  placedAt: z.int().min(0),
  requestedDate: dateField.optional(),
  shippedOn: dateField.optional(),
  /** Left out: the company's. */
  currency: currencyField.optional(),
  /** Minor units, beside the lines. */
  freight: exactField.optional(),
  shipTo: noteField(1000).optional(),
  note: noteField().optional(),
  /** What was settled while reading, such as two timestamps of which the earlier counts. */
  remarks: z
    .array(
      z.strictObject({
        code: z.string().max(80),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      }),
    )
    .max(50)
    .optional(),
  lines: importedLines,
});

export type OrderImportRecord = z.output<typeof orderImportRecord>;

export const orderImportCommands = {
  /**
   * History of another system: closed, with its own numbers, without allocation, movement or exposure. What was a credit
   * there is a credit here, read-only.
   */
  importOrders: declareImport({
    name: 'order.import',
    title: 'Import orders',
    permission: 'imports.run',
    input: z.strictObject({
      system: systemField,
      /** Keys the other system has for its customers and items, as they were imported; or our own codes and numbers. */
      customers: z.array(externalKeyField).max(IMPORT_BATCH),
      items: z.array(externalKeyField).max(IMPORT_BATCH * 100),
      records: z.array(orderImportRecord).min(1).max(IMPORT_BATCH),
    }),
    undo: 'order.undo-import',
  }),
  undoOrderImport: declareImportUndo({
    name: 'order.undo-import',
    title: 'Take back imported orders',
    permission: 'imports.run',
    comparesItself: true,
  }),
} as const;
