import { z } from 'zod';
import {
  countryField,
  currencyField,
  dateField,
  idField,
  lineField,
  offsetFields,
  taxGroupField,
} from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { taxBases } from './line-tax.ts';
import { taxCodeSteps, taxExemptionSteps, taxRuleSteps } from './tax-steps.ts';

const basis = z.enum(taxBases);

const codeLine = z.strictObject({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  basis,
  currency: z.string().nullable(),
  active: z.boolean(),
  /** On the day asked for; null: none yet. */
  rate: z.int().nullable(),
});

const rule = z.strictObject({
  id: z.string(),
  title: z.string(),
  customerGroup: z.string().nullable(),
  itemGroup: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  postalPrefix: z.string().nullable(),
  priority: z.int(),
  inclusive: z.boolean(),
  taxes: z.array(z.string()),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
});

const exemption = z.strictObject({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  certificate: z.string(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  endedOn: z.string().nullable(),
  endedWhy: z.string().nullable(),
});

const refusal = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Why a line is taxed as it is. */
const why = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exempt'), exemption: exemption.omit({ customerName: true }) }),
  z.strictObject({ kind: z.literal('rule'), rule, beaten: z.array(rule) }),
  z.strictObject({ kind: z.literal('conflict'), between: z.array(rule) }),
  z.strictObject({ kind: z.literal('none') }),
]);

export const taxQueries = {
  listTaxCodes: declareQuery({
    name: 'tax-code.list',
    title: 'Tax codes and their rates on a day',
    permission: 'tax.view',
    input: z.strictObject({ date: dateField }),
    output: z.strictObject({
      codes: z.array(codeLine.extend({ nextStep: nextStepField(taxCodeSteps).nullable() })),
    }),
    tables: ['taxCodes', 'taxRates'],
  }),
  showTaxCode: declareQuery({
    name: 'tax-code.show',
    title: 'A tax code with all its rates',
    permission: 'tax.view',
    input: z.strictObject({ taxCode: idField }),
    output: codeLine.omit({ rate: true }).extend({
      rates: z.array(
        z.strictObject({
          id: z.string(),
          item: z.string().nullable(),
          itemNumber: z.string().nullable(),
          validFrom: z.string(),
          rate: z.int(),
        }),
      ),
    }),
    tables: ['taxCodes', 'taxRates', 'items'],
  }),
  listTaxRules: declareQuery({
    name: 'tax-rule.list',
    title: 'Tax rules',
    permission: 'tax.view',
    /** `today`: by which it is told what is next; default: the day it is now in UTC. */
    input: z.strictObject({ today: dateField.optional() }),
    output: z.strictObject({
      rules: z.array(rule.extend({ nextStep: nextStepField(taxRuleSteps).nullable() })),
    }),
    tables: ['taxRules', 'taxCodes'],
  }),
  listTaxExemptions: declareQuery({
    name: 'tax-exemption.list',
    title: 'Tax exemptions, those that expire first on top',
    permission: 'tax.view',
    input: z.strictObject({
      customer: idField.optional(),
      /** Only those not ended that expire on this day or before. */
      expiresBy: dateField.optional(),
      /** The beginning of a certificate’s number, or of words of the customer’s name; null: all. */
      text: z.string().trim().max(200).nullable().default(null),
      /** Default: the day it is now in UTC. */
      today: dateField.optional(),
      ...offsetFields,
    }),
    output: z.strictObject({
      exemptions: z.array(exemption.extend({ nextStep: nextStepField(taxExemptionSteps).nullable() })),
      total: z.int(),
    }),
    tables: ['taxExemptions', 'parties'],
  }),
  explainTax: declareQuery({
    name: 'tax.explain',
    title: 'Which tax a line bears, and why',
    permission: 'tax.view',
    input: z.strictObject({
      customer: idField.nullable(),
      /** Null: a charge that is no item, like freight. */
      item: idField.nullable(),
      /** Instead of the item's own tax group. */
      taxGroup: taxGroupField.optional(),
      date: dateField,
      /** An address of the customer, or a place; default: the customer's own ship-to. */
      shipTo: idField.optional(),
      place: z
        .strictObject({
          country: countryField.nullable(),
          region: lineField(120).nullable(),
          postalCode: lineField(20).nullable(),
        })
        .optional(),
      /** Default: the company's. */
      currency: currencyField.optional(),
    }),
    output: z.strictObject({
      inclusive: z.boolean(),
      taxes: z.array(z.strictObject({ code: z.string(), title: z.string(), basis, rate: z.int() })),
      why,
      /** Amber: what somebody should look at. */
      checks: z.array(refusal),
    }),
    tables: [
      ...['taxCodes', 'taxRates', 'taxRules', 'taxExemptions', 'items'],
      ...['parties', 'addresses', 'company'],
    ],
  }),
} as const;
