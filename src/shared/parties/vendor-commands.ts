import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, currencyField, idField, lineField, noteField, nothing } from '../kernel/input-field.ts';
import { madeParty, websiteField } from './customer-create.ts';
import { paymentTermsField } from './payment-terms.ts';

const vendor = z.strictObject({ vendor: idField });

/** What is left out stays; null empties. */
const changes = z.strictObject({
  code: codeField().optional(),
  name: lineField(200).optional(),
  currency: currencyField.optional(),
  terms: paymentTermsField.nullable().optional(),
  website: websiteField.nullable().optional(),
});

export const vendorCommands = {
  createVendor: declareCommand({
    name: 'vendor.create',
    version: 1,
    title: 'Create vendor',
    permission: 'vendors.change',
    input: z.strictObject({
      /** Null: the next number of this workstation. */
      code: codeField().nullable(),
      name: lineField(200),
      /** Null: the company's. */
      currency: currencyField.nullable(),
      terms: paymentTermsField.nullable(),
      website: websiteField.nullable(),
      note: noteField().nullable(),
    }),
    output: madeParty,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'vendor.deactivate', input: { vendor: id } }),
  }),
  changeVendor: declareCommand({
    name: 'vendor.change',
    version: 1,
    title: 'Change vendor',
    permission: 'vendors.change',
    input: z.strictObject({ vendor: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.vendor],
    inverse: (input, { before }) => ({
      command: 'vendor.change',
      input: { vendor: input.vendor, changes: before },
    }),
  }),
  deactivateVendor: declareCommand({
    name: 'vendor.deactivate',
    version: 1,
    title: 'Deactivate vendor',
    permission: 'vendors.change',
    input: vendor,
    output: nothing,
    keys: (input) => [input.vendor],
    inverse: (input) => ({ command: 'vendor.reactivate', input }),
  }),
  reactivateVendor: declareCommand({
    name: 'vendor.reactivate',
    version: 1,
    title: 'Reactivate vendor',
    permission: 'vendors.change',
    input: vendor,
    output: nothing,
    keys: (input) => [input.vendor],
    inverse: (input) => ({ command: 'vendor.deactivate', input }),
  }),
  /** The party stays one: both sides share name, addresses and contacts. */
  buyFromCustomer: declareCommand({
    name: 'customer.buy-from',
    version: 1,
    title: 'Buy from this customer too',
    permission: 'vendors.change',
    input: z.strictObject({ customer: idField, code: codeField().nullable() }),
    output: z.strictObject({ code: z.string() }),
    keys: (input) => [input.customer],
    inverse: (input) => ({ command: 'vendor.deactivate', input: { vendor: input.customer } }),
  }),
} as const;
