import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField } from '../kernel/input-field.ts';
import { headerChanges } from './header-fields.ts';
import { lineChanges, orderLineInput } from './line-fields.ts';
import { MOST_LINES } from './order-commands.ts';
import { confirmation, overridesField } from './order-decisions.ts';

const because = lineField(500);

/** The document as a whole, said by what differs: lines that are not named stay as they are. */
const amendedLine = z.discriminatedUnion('do', [
  /** `item` only while nothing of the line has left; it is priced anew. */
  z.strictObject({
    do: z.literal('change'),
    line: idField,
    changes: lineChanges.extend({ item: idField.optional() }),
  }),
  z.strictObject({ do: z.literal('add'), line: orderLineInput }),
  /** Cancels it; the line stays to be seen. */
  z.strictObject({ do: z.literal('remove'), line: idField }),
]);
export type AmendedLine = z.output<typeof amendedLine>;

export const amendOrder = declareCommand({
  name: 'order.amend',
  version: 1,
  title: 'Amend order',
  permission: 'orders.confirm',
  input: z.strictObject({
    order: idField,
    why: because,
    header: headerChanges.optional(),
    lines: z.array(amendedLine).max(MOST_LINES).default([]),
    /** As in `order.confirm`. */
    priceReason: because.optional(),
    keepBoth: because.optional(),
    overrides: overridesField.optional(),
  }),
  output: confirmation.extend({
    /** Ids of added lines, in the order given. */
    added: z.array(z.string()),
  }),
  keys: ({ order }) => [order],
});

/** A line of which nothing has left: a revision without it. What was allocated goes back to stock. */
export const cancelOrderLine = declareCommand({
  name: 'order.cancel-line',
  version: 1,
  title: 'Cancel line',
  permission: 'orders.cancel',
  input: z.strictObject({ order: idField, line: idField, why: because }),
  output: z.strictObject({ revision: z.int() }),
  keys: ({ order }) => [order],
});

/** Ends a line with less than ordered, by decision; its backorder ends and what was allocated goes back to stock. */
export const shortCloseOrderLine = declareCommand({
  name: 'order.short-close-line',
  version: 1,
  title: 'Short-close line',
  permission: 'orders.cancel',
  input: z.strictObject({ order: idField, line: idField, why: because }),
  /** What was left of it, in base units. */
  output: z.strictObject({ left: z.int() }),
  keys: ({ order }) => [order],
});

export const orderAmendCommands = { amendOrder, cancelOrderLine, shortCloseOrderLine } as const;
