import { z } from 'zod';
import { dateField, nothing } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

export const companyQueries = {
  showCompany: declareQuery({
    name: 'company.show',
    title: 'The company and its settings',
    permission: 'company.view',
    input: nothing,
    output: z.strictObject({
      name: z.string(),
      currency: z.string(),
      rateDecimals: z.int(),
      workingWeekdays: z.array(z.int()),
      taxRounding: z.enum(['document', 'line']),
      prefixes: z.array(z.strictObject({ kind: z.string(), prefix: z.string() })),
    }),
    tables: ['company', 'numberSeries'],
  }),
  listHolidays: declareQuery({
    name: 'holiday.list',
    title: 'Holidays',
    permission: 'company.view',
    input: z.strictObject({ from: dateField.optional(), until: dateField.optional() }),
    output: z.strictObject({
      holidays: z.array(z.strictObject({ date: z.string(), name: z.string() })),
    }),
    tables: ['holidays'],
  }),
} as const;
