import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import {
  codeField,
  exactFieldFromZero,
  idField,
  lineField,
  madeRecord,
  noteField,
  taxGroupField,
  unitField,
} from '../kernel/input-field.ts';

export const itemNumberField = codeField(60);
export const descriptionField = lineField(400);
export const itemGroupField = lineField(60);
const sourcing = {
  /** Days from an order to the vendor until the goods are here; null: not known. */
  leadTimeDays: z.int().min(0).max(3650).nullable().optional(),
  /** Which tax rules it falls under. */
  taxGroup: taxGroupField.nullable().optional(),
  /** Millionths of a kilogram per base unit; null: not known. */
  weight: exactFieldFromZero.nullable().optional(),
};
const lifecycle = z.enum(['planned', 'active', 'ending', 'ended']);

/** What is left out stays; null empties. */
const changes = z.strictObject({
  number: itemNumberField.optional(),
  description: descriptionField.optional(),
  itemGroup: itemGroupField.nullable().optional(),
  ...sourcing,
});

/** Where an item stands in its life, and what replaces it at the end of it. */
const stage = z.strictObject({ lifecycle, successor: idField.nullable() });

export const itemCommands = {
  createItem: declareCommand({
    name: 'item.create',
    version: 1,
    title: 'Create item',
    permission: 'items.change',
    input: z.strictObject({
      /** Two numbers that differ only by case are two items. */
      number: itemNumberField,
      description: descriptionField,
      kind: z.enum(['goods', 'charge']),
      itemGroup: itemGroupField.nullable(),
      baseUnit: unitField,
      /** The base unit is counted, never cut. */
      wholeUnits: z.boolean(),
      lifecycle: z.enum(['planned', 'active']),
      note: noteField().nullable(),
      ...sourcing,
    }),
    output: madeRecord,
    keys: () => [],
  }),
  changeItem: declareCommand({
    name: 'item.change',
    version: 1,
    title: 'Change item',
    permission: 'items.change',
    input: z.strictObject({ item: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.item],
    inverse: (input, { before }) => ({
      command: 'item.change',
      input: { item: input.item, changes: before },
    }),
  }),
  changeItemLifecycle: declareCommand({
    name: 'item.change-lifecycle',
    version: 1,
    title: 'Move item through its life',
    permission: 'items.change',
    input: z.strictObject({ item: idField, ...stage.shape }),
    output: z.strictObject({ before: stage }),
    keys: (input) => [input.item],
    inverse: (input, { before }) => ({
      command: 'item.change-lifecycle',
      input: { item: input.item, ...before },
    }),
  }),
  noteItem: declareCommand({
    name: 'item.note',
    version: 1,
    title: 'Write note',
    permission: 'items.change',
    input: z.strictObject({ item: idField, note: noteField() }),
    output: z.strictObject({ before: z.string() }),
    keys: (input) => [input.item],
    inverse: (input, { before }) => ({ command: 'item.note', input: { item: input.item, note: before } }),
  }),
} as const;
