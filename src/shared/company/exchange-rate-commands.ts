import { z } from 'zod';
import { addDays, type BusinessDate } from '../kernel/calendar.ts';
import { declareCommand } from '../kernel/command.ts';
import { currencyField, dateField } from '../kernel/input-field.ts';
import { type Has, type NextStep, nextStep, nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';

/** Millionths of the company's currency for one unit of `currency`, up to a million of it. */
const rate = z.int().min(1).max(1_000_000_000_000);
const key = { currency: currencyField, validFrom: dateField };

/** A rate holds from its day until a later one begins. */
export const exchangeRateCommands = {
  setExchangeRate: declareCommand({
    name: 'exchange-rate.set',
    version: 1,
    title: 'Set exchange rate',
    permission: 'company.set-exchange-rates',
    input: z.strictObject({ ...key, rate }),
    output: z.strictObject({ before: z.int().nullable() }),
    keys: () => [],
    inverse: ({ rate: _, ...input }, { before }) =>
      before === null
        ? { command: 'exchange-rate.remove', input }
        : { command: 'exchange-rate.set', input: { ...input, rate: before } },
  }),
  removeExchangeRate: declareCommand({
    name: 'exchange-rate.remove',
    version: 1,
    title: 'Remove exchange rate',
    permission: 'company.set-exchange-rates',
    input: z.strictObject(key),
    output: z.strictObject({ rate }),
    keys: () => [],
    inverse: (input, before) => ({ command: 'exchange-rate.set', input: { ...input, ...before } }),
  }),
} as const;

export const exchangeRateSteps = ['set-rate'] as const;

/** Days after which a rate is worth a new look. */
const OLD_DAYS = 30;

/** The newest rate of a currency is looked up again when it is old; older ones stand as they are. */
export function exchangeRateStepOf(
  facts: { readonly isNewest: boolean; readonly validFrom: BusinessDate; readonly today: BusinessDate },
  has: Has,
): NextStep<'set-rate'> | null {
  const { isNewest, validFrom, today } = facts;
  if (!isNewest || addDays(validFrom, OLD_DAYS) > today) return null;
  return nextStep('set-rate', exchangeRateCommands.setExchangeRate, has);
}

export const exchangeRateQueries = {
  listExchangeRates: declareQuery({
    name: 'exchange-rate.list',
    title: 'Exchange rates, the newest first',
    permission: 'company.view',
    /**
     * `date`: only the rate that holds on it, one for each currency. `today`: by which it is told what is next; default: the
     * day it is now in UTC.
     */
    input: z.strictObject({
      currency: currencyField.optional(),
      date: dateField.optional(),
      today: dateField.optional(),
    }),
    output: z.strictObject({
      rates: z.array(
        z.strictObject({
          currency: z.string(),
          validFrom: z.string(),
          rate: z.int(),
          nextStep: nextStepField(exchangeRateSteps).nullable(),
        }),
      ),
    }),
    tables: ['exchangeRates'],
  }),
} as const;
