import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
import { currencyField, dateField, exactFieldFromZero, lineField, unitField } from '../kernel/input-field.ts';

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
  /** Left out: whatever the list is in. A price of another currency is refused. */
  currency: currencyField.optional(),
  /** Null: the day of the import; a later import of the same key leaves it. */
  validFrom: dateField.nullable().default(null),
  validUntil: dateField.nullable().default(null),
});

export type PriceImportRecord = z.output<typeof priceImportRecord>;

export const priceImportCommands = {
  importPrices: declareImport({
    name: 'price.import',
    title: 'Import prices',
    permission: 'pricing.change',
    input: importInput(priceImportRecord),
    undo: 'price.undo-import',
  }),
  undoPriceImport: declareImportUndo({
    name: 'price.undo-import',
    title: 'Take back imported prices',
    permission: 'pricing.change',
    comparesItself: true,
  }),
} as const;
