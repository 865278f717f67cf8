import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
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
    committed: z.int(),
    exposure: z.int(),
    /** Null without a limit. */
    left: z.int().nullable(),
  }),
  tables: ['customerCredit', 'orders'],
});

export const creditQueries = { creditOfCustomer } as const;
