import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { dateField, idField, noteField } from '../kernel/input-field.ts';
import { headerChanges, headerFields } from './header-fields.ts';
import { lineChanges, orderLineInput } from './line-fields.ts';
import { reason } from './order-queries.ts';

/** Lines of one order entered by a person; history may have more. */
export const MOST_LINES = 1000;

const madeOrder = z.strictObject({ order: z.string(), number: z.string(), lines: z.array(z.string()) });

function cancelled(order: string): CommandCall {
  return { command: 'order.cancel', input: { order, why: 'undo' } };
}

/** The whole typing buffer becomes a draft with a number. */
export const createOrder = declareCommand({
  name: 'order.create',
  version: 2,
  title: 'Write order',
  permission: 'orders.enter',
  input: z.strictObject({
    customer: idField,
    /** The business date it was placed on: prices are those of this day. */
    placedOn: dateField,
    /** Left out: what the customer's own are, or none. */
    ...z.strictObject(headerFields).partial().shape,
    /** Left out: as the customer's rules say. */
    shipComplete: z.boolean().optional(),
    /** Left out: as the customer's terms say. */
    prepaid: z.boolean().optional(),
    note: noteField().optional(),
    lines: z.array(orderLineInput).max(MOST_LINES),
  }),
  output: madeOrder,
  keys: ({ customer }) => [customer],
  inverse: (_, { order }) => cancelled(order),
  // Version 1 meant "no" where nothing was said.
  upgrades: { 1: (input) => ({ shipComplete: false, ...(input as object) }) },
});

/**
 * A new draft for the same customer with the same lines, priced anew. Lines that were cancelled are copied only where they
 * are chosen; what is not sold any more is left out and named.
 */
export const copyOrder = declareCommand({
  name: 'order.copy',
  version: 1,
  title: 'Copy order',
  permission: 'orders.enter',
  input: z.strictObject({
    order: idField,
    placedOn: dateField,
    /** Left out: all of them. */
    lines: z.array(idField).min(1).max(MOST_LINES).optional(),
  }),
  output: madeOrder.extend({
    leftOut: z.array(z.strictObject({ line: z.string(), position: z.int(), item: z.string(), why: reason })),
  }),
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
