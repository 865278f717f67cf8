import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { dateField, exactField, idField, lineField, noteField } from '../kernel/input-field.ts';
import { adjustmentReasons } from './place-kinds.ts';

/** Millionths of the item's base unit, more than nothing. */
export const quantityField = z.int().min(1);

const movementFields = {
  item: idField,
  quantity: quantityField,
  businessDate: dateField,
  reference: lineField(100).optional(),
  note: noteField(1000).optional(),
};

/** May be left out where the company has one stock place. */
const stockPlace = idField.optional();

const madeMovement = z.strictObject({ movement: z.string() });

function reversal(businessDate: string, movement: string): CommandCall {
  return { command: 'movement.reverse', input: { movement, businessDate, why: 'undo' } };
}

export const receiveStock = declareCommand({
  name: 'stock.receive',
  version: 1,
  title: 'Receive stock',
  permission: 'inventory.receive',
  input: z.strictObject({ ...movementFields, place: stockPlace }),
  output: madeMovement,
  keys: ({ item }) => [item],
  inverse: ({ businessDate }, { movement }) => reversal(businessDate, movement),
});

export const adjustStock = declareCommand({
  name: 'stock.adjust',
  version: 1,
  title: 'Adjust stock',
  permission: 'inventory.adjust',
  input: z.strictObject({
    ...movementFields,
    /** The change in millionths of the base unit: more than nothing adds, less takes away. */
    quantity: exactField.refine((quantity) => quantity !== 0),
    place: stockPlace,
    reason: z.enum(adjustmentReasons),
  }),
  output: madeMovement,
  keys: ({ item }) => [item],
  inverse: ({ businessDate }, { movement }) => reversal(businessDate, movement),
});

export const moveStock = declareCommand({
  name: 'stock.move',
  version: 1,
  title: 'Move stock',
  permission: 'inventory.receive',
  input: z.strictObject({ ...movementFields, fromPlace: idField, toPlace: idField }),
  output: madeMovement,
  keys: ({ item }) => [item],
  inverse: ({ businessDate }, { movement }) => reversal(businessDate, movement),
});

export const writeOffStock = declareCommand({
  name: 'stock.write-off',
  version: 1,
  title: 'Write off stock',
  permission: 'inventory.adjust',
  input: z.strictObject({ ...movementFields, place: stockPlace, note: noteField(1000).min(1) }),
  output: madeMovement,
  keys: ({ item }) => [item],
  inverse: ({ businessDate }, { movement }) => reversal(businessDate, movement),
});

export const reverseMovement = declareCommand({
  name: 'movement.reverse',
  version: 1,
  title: 'Reverse movement',
  permission: 'inventory.adjust',
  input: z.strictObject({ movement: idField, businessDate: dateField, why: lineField(200) }),
  output: madeMovement,
  keys: ({ movement }) => [movement],
});

export const stockCommands = {
  receiveStock,
  adjustStock,
  moveStock,
  writeOffStock,
  reverseMovement,
} as const;
