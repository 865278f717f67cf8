import { z } from 'zod';
import { incoterms } from '../parties/incoterm.ts';

const text = z.string();
const textOrNone = text.nullable();
const numberOrNone = z.int().nullable();

/** An address as it stood then, also when the party moves later. */
const documentAddress = z.strictObject({
  name: text,
  street: text,
  city: text,
  region: textOrNone,
  postalCode: textOrNone,
  country: textOrNone,
  countryName: textOrNone,
});
export type DocumentAddress = z.output<typeof documentAddress>;

/**
 * One line. Quantities are millionths of `unit`, prices millionths of the currency per one `unit`, percents millionths of a
 * percent, amounts minor units. Cancelled lines stay, so that a paper can say so.
 */
const documentLine = z.strictObject({
  id: text,
  position: z.int(),
  isCancelled: z.boolean(),
  item: text,
  itemNumber: text,
  description: text,
  isGoods: z.boolean(),
  quantity: z.int(),
  unit: text,
  unitPrice: z.int(),
  promotion: textOrNone,
  promotionPercent: numberOrNone,
  discountPercent: numberOrNone,
  /** The price after promotion, margin and discount: what the customer pays for one. */
  netPrice: z.int(),
  amount: z.int(),
  requestedDate: textOrNone,
  promisedDate: textOrNone,
  cancelBy: textOrNone,
  shipFrom: textOrNone,
});
export type DocumentLine = z.output<typeof documentLine>;

/** One row of the tax table of a paper. */
const documentTax = z.strictObject({
  code: text,
  title: text,
  basis: text,
  rate: z.int(),
  base: z.int(),
  amount: z.int(),
});

/**
 * An order exactly as it was promised: what papers are printed from and revisions are compared by. It says in words what
 * may change elsewhere (names, addresses), and nothing that is for our eyes only (margins, costs, notes).
 */
export const orderDocument = z.strictObject({
  number: text,
  revision: z.int(),
  currency: text,
  placedOn: text,
  customer: z.strictObject({ id: text, code: textOrNone, name: text }).nullable(),
  contact: z.strictObject({ name: text, email: textOrNone, phone: textOrNone }).nullable(),
  shipTo: documentAddress.nullable(),
  billTo: documentAddress.nullable(),
  /** The code of the place it leaves from. */
  shipFrom: textOrNone,
  customerPo: textOrNone,
  requestedDate: textOrNone,
  cancelBy: textOrNone,
  shipVia: textOrNone,
  carrierAccount: textOrNone,
  incoterm: z.enum(incoterms).nullable(),
  /** Null: none agreed. */
  terms: z
    .strictObject({
      netDays: z.int(),
      discount: z.strictObject({ days: z.int(), percent: z.int() }).nullable(),
      prepaid: z.boolean(),
    })
    .nullable(),
  documentDiscount: z.strictObject({ percent: z.int(), on: z.enum(['net', 'total']) }).nullable(),
  exchangeRate: numberOrNone,
  shipComplete: z.boolean(),
  prepaid: z.boolean(),
  freight: numberOrNone,
  lines: z.array(documentLine),
  /** What the document discount takes off the amounts as priced. */
  discount: z.int(),
  net: z.int(),
  taxes: z.array(documentTax),
  tax: z.int(),
  total: z.int(),
});
export type OrderDocument = z.output<typeof orderDocument>;
