import { z } from 'zod';
import { dateField, exactFieldFromZero, idField, lineField } from '../kernel/input-field.ts';
import { incoterms } from '../parties/incoterm.ts';
import { type PaymentTerms, paymentTermsField } from '../parties/payment-terms.ts';

/** What a discount of the whole document is taken off. */
export const documentDiscountBases = ['net', 'total'] as const;

/** Terms of an order without prepayment, which stands in a flag of its own. */
const orderTerms = paymentTermsField.omit({ prepaid: true });
export type OrderTerms = Omit<PaymentTerms, 'prepaid'>;

/**
 * What the head of an order says besides customer and day. Dates are business dates; `poTotal` is minor units of the
 * order's currency, as the customer's own paper says; `exchangeRate` is millionths of the company's currency per one unit
 * of the order's.
 */
export const headerFields = {
  customerPo: lineField(60),
  requestedDate: dateField,
  /** The last day it is wanted. */
  cancelBy: dateField,
  shipTo: idField,
  /** A stock place. */
  shipFrom: idField,
  shipVia: lineField(80),
  carrierAccount: lineField(60),
  incoterm: z.enum(incoterms),
  contact: idField,
  terms: orderTerms,
  poTotal: exactFieldFromZero,
  documentDiscount: z.strictObject({
    percent: z.int().min(1).max(100_000_000),
    on: z.enum(documentDiscountBases),
  }),
  exchangeRate: z.int().min(1),
} as const;

/** What may change of the head of a draft; null empties it, or goes back to what the customer's own is. */
export const headerChanges = z
  .strictObject({
    customerPo: headerFields.customerPo.nullable(),
    requestedDate: headerFields.requestedDate.nullable(),
    cancelBy: headerFields.cancelBy.nullable(),
    shipTo: headerFields.shipTo.nullable(),
    shipFrom: headerFields.shipFrom.nullable(),
    shipVia: headerFields.shipVia.nullable(),
    carrierAccount: headerFields.carrierAccount.nullable(),
    incoterm: headerFields.incoterm.nullable(),
    contact: headerFields.contact.nullable(),
    terms: headerFields.terms.nullable(),
    poTotal: headerFields.poTotal.nullable(),
    documentDiscount: headerFields.documentDiscount.nullable(),
    exchangeRate: headerFields.exchangeRate.nullable(),
    shipComplete: z.boolean(),
    prepaid: z.boolean(),
  })
  .partial();
export type HeaderChanges = z.output<typeof headerChanges>;

/** Everything the head says, as answers show it. */
export const headerValues = headerChanges.required();
export type HeaderValues = z.output<typeof headerValues>;
