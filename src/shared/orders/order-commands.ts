import { z } from 'zod';
import { quantityField } from '../inventory/stock-commands.ts';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import {
  dateField,
  exactFieldFromZero,
  idField,
  lineField,
  noteField,
  unitField,
} from '../kernel/input-field.ts';

/** Lines of one order entered by a person; history may have more. */
export const MOST_LINES = 1000;

/** What a typed line holds. Quantities are millionths of `unit`, prices millionths of the currency per one `unit`. */
const lineFields = {
  item: idField,
  quantity: quantityField,
  /** Left out: the item's base unit. */
  unit: unitField.optional(),
  /** Left out: the price by rule, whatever it is where the order is accepted. */
  unitPrice: exactFieldFromZero.optional(),
  /** The unit price was by rule when it was told to the customer: it stands although the rule has changed since. */
  quoted: z.boolean().optional(),
  /** Millionths of a percent. */
  discountPercent: z.int().min(0).max(100_000_000).optional(),
  description: lineField(200).optional(),
  requestedDate: dateField.optional(),
  promisedDate: dateField.optional(),
  note: noteField(2000).optional(),
};

export const orderLineInput = z.strictObject(lineFields);
export type OrderLineInput = z.output<typeof orderLineInput>;

const headerFields = {
  customerPo: lineField(60).nullable(),
  requestedDate: dateField.nullable(),
  shipTo: idField.nullable(),
  shipComplete: z.boolean(),
};

const madeOrder = z.strictObject({ order: z.string(), number: z.string(), lines: z.array(z.string()) });

function cancelled(order: string): CommandCall {
  return { command: 'order.cancel', input: { order, why: 'undo' } };
}

/** The whole typing buffer becomes a draft with a number. */
export const createOrder = declareCommand({
  name: 'order.create',
  version: 1,
  title: 'Write order',
  permission: 'orders.enter',
  input: z.strictObject({
    customer: idField,
    /** The business date it was placed on: prices are those of this day. */
    placedOn: dateField,
    customerPo: lineField(60).optional(),
    requestedDate: dateField.optional(),
    /** Left out: the customer's usual one. */
    shipTo: idField.optional(),
    shipComplete: z.boolean().default(false),
    /** Left out: as the customer's terms say. */
    prepaid: z.boolean().optional(),
    note: noteField().optional(),
    lines: z.array(orderLineInput).max(MOST_LINES),
  }),
  output: madeOrder,
  keys: ({ customer }) => [customer],
  inverse: (_, { order }) => cancelled(order),
});

/** A new draft for the same customer with the same lines, priced anew. */
export const copyOrder = declareCommand({
  name: 'order.copy',
  version: 1,
  title: 'Copy order',
  permission: 'orders.enter',
  input: z.strictObject({ order: idField, placedOn: dateField }),
  output: madeOrder,
  keys: ({ order }) => [order],
  inverse: (_, { order }) => cancelled(order),
});

export const addOrderLine = declareCommand({
  name: 'order.add-line',
  version: 1,
  title: 'Add line',
  permission: 'orders.enter',
  input: z.strictObject({ order: idField, line: orderLineInput }),
  output: z.strictObject({ line: z.string(), position: z.int() }),
  keys: ({ order }) => [order],
  inverse: ({ order }, { line }): CommandCall => ({ command: 'order.remove-line', input: { order, line } }),
});

const lineChanges = z
  .strictObject({
    quantity: quantityField,
    unitPrice: exactFieldFromZero,
    discountPercent: z.int().min(0).max(100_000_000).nullable(),
    description: lineField(200).nullable(),
    requestedDate: dateField.nullable(),
    promisedDate: dateField.nullable(),
    note: noteField(2000).nullable(),
  })
  .partial();
export type LineChanges = z.output<typeof lineChanges>;

export const changeOrderLine = declareCommand({
  name: 'order.change-line',
  version: 1,
  title: 'Change line',
  permission: 'orders.enter',
  input: z.strictObject({ order: idField, line: idField, changes: lineChanges }),
  output: z.strictObject({ before: lineChanges }),
  keys: ({ order }) => [order],
  inverse: ({ order, line }, { before }): CommandCall => ({
    command: 'order.change-line',
    input: { order, line, changes: before },
  }),
});

export const removeOrderLine = declareCommand({
  name: 'order.remove-line',
  version: 1,
  title: 'Remove line',
  permission: 'orders.enter',
  input: z.strictObject({ order: idField, line: idField }),
  output: z.strictObject({}),
  keys: ({ order }) => [order],
});

const headerChanges = z.strictObject({ ...headerFields, prepaid: z.boolean() }).partial();

export const changeOrderHeader = declareCommand({
  name: 'order.change-header',
  version: 1,
  title: 'Change order',
  permission: 'orders.enter',
  input: z.strictObject({ order: idField, changes: headerChanges }),
  output: z.strictObject({ before: headerChanges }),
  keys: ({ order }) => [order],
  inverse: ({ order }, { before }): CommandCall => ({
    command: 'order.change-header',
    input: { order, changes: before },
  }),
});

/** In every state, history included. The newer text stands, the older stays on the timeline. */
export const noteOrder = declareCommand({
  name: 'order.note',
  version: 1,
  title: 'Write note on order',
  permission: 'orders.note',
  input: z.strictObject({ order: idField, note: noteField() }),
  output: z.strictObject({ before: noteField() }),
  keys: ({ order }) => [order],
  inverse: ({ order }, { before }): CommandCall => ({
    command: 'order.note',
    input: { order, note: before },
  }),
});

export const orderEditCommands = {
  createOrder,
  copyOrder,
  addOrderLine,
  changeOrderLine,
  removeOrderLine,
  changeOrderHeader,
  noteOrder,
} as const;
