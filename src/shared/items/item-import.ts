import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
import { lineField, noteField, unitField } from '../kernel/input-field.ts';
import { descriptionField, itemGroupField, itemNumberField } from './item-commands.ts';

/** One record of `item.import`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const itemImportRecord = z.strictObject({
  key: externalKeyField,
  number: itemNumberField,
  /** Null: nothing is known yet, and the number stands in. */
  description: descriptionField.nullable().default(null),
  /** Null: EA. */
  unit: unitField.nullable().default(null),
  wholeUnits: z.boolean().default(true),
  barcode: lineField(60).nullable().default(null),
  group: itemGroupField.nullable().default(null),
  isDiscontinued: z.boolean().default(false),
  isFee: z.boolean().default(false),
  note: noteField().nullable().default(null),
});

export type ItemImportRecord = z.output<typeof itemImportRecord>;

export const itemImportCommands = {
  importItems: declareImport({
    name: 'item.import',
    title: 'Import items',
    permission: 'imports.run',
    input: importInput(itemImportRecord),
    undo: 'item.undo-import',
  }),
  undoItemImport: declareImportUndo({
    name: 'item.undo-import',
    title: 'Take back imported items',
    permission: 'imports.run',
    comparesItself: true,
  }),
} as const;
