import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField } from '../kernel/input-field.ts';

export const creditCheckCommands = {
  /** Looks at the credit of a confirmed order again; over the limit it goes into the release queue. */
  checkOrderCredit: declareCommand({
    name: 'order.check-credit',
    version: 1,
    title: 'Check credit again',
    permission: 'orders.hold',
    input: z.strictObject({ order: idField }),
    output: z.strictObject({
      /** The hold that was placed; null where credit is fine, released for this value, or on hold already. */
      hold: z.string().nullable(),
    }),
    keys: ({ order }) => [order],
    inverse: (_, { hold }) =>
      hold === null ? null : { command: 'hold.release', input: { hold, why: 'undo' } },
  }),
} as const;
