import { z } from 'zod';
import { quantityField } from '../inventory/stock-commands.ts';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { dateField, idField, lineField } from '../kernel/input-field.ts';
import { MOST_LINES } from './order-commands.ts';

const because = lineField(500);

/** Quantities here are millionths of the item's base unit, as everything that leaves a place. */
const shippedLine = z.strictObject({ line: idField, quantity: quantityField, place: idField.optional() });

export const shipOrderLines = declareCommand({
  name: 'order.ship-lines',
  version: 1,
  title: 'Ship lines',
  permission: 'orders.ship',
  input: z.strictObject({
    order: idField,
    /**
     * Left out: everything allocated to the order. Without a place a line is shipped from where its stock is allocated,
     * then from what is available elsewhere.
     */
    lines: z.array(shippedLine).min(1).max(MOST_LINES).optional(),
    /** The business day the goods left. */
    shippedOn: dateField,
    why: because.optional(),
  }),
  output: z.strictObject({
    shipped: z.array(
      z.strictObject({ line: z.string(), movement: z.string(), place: z.string(), quantity: z.int() }),
    ),
    /** Lines with nothing missing any more. */
    complete: z.array(z.string()),
    /** What is still to come of lines that were shipped in part and has no stock. */
    backorders: z.array(z.strictObject({ line: z.string(), quantity: z.int() })),
  }),
  keys: ({ order }) => [order],
  inverse: ({ order, shippedOn }, { shipped }): CommandCall => ({
    command: 'order.unship',
    input: {
      order,
      movements: shipped.map(({ movement }) => movement),
      takenBackOn: shippedOn,
      why: 'undo',
    },
  }),
});

/** What was shipped by mistake comes back by opposite movements: the ledger keeps both. */
export const unshipOrder = declareCommand({
  name: 'order.unship',
  version: 1,
  title: 'Take shipped lines back',
  permission: 'orders.ship',
  input: z.strictObject({
    order: idField,
    movements: z.array(idField).min(1).max(MOST_LINES),
    takenBackOn: dateField,
    why: because,
  }),
  output: z.strictObject({ movements: z.array(z.string()) }),
  keys: ({ order }) => [order],
});

export const orderShipCommands = { shipOrderLines, unshipOrder } as const;
