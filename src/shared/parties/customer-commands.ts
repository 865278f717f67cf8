import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import {
  codeField,
  currencyField,
  idField,
  lineField,
  nothing,
  taxGroupField,
} from '../kernel/input-field.ts';
import { createCustomer, customerGroupField, websiteField } from './customer-create.ts';
import { paymentTermsField } from './payment-terms.ts';

const customer = z.strictObject({ customer: idField });

/** What is left out stays; null empties. */
const changes = z.strictObject({
  code: codeField().optional(),
  name: lineField(200).optional(),
  currency: currencyField.optional(),
  customerGroup: customerGroupField.nullable().optional(),
  terms: paymentTermsField.nullable().optional(),
  website: websiteField.nullable().optional(),
  defaultShipTo: idField.nullable().optional(),
  defaultBillTo: idField.nullable().optional(),
  /** 1 is served first where stock is scarce; null: after all that have a rank. */
  customerRank: z.int().min(1).max(9).nullable().optional(),
  /** Which tax rules the customer falls under. */
  taxGroup: taxGroupField.nullable().optional(),
  taxNumber: lineField(40).nullable().optional(),
});

export const customerCommands = {
  createCustomer,
  changeCustomer: declareCommand({
    name: 'customer.change',
    version: 1,
    title: 'Change customer',
    permission: 'customers.change',
    input: z.strictObject({ customer: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.customer],
    inverse: (input, { before }) => ({
      command: 'customer.change',
      input: { customer: input.customer, changes: before },
    }),
  }),
  deactivateCustomer: declareCommand({
    name: 'customer.deactivate',
    version: 1,
    title: 'Deactivate customer',
    permission: 'customers.change',
    input: customer,
    output: nothing,
    keys: (input) => [input.customer],
    inverse: (input) => ({ command: 'customer.reactivate', input }),
  }),
  reactivateCustomer: declareCommand({
    name: 'customer.reactivate',
    version: 1,
    title: 'Reactivate customer',
    permission: 'customers.change',
    input: customer,
    output: nothing,
    keys: (input) => [input.customer],
    inverse: (input) => ({ command: 'customer.deactivate', input }),
  }),
  /** The party stays one: both sides share name, addresses and contacts. */
  sellToVendor: declareCommand({
    name: 'vendor.sell-to',
    version: 1,
    title: 'Sell to this vendor too',
    permission: 'customers.change',
    input: z.strictObject({ vendor: idField, code: codeField().nullable() }),
    output: z.strictObject({ code: z.string() }),
    keys: (input) => [input.vendor],
    inverse: (input) => ({ command: 'customer.deactivate', input: { customer: input.vendor } }),
  }),
} as const;
