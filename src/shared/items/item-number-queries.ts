import { z } from 'zod';
import { idField, pageFields } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

export const itemNumberQueries = {
  listCustomerNumbers: declareQuery({
    name: 'item.customer-numbers',
    title: 'A customer’s own item numbers',
    permission: 'items.view',
    input: z.strictObject({ customer: idField, limit: pageFields.limit }),
    /** By their number; `total` of all there are. */
    output: z.strictObject({
      numbers: z.array(
        z.strictObject({
          number: z.string(),
          item: z.string(),
          itemNumber: z.string(),
          description: z.string(),
          unit: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
    tables: ['customerItemNumbers', 'items'],
  }),
} as const;
