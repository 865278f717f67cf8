import { z } from 'zod';
import { dateField, idField, pageFields } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { incoterms } from './incoterm.ts';
import { orderRuleTerms, ruleStrengths } from './order-rule.ts';
import { partySteps } from './party-steps.ts';
import { paymentTermsField } from './payment-terms.ts';

const side = z.enum(['customer', 'vendor']);
const state = z.enum(['none', 'active', 'inactive']);

const partyLine = z.strictObject({
  id: z.string(),
  name: z.string(),
  customerCode: z.string().nullable(),
  vendorCode: z.string().nullable(),
  customerState: state,
  vendorState: state,
});

const address = z.strictObject({
  id: z.string(),
  name: z.string(),
  street: z.string(),
  city: z.string(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  countryName: z.string().nullable(),
  isShipTo: z.boolean(),
  isBillTo: z.boolean(),
  active: z.boolean(),
});

const contact = z.strictObject({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
  note: z.string().nullable(),
  active: z.boolean(),
});

export const partyQueries = {
  findParties: declareQuery({
    name: 'party.find',
    title: 'Find customers and vendors by code or name',
    permission: 'parties.view',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      side: side.optional(),
      limit: z.int().min(1).max(100).default(20),
    }),
    /** The exact code first, then codes that begin so, then words of name and code that begin so. */
    output: z.strictObject({ parties: z.array(partyLine) }),
    tables: ['parties'],
  }),
  showParty: declareQuery({
    name: 'party.show',
    title: 'A customer or vendor with addresses and contacts',
    permission: 'parties.view',
    input: z.strictObject({ party: idField }),
    output: partyLine.extend({
      currency: z.string(),
      customerGroup: z.string().nullable(),
      customerTerms: paymentTermsField.nullable(),
      vendorTerms: paymentTermsField.nullable(),
      website: z.string().nullable(),
      note: z.string().nullable(),
      defaultShipTo: z.string().nullable(),
      defaultBillTo: z.string().nullable(),
      customerRank: z.int().nullable(),
      taxGroup: z.string().nullable(),
      taxNumber: z.string().nullable(),
      defaultShipFrom: z.string().nullable(),
      incoterm: z.enum(incoterms).nullable(),
      shipVia: z.string().nullable(),
      carrierAccount: z.string().nullable(),
      defaultContact: z.string().nullable(),
      duplicateOf: z.string().nullable(),
      /** What the customer wants of every order. */
      rules: z.array(
        z.strictObject({ id: z.string(), strength: z.enum(ruleStrengths), terms: orderRuleTerms }),
      ),
      addresses: z.array(address),
      contacts: z.array(contact),
      externalKeys: z.array(z.strictObject({ system: z.string(), key: z.string() })),
    }),
    tables: ['parties', 'addresses', 'contacts', 'customerRules', 'externalKeys'],
  }),
  /** So many rows from the first; or by name, after the last id of the page before (then `total` is of what is left). */
  listParties: declareQuery({
    name: 'party.list',
    title: 'Customers or vendors',
    permission: 'parties.view',
    input: z.strictObject({
      side,
      state: z.enum(['active', 'inactive']).optional(),
      /** Customers whose new orders would be held: over their limit, or overdue for too long. */
      creditTrouble: z.boolean().default(false),
      /** The beginning of a number, or of words of the name; at most 2,000 are found. */
      text: z.string().trim().max(200).optional(),
      sort: z.enum(['name', 'code', 'group']).default('name'),
      descending: z.boolean().default(false),
      /** Default: the day it is now in UTC. */
      today: dateField.optional(),
      offset: z.int().min(0).default(0),
      ...pageFields,
    }),
    output: z.strictObject({
      parties: z.array(
        partyLine.extend({
          customerGroup: z.string().nullable(),
          /** Of the side asked for. */
          terms: paymentTermsField.nullable(),
          /** Of the default ship-to. */
          city: z.string().nullable(),
          country: z.string().nullable(),
          /** What a new order may take up, minor units of the company's currency; null: no limit, or a vendor. */
          creditLeft: z.int().nullable(),
          /** A new order would be held. */
          creditTrouble: z.boolean(),
          nextStep: nextStepField(partySteps).nullable(),
        }),
      ),
      total: z.int(),
      next: z.string().nullable(),
    }),
    tables: ['parties', 'addresses', 'creditAllowances', 'orders', 'holds', 'expectedReceipts'],
  }),
  countParties: declareQuery({
    name: 'party.count',
    title: 'How many customers or vendors there are',
    permission: 'parties.view',
    input: z.strictObject({ side, today: dateField.optional() }),
    output: z.strictObject({ active: z.int(), inactive: z.int(), creditTrouble: z.int() }),
    tables: ['parties', 'creditAllowances', 'orders'],
  }),
} as const;
