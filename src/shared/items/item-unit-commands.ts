import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, nothing, unitField } from '../kernel/input-field.ts';

const positive = z.int().min(1);

/** One `unit` is `numerator` / `denominator` base units. */
const unitFields = {
  item: idField,
  unit: unitField,
  numerator: positive,
  denominator: positive,
  wholeUnits: z.boolean(),
};

const barcodeFields = { item: idField, barcode: lineField(60), unit: unitField };

export const itemUnitCommands = {
  addItemUnit: declareCommand({
    name: 'item.add-unit',
    version: 1,
    title: 'Add unit to item',
    permission: 'items.change',
    input: z.strictObject(unitFields),
    output: nothing,
    keys: (input) => [input.item],
    inverse: ({ item, unit }) => ({ command: 'item.remove-unit', input: { item, unit } }),
  }),
  removeItemUnit: declareCommand({
    name: 'item.remove-unit',
    version: 1,
    title: 'Remove unit from item',
    permission: 'items.change',
    input: z.strictObject({ item: idField, unit: unitField }),
    output: z.strictObject({ numerator: z.int(), denominator: z.int(), wholeUnits: z.boolean() }),
    keys: (input) => [input.item],
    inverse: (input, before) => ({ command: 'item.add-unit', input: { ...input, ...before } }),
  }),
  addBarcode: declareCommand({
    name: 'item.add-barcode',
    version: 1,
    title: 'Add barcode to item',
    permission: 'items.change',
    input: z.strictObject(barcodeFields),
    output: nothing,
    keys: (input) => [input.item],
    inverse: ({ barcode }) => ({ command: 'item.remove-barcode', input: { barcode } }),
  }),
  removeBarcode: declareCommand({
    name: 'item.remove-barcode',
    version: 1,
    title: 'Remove barcode from item',
    permission: 'items.change',
    input: z.strictObject({ barcode: lineField(60) }),
    output: z.strictObject({ item: z.string(), unit: z.string() }),
    keys: () => [],
    inverse: ({ barcode }, { item, unit }) => ({
      command: 'item.add-barcode',
      input: { item, barcode, unit },
    }),
  }),
} as const;
