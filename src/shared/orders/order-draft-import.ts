import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
import { quantityField } from '../inventory/stock-commands.ts';
import { dateField, exactFieldFromZero, lineField, noteField, unitField } from '../kernel/input-field.ts';
import { MOST_LINES } from './order-commands.ts';

/** Drafts one command takes at most: each is entered by the rules of a typed order, prices included. */
export const DRAFT_IMPORT_BATCH = 50;

const draftLine = z.strictObject({
  /** The other system's key of the item, or our number. */
  item: externalKeyField,
  /** Millionths of the unit. */
  quantity: quantityField,
  /** Left out: the item's base unit. */
  unit: unitField.optional(),
  /** Left out: the price by rule. */
  unitPrice: exactFieldFromZero.optional(),
  /** Millionths of a percent. */
  discountPercent: z.int().min(0).max(100_000_000).optional(),
  description: lineField(200).optional(),
});

/** One record of `order.import-drafts`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const orderDraftRecord = z.strictObject({
  key: externalKeyField,
  /** The other system's key of the customer, or our code. */
  customer: externalKeyField,
  customerPo: lineField(60).nullable().default(null),
  /** Null: the day of the import. */
  placedOn: dateField.nullable().default(null),
  requestedDate: dateField.nullable().default(null),
  note: noteField().nullable().default(null),
  lines: z.array(draftLine).min(1).max(MOST_LINES),
});

export type OrderDraftRecord = z.output<typeof orderDraftRecord>;

export const orderDraftImportCommands = {
  /** Orders still to be worked on: each becomes a draft with a number of ours, and is confirmed like one that was typed. */
  importDrafts: declareImport({
    name: 'order.import-drafts',
    title: 'Import orders as drafts',
    permission: 'orders.enter',
    input: importInput(orderDraftRecord, DRAFT_IMPORT_BATCH),
    undo: 'order.undo-draft-import',
    independent: false,
  }),
  undoDraftImport: declareImportUndo({
    name: 'order.undo-draft-import',
    title: 'Take back drafts that were imported',
    permission: 'orders.enter',
    independent: false,
  }),
} as const;
