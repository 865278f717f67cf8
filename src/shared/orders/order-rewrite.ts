import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { idField, noteField } from '../kernel/input-field.ts';
import { headerChanges } from './header-fields.ts';
import { orderLineInput } from './line-fields.ts';
import { MOST_LINES } from './order-commands.ts';

/** A line of the whole; `line`: the one that stands and keeps its id, left out for a new one. */
const wholeLine = orderLineInput.extend({ line: idField.optional() });
export type WholeLine = z.output<typeof wholeLine>;

const whole = z.strictObject({
  /** What is left out stays. */
  header: headerChanges,
  note: noteField().optional(),
  /** All of them in their order: a line that is not named goes. */
  lines: z.array(wholeLine).max(MOST_LINES),
});
export type WholeOrder = z.output<typeof whole>;

/** The content of a draft as a whole, as the entry page saves it: only what differs is written. */
export const rewriteOrder = declareCommand({
  name: 'order.rewrite',
  version: 1,
  title: 'Save draft',
  permission: 'orders.enter',
  input: whole.extend({ order: idField }),
  output: z.strictObject({ lines: z.array(z.string()), before: whole }),
  keys: ({ order }) => [order],
  inverse: ({ order }, { before }): CommandCall => ({
    command: 'order.rewrite',
    input: { order, ...before },
  }),
});

export const orderRewriteCommands = { rewriteOrder } as const;
