import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
import { exactFieldFromZero } from '../kernel/input-field.ts';
import { itemCostFields } from './item-cost.ts';

/** One record of `item.import-costs`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const itemCostImportRecord = z.strictObject({
  /** The other system's key of the item, or our number. */
  key: externalKeyField,
  unitCost: exactFieldFromZero,
  /** Null: the margin that stands, or none. */
  minimumMargin: itemCostFields.minimumMargin.nullable().default(null),
});

export type ItemCostImportRecord = z.output<typeof itemCostImportRecord>;

/** What items cost comes in the file of items and is a command of its own: by the right to set it, read by nobody else. */
export const itemCostImportCommands = {
  importItemCosts: declareImport({
    name: 'item.import-costs',
    title: 'Import what items cost',
    permission: 'items.set-cost',
    input: importInput(itemCostImportRecord),
    undo: 'item.undo-cost-import',
    confidentialInput: true,
  }),
  undoItemCostImport: declareImportUndo({
    name: 'item.undo-cost-import',
    title: 'Take back imported costs',
    permission: 'items.set-cost',
    comparesItself: true,
  }),
} as const;
