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
  importItems: declareCommand({
    name: 'item.import',
    version: 1,
    title: 'Import items',
    permission: 'imports.run',
    input: z.strictObject({
      system: systemField,
      records: z.array(itemImportRecord).min(1).max(IMPORT_BATCH),
    }),
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf('item.undo-import', system, outcome),
    independent: true,
    quietWhenUnchanged: true,
  }),
  undoItemImport: declareCommand({
    name: 'item.undo-import',
    version: 1,
    title: 'Take back imported items',
    permission: 'imports.run',
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
    independent: true,
    comparesItself: true,
  }),
} as const;
