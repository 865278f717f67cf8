import { z } from 'zod';
import { dateField } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { conflictSteps } from './price-steps.ts';
import { pricingCommands } from './pricing-commands.ts';

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
        between: z.array(
          z.strictObject({
            list: z.string(),
            listName: z.string(),
            price: z.int(),
            /** The last day of the price; null is open. */
            validUntil: z.string().nullable(),
            /** Whom else the list is for on that day; the first ten. */
            alsoFor: z.array(
              z.strictObject({ customerName: z.string().nullable(), customerGroup: z.string().nullable() }),
            ),
            /** What `price.set` is run with, one after the other, for this price to hold and nothing to disagree. */
            toKeep: z.array(pricingCommands.setPrice.input),
          }),
        ),
        nextStep: nextStepField(conflictSteps),
      }),
    ),
    more: z.boolean(),
  }),
  tables: ['priceLists', 'listPrices', 'priceListAssignments', 'parties', 'items'],
});
