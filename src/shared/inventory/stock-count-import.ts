import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
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
  importStock: declareImport({
    name: 'stock.import',
    title: 'Import stock',
    permission: 'inventory.adjust',
    input: importInput(stockImportRecord),
    undo: 'stock.undo-import',
  }),
  undoStockImport: declareImportUndo({
    name: 'stock.undo-import',
    title: 'Take back imported stock',
    permission: 'inventory.adjust',
  }),
} as const;
