import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { dateField, exactField, exactFieldFromZero, idField } from '../kernel/input-field.ts';

export const setCreditLimit = declareCommand({
  name: 'credit.set-limit',
  version: 1,
  title: 'Change credit limit',
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

const overdue = {
  /** The part of the receivable that is past due, minor units; left out or null: nothing is. */
  overdue: exactFieldFromZero.nullable().optional(),
  /** Days the oldest of it is past due on `asOf`. */
  overdueDays: z.int().min(0).max(9999).nullable().optional(),
};

export const setReceivable = declareCommand({
  name: 'credit.set-receivable',
  version: 1,
  title: 'Change open receivable',
  permission: 'credit.set',
  input: z.strictObject({
    customer: idField,
    /** Minor units of the company's currency, less than nothing where we owe them. */
    receivable: exactField,
    asOf: dateField,
    ...overdue,
  }),
  output: z.strictObject({
    before: z.strictObject({ receivable: z.int(), asOf: z.string(), ...overdue }).nullable(),
  }),
  keys: ({ customer }) => [customer],
  inverse: ({ customer, asOf }, { before }): CommandCall => ({
    command: 'credit.set-receivable',
    input: { customer, ...(before ?? { receivable: 0, asOf }) },
  }),
  confidentialInput: true,
});

const graceDays = z.int().min(0).max(999).nullable();

export const setGraceDays = declareCommand({
  name: 'credit.set-grace',
  version: 1,
  title: 'Change how long a customer may be overdue',
  permission: 'credit.set',
  input: z.strictObject({
    customer: idField,
    /** Days beyond the terms before orders are held; null: no matter how many. */
    graceDays,
  }),
  output: z.strictObject({ before: graceDays }),
  keys: ({ customer }) => [customer],
  inverse: ({ customer }, { before }): CommandCall => ({
    command: 'credit.set-grace',
    input: { customer, graceDays: before },
  }),
  confidentialInput: true,
});

export const creditCommands = { setCreditLimit, setReceivable, setGraceDays } as const;
