import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
import { codeField, dateField, noteField } from '../kernel/input-field.ts';
import { quantityField } from './stock-commands.ts';

/** One record of `stock.import-write-offs`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const writeOffRecord = z.strictObject({
  key: externalKeyField,
  /** The other system's key of the item, or our number. */
  item: externalKeyField,
  /** Millionths of the base unit, positive: what went. */
  quantity: quantityField,
  businessDate: dateField,
  reference: codeField(100).optional(),
  note: noteField(1000).optional(),
});

export type WriteOffRecord = z.output<typeof writeOffRecord>;

export const stockImportCommands = {
  /**
   * They stand in the ledger from the adjustment place to scrap, so that history changes nothing of what is on hand here:
   * opening balances are counted after it.
   */
  importWriteOffs: declareImport({
    name: 'stock.import-write-offs',
    title: 'Import write-offs',
    permission: 'imports.run',
    input: importInput(writeOffRecord),
    undo: 'stock.undo-import-write-offs',
  }),
  undoWriteOffImport: declareImportUndo({
    name: 'stock.undo-import-write-offs',
    title: 'Take back imported write-offs',
    permission: 'imports.run',
  }),
} as const;
