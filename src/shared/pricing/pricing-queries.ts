import { z } from 'zod';
import { dateField, idField, pageFields } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { priceConflicts } from './price-conflicts.ts';
import { explainPrice } from './price-explanation.ts';
import { priceListSteps, promotionSteps } from './price-steps.ts';

export const pricingQueries = {
  explainPrice,
  priceConflicts,
  listPromotions: declareQuery({
    name: 'promotion.list',
    title: 'Promotions, the newest first',
    permission: 'pricing.view',
    /** `date`: only those that hold on it. `today`: by which it is told what is next; default: the day it is now in UTC. */
    input: z.strictObject({ date: dateField.optional(), today: dateField.optional() }),
    output: z.strictObject({
      promotions: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          customer: z.string().nullable(),
          customerName: z.string().nullable(),
          customerGroup: z.string().nullable(),
          item: z.string().nullable(),
          itemNumber: z.string().nullable(),
          itemGroup: z.string().nullable(),
          priority: z.int(),
          validFrom: z.string(),
          validUntil: z.string().nullable(),
          bands: z.array(z.strictObject({ fromQuantity: z.int(), percentOff: z.int() })),
          nextStep: nextStepField(promotionSteps).nullable(),
        }),
      ),
    }),
    tables: ['promotions', 'parties', 'items'],
  }),
  listPriceLists: declareQuery({
    name: 'price-list.list',
    title: 'Price lists and whom they are for',
    permission: 'pricing.view',
    /** By which it is told what is next; default: the day it is now in UTC. */
    input: z.strictObject({ today: dateField.optional() }),
    output: z.strictObject({
      lists: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['contract', 'customer', 'base']),
          currency: z.string(),
          contractNumber: z.string().nullable(),
          validFrom: z.string().nullable(),
          validUntil: z.string().nullable(),
          assignments: z.array(
            z.strictObject({
              id: z.string(),
              customer: z.string().nullable(),
              customerName: z.string().nullable(),
              customerGroup: z.string().nullable(),
              priority: z.int(),
              validFrom: z.string(),
              validUntil: z.string().nullable(),
            }),
          ),
          nextStep: nextStepField(priceListSteps).nullable(),
        }),
      ),
    }),
    tables: ['priceLists', 'priceListAssignments', 'parties', 'listPrices'],
  }),
  showPriceList: declareQuery({
    name: 'price-list.show',
    title: 'The prices of a list',
    permission: 'pricing.view',
    input: z.strictObject({
      list: idField,
      item: idField.optional(),
      /** The beginning of item numbers. */
      text: z.string().trim().max(60).optional(),
      ...pageFields,
    }),
    output: z.strictObject({
      prices: z.array(
        z.strictObject({
          id: z.string(),
          item: z.string(),
          itemNumber: z.string(),
          description: z.string(),
          unit: z.string(),
          fromQuantity: z.int(),
          price: z.int(),
          validFrom: z.string(),
          validUntil: z.string().nullable(),
        }),
      ),
      /** All there are of the list. */
      total: z.int(),
      next: z.string().nullable(),
    }),
    tables: ['priceLists', 'listPrices', 'items'],
  }),
} as const;
