import { z } from 'zod';
import { dateField, idField, pageFields, unitField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

const source = z.strictObject({
  list: z.string(),
  listName: z.string(),
  kind: z.enum(['contract', 'customer', 'base']),
  priority: z.int(),
  price: z.int(),
  unit: z.string(),
  fromQuantity: z.int(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
});

const priceTables = [
  'priceLists',
  'listPrices',
  'priceListAssignments',
  'items',
  'itemUnits',
  'parties',
  'company',
];

export const pricingQueries = {
  explainPrice: declareQuery({
    name: 'price.explain',
    title: 'Which price holds, and why',
    permission: 'pricing.view',
    input: z.strictObject({
      item: idField,
      unit: unitField,
      /** Millionths of the unit. */
      quantity: z.int(),
      customer: idField.nullable(),
      date: dateField,
      /** Default: the customer's, or the company's. */
      currency: z.string().length(3).optional(),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('price'),
        /** Millionths of the currency per one of the unit asked for. */
        price: z.int(),
        from: source,
        beaten: z.array(source),
      }),
      z.strictObject({ kind: z.literal('conflict'), between: z.array(source) }),
      z.strictObject({ kind: z.literal('none') }),
    ]),
    tables: priceTables,
  }),
  listPriceLists: declareQuery({
    name: 'price-list.list',
    title: 'Price lists and whom they are for',
    permission: 'pricing.view',
    input: z.strictObject({}),
    output: z.strictObject({
      lists: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['contract', 'customer', 'base']),
          currency: z.string(),
          assignments: z.array(
            z.strictObject({
              id: z.string(),
              customer: z.string().nullable(),
              customerGroup: z.string().nullable(),
              priority: z.int(),
              validFrom: z.string(),
              validUntil: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
    tables: ['priceLists', 'priceListAssignments'],
  }),
  showPriceList: declareQuery({
    name: 'price-list.show',
    title: 'The prices of a list',
    permission: 'pricing.view',
    input: z.strictObject({ list: idField, item: idField.optional(), ...pageFields }),
    output: z.strictObject({
      prices: z.array(
        z.strictObject({
          id: z.string(),
          item: z.string(),
          itemNumber: z.string(),
          unit: z.string(),
          fromQuantity: z.int(),
          price: z.int(),
          validFrom: z.string(),
          validUntil: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    tables: ['priceLists', 'listPrices', 'items'],
  }),
} as const;
