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
import { incoterms } from './incoterm.ts';
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
  /** What a new order begins with: a stock place, delivery terms, who carries it on whose account, whom to ask. */
  defaultShipFrom: idField.nullable().optional(),
  incoterm: z.enum(incoterms).nullable().optional(),
  shipVia: lineField(80).nullable().optional(),
  carrierAccount: lineField(60).nullable().optional(),
  defaultContact: idField.nullable().optional(),
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
  /** It trades no more, and says who stands for it; its orders and papers stay where they are. */
  markDuplicate: declareCommand({
    name: 'customer.mark-duplicate',
    version: 1,
    title: 'Mark customer as duplicate',
    permission: 'customers.change',
    input: z.strictObject({ customer: idField, of: idField }),
    output: z.strictObject({ wasActive: z.boolean() }),
    keys: (input) => [input.customer, input.of],
    inverse: ({ customer: id }, { wasActive }) => ({
      command: 'customer.unmark-duplicate',
      input: { customer: id, active: wasActive },
    }),
  }),
  unmarkDuplicate: declareCommand({
    name: 'customer.unmark-duplicate',
    version: 1,
    title: 'Customer is no duplicate',
    permission: 'customers.change',
    input: z.strictObject({ customer: idField, active: z.boolean().default(true) }),
    output: z.strictObject({ of: z.string() }),
    keys: (input) => [input.customer],
    inverse: ({ customer: id }, { of }) => ({
      command: 'customer.mark-duplicate',
      input: { customer: id, of },
    }),
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
