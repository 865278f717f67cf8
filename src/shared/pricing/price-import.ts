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
import { dateField, exactFieldFromZero, lineField, unitField } from '../kernel/input-field.ts';

/** One record of `price.import`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const priceImportRecord = z.strictObject({
  key: externalKeyField,
  /** Name of the list; null: the company's only base list. */
  list: lineField(120).nullable().default(null),
  /** The other system's key of the item, or our number. */
  item: externalKeyField,
  /** Null: the item's base unit. */
  unit: unitField.nullable().default(null),
  /** Millionths of the unit. */
  fromQuantity: exactFieldFromZero.default(0),
  /** Millionths of the list's currency. */
  price: exactFieldFromZero,
  /** Null: the day of the import; a later import of the same key leaves it. */
  validFrom: dateField.nullable().default(null),
  validUntil: dateField.nullable().default(null),
});

export type PriceImportRecord = z.output<typeof priceImportRecord>;

export const priceImportCommands = {
  importPrices: declareCommand({
    name: 'price.import',
    version: 1,
    title: 'Import prices',
    permission: 'pricing.change',
    input: z.strictObject({
      system: systemField,
      records: z.array(priceImportRecord).min(1).max(IMPORT_BATCH),
    }),
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf('price.undo-import', system, outcome),
    independent: true,
    quietWhenUnchanged: true,
  }),
  undoPriceImport: declareCommand({
    name: 'price.undo-import',
    version: 1,
    title: 'Take back imported prices',
    permission: 'pricing.change',
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
    independent: true,
    comparesItself: true,
  }),
} as const;
