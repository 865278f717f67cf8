import { z } from 'zod';
import { idField, pageFields } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { incoterms } from './incoterm.ts';
import { orderRuleTerms, ruleStrengths } from './order-rule.ts';
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
  listParties: declareQuery({
    name: 'party.list',
    title: 'Customers or vendors by name',
    permission: 'parties.view',
    input: z.strictObject({ side, state: z.enum(['active', 'inactive']).optional(), ...pageFields }),
    output: z.strictObject({ parties: z.array(partyLine), next: z.string().nullable() }),
    tables: ['parties'],
  }),
} as const;
