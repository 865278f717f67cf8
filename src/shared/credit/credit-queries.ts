import { z } from 'zod';
import { dateField, exactFieldFromZero, idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

export const creditOfCustomer = declareQuery({
  name: 'credit.of-customer',
  title: 'Credit of a customer',
  permission: 'credit.view',
  input: z.strictObject({ customer: idField }),
  output: z.strictObject({
    customer: z.string(),
    limit: z.int().nullable(),
    receivable: z.int(),
    receivableAsOf: z.string().nullable(),
    overdue: z.int().nullable(),
    overdueDays: z.int().nullable(),
    graceDays: z.int().nullable(),
    committed: z.int(),
    exposure: z.int(),
    /** Null without a limit. */
    left: z.int().nullable(),
  }),
  tables: ['customerCredit', 'orders'],
});

/**
 * Exposure row by row, for whoever takes an order. Limit and receivable are shown to those who may see finance where it is
 * kept; others see the allowance that is left of the two. Minor units of the company's currency.
 */
export const explainCredit = declareQuery({
  name: 'credit.explain',
  title: 'Why this credit is left',
  permission: 'parties.view',
  input: z.strictObject({
    customer: idField,
    /** What the document looked at adds, tax included; nothing where it is prepaid. */
    adding: exactFieldFromZero.default(0),
    /** The document itself, where it counts already: what it adds is not counted twice. */
    order: idField.optional(),
    /** Default: the day it is now in UTC. */
    today: dateField.optional(),
  }),
  output: z.strictObject({
    customer: z.string(),
    currency: z.string(),
    /** Null where it is not shown, and without a limit. */
    limit: z.int().nullable(),
    /** What exposure is made of; without the receivable where that is not shown. Newest orders first. */
    rows: z.array(
      z.strictObject({
        kind: z.enum(['receivable', 'order', 'more-orders', 'document']),
        amount: z.int(),
        /** Of a receivable: the day it was typed for. Of an order: the day it was placed on. */
        date: z.string().nullable(),
        order: z.string().nullable(),
        number: z.string().nullable(),
        /** How many orders the row is of. */
        orders: z.int(),
      }),
    ),
    /** Null where the receivable is not shown. */
    exposure: z.int().nullable(),
    /** What confirmed orders and the document may take up before them; null: no limit. */
    allowance: z.int().nullable(),
    /** Limit minus exposure; null: no limit. */
    left: z.int().nullable(),
    asOf: z.string().nullable(),
    overdue: z.strictObject({ amount: z.int(), days: z.int(), graceDays: z.int().nullable() }).nullable(),
    holdFrom: z.string().nullable(),
    /** Why the document would be held; none: it would not. */
    holds: z.array(z.enum(['over-limit', 'overdue'])),
  }),
  tables: ['customerCredit', 'creditAllowances', 'orders'],
});

export const creditQueries = { creditOfCustomer, explainCredit } as const;
