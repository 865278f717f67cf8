import { z } from 'zod';
import { dateField } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { conflictSteps } from './price-steps.ts';

/** At most so many are told. */
export const MOST_CONFLICTS = 200;

export const priceConflicts = declareQuery({
  name: 'price.conflicts',
  title: 'Prices of equal standing that disagree',
  permission: 'pricing.view',
  input: z.strictObject({ date: dateField }),
  output: z.strictObject({
    conflicts: z.array(
      z.strictObject({
        item: z.string(),
        itemNumber: z.string(),
        description: z.string(),
        unit: z.string(),
        /** From which quantity of the unit on; millionths. */
        fromQuantity: z.int(),
        /** Whom it is for; null in both: everybody. */
        customer: z.string().nullable(),
        customerName: z.string().nullable(),
        customerGroup: z.string().nullable(),
        currency: z.string(),
        /** Millionths of the currency per one of the unit. */
        between: z.array(z.strictObject({ list: z.string(), listName: z.string(), price: z.int() })),
        nextStep: nextStepField(conflictSteps),
      }),
    ),
    more: z.boolean(),
  }),
  tables: ['priceLists', 'listPrices', 'priceListAssignments', 'parties', 'items'],
});
