import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { dateField, exactField, exactFieldFromZero, idField } from '../kernel/input-field.ts';

export const setCreditLimit = declareCommand({
  name: 'credit.set-limit',
  version: 1,
  title: 'Set credit limit',
  permission: 'credit.set',
  input: z.strictObject({
    customer: idField,
    /** Minor units of the company's currency; null is no limit. */
    limit: exactFieldFromZero.nullable(),
  }),
  output: z.strictObject({ before: exactFieldFromZero.nullable() }),
  keys: ({ customer }) => [customer],
  inverse: ({ customer }, { before }): CommandCall => ({
    command: 'credit.set-limit',
    input: { customer, limit: before },
  }),
  confidentialInput: true,
});

export const setReceivable = declareCommand({
  name: 'credit.set-receivable',
  version: 1,
  title: 'Set open receivable',
  permission: 'credit.set',
  input: z.strictObject({
    customer: idField,
    /** Minor units of the company's currency, less than nothing where we owe them. */
    receivable: exactField,
    asOf: dateField,
  }),
  output: z.strictObject({ before: z.strictObject({ receivable: z.int(), asOf: z.string() }).nullable() }),
  keys: ({ customer }) => [customer],
  inverse: ({ customer, asOf }, { before }): CommandCall => ({
    command: 'credit.set-receivable',
    input: { customer, ...(before ?? { receivable: 0, asOf }) },
  }),
  confidentialInput: true,
});

export const creditCommands = { setCreditLimit, setReceivable } as const;
