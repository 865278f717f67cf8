import { z } from 'zod';
import { dateField, idField, unitField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { priceVerdicts } from './price-of.ts';

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

const percent = z.int().min(0).max(100_000_000);

const sentence = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Every rule that was looked at, strongest first, and what became of it. */
const looked = z.array(source.extend({ verdict: z.enum(priceVerdicts) }));

/** Where nothing gives a price, `steps` and the rest are of the typed one; without it they are empty and null. */
const rate = {
  promotion: z.strictObject({ id: z.string(), name: z.string(), percentOff: z.int() }).nullable(),
  /**
   * From list to net rate, in order: codes `pricing.step-…` of the strings, params as millionths (`price`, `percent`, `rate`)
   * and names. The last `rate` is the net rate.
   */
  steps: z.array(sentence),
  netRate: z.int().nullable(),
  /** The lowest net rate without an approval; null: the item has none, or the currency has no exchange rate. */
  floor: z.int().nullable(),
  /** What is given away below the price by rule, and how much of it the person who asks may give alone. */
  discountGiven: z.int(),
  ceiling: z.int(),
  /** `pricing.below-floor`, `pricing.over-ceiling`: what needs an approval. */
  checks: z.array(sentence),
};

export const explainPrice = declareQuery({
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
    /** The list a person chose where rules of equal standing disagree. */
    picked: idField.optional(),
    /** As on the line: a typed price instead of the one by rule, then margin, then discount. */
    unitPrice: z.int().min(0).optional(),
    marginPercent: z.int().min(0).max(10_000_000_000).optional(),
    discountPercent: percent.optional(),
  }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('price'),
      /** Millionths of the currency per one of the unit asked for. */
      price: z.int(),
      from: source,
      beaten: z.array(source),
      looked,
      ...rate,
    }),
    /** `amount`: what each asks per one of the unit asked for. */
    z.strictObject({
      kind: z.literal('conflict'),
      between: z.array(source.extend({ amount: z.int() })),
      looked,
      ...rate,
    }),
    z.strictObject({ kind: z.literal('none'), looked, ...rate }),
  ]),
  tables: [
    ...['priceLists', 'listPrices', 'priceListAssignments', 'promotions', 'itemFloorPrices'],
    ...['items', 'itemUnits', 'parties', 'company', 'exchangeRates', 'personRoles', 'roles'],
  ],
});
