import { z } from 'zod';
import {
  externalKeyField,
  IMPORT_BATCH,
  importOutcome,
  systemField,
  undoneImport,
  undoOf,
  undoOutcome,
} from '../company/import-outcome.ts';
import { declareCommand } from '../kernel/command.ts';
import { codeField, dateField, exactField, exactFieldFromZero, noteField } from '../kernel/input-field.ts';
import { adjustmentReasons } from './place-kinds.ts';

/** One record of `stock.import`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const stockImportRecord = z.strictObject({
  key: externalKeyField,
  /** The other system's key of the item, or our number. */
  item: externalKeyField,
  /** Code of the place; null: the only one there is. */
  place: codeField(40).nullable().default(null),
  /** Millionths of the base unit: what is on hand, or by how much it changed. */
  stock: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('on-hand'), quantity: exactFieldFromZero }),
    z.strictObject({ kind: z.literal('change'), quantity: exactField }),
  ]),
  /** Null: the day of the import. */
  businessDate: dateField.nullable().default(null),
  reason: z.enum(adjustmentReasons).default('opening-balance'),
  reference: codeField(100).nullable().default(null),
  note: noteField(1000).nullable().default(null),
});

export type StockImportRecord = z.output<typeof stockImportRecord>;

export const stockCountImportCommands = {
  /** Brings each place to what the file says; a record that says otherwise later is counted from what stands then. */
  importStock: declareCommand({
    name: 'stock.import',
    version: 1,
    title: 'Import stock',
    permission: 'inventory.adjust',
    input: z.strictObject({
      system: systemField,
      records: z.array(stockImportRecord).min(1).max(IMPORT_BATCH),
    }),
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf('stock.undo-import', system, outcome),
    independent: true,
    quietWhenUnchanged: true,
  }),
  undoStockImport: declareCommand({
    name: 'stock.undo-import',
    version: 1,
    title: 'Take back imported stock',
    permission: 'inventory.adjust',
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
    independent: true,
  }),
} as const;
