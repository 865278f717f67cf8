import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { dateField, idField, lineField, noteField } from '../kernel/input-field.ts';
import { quantityField } from './stock-commands.ts';

/**
 * Goods leave one of our sites for another: they are in transit, and expected there, until somebody receives them
 * (`receipt-expected.receive`). Within one site goods are moved (`stock.move`).
 */
export const transferStock = declareCommand({
  name: 'stock.transfer',
  version: 1,
  title: 'Transfer stock to another site',
  permission: 'inventory.receive',
  input: z.strictObject({
    item: idField,
    /** Millionths of the item's base unit. */
    quantity: quantityField,
    fromPlace: idField,
    toSite: idField,
    businessDate: dateField,
    /** When it is expected there. */
    arrivesOn: dateField,
    reference: lineField(100).nullable().default(null),
    note: noteField(1000).nullable().default(null),
  }),
  output: z.strictObject({ movement: z.string(), receipt: z.string() }),
  keys: ({ item }) => [item],
  inverse: ({ businessDate }, { movement }) => ({
    command: 'movement.reverse',
    input: { movement, businessDate, why: 'undo' },
  }),
});
