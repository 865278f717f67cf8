import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, idField, nothing, unitField } from '../kernel/input-field.ts';

/** How others call an item. */
export const otherNumberField = codeField(60);

const customerNumber = z.strictObject({ customer: idField, number: otherNumberField });
const vendorNumber = z.strictObject({ vendor: idField, number: otherNumberField });
const unit = unitField.nullable();

export const itemNumberCommands = {
  addCustomerNumber: declareCommand({
    name: 'item.add-customer-number',
    version: 1,
    title: 'Add customer’s item number',
    permission: 'items.add-customer-number',
    input: customerNumber.extend({
      item: idField,
      /** The unit they order it in; null: the base unit. */
      unit: unit.default(null),
    }),
    output: nothing,
    keys: ({ item, customer }) => [item, customer],
    inverse: ({ customer, number }) => ({
      command: 'item.remove-customer-number',
      input: { customer, number },
    }),
  }),
  removeCustomerNumber: declareCommand({
    name: 'item.remove-customer-number',
    version: 1,
    title: 'Remove customer’s item number',
    permission: 'items.add-customer-number',
    input: customerNumber,
    output: z.strictObject({ item: z.string(), unit }),
    keys: ({ customer }) => [customer],
    inverse: (input, before) => ({ command: 'item.add-customer-number', input: { ...input, ...before } }),
  }),
  addVendorNumber: declareCommand({
    name: 'item.add-vendor-number',
    version: 1,
    title: 'Add vendor’s item number',
    permission: 'items.change',
    input: vendorNumber.extend({ item: idField }),
    output: nothing,
    keys: ({ item, vendor }) => [item, vendor],
    inverse: ({ vendor, number }) => ({ command: 'item.remove-vendor-number', input: { vendor, number } }),
  }),
  removeVendorNumber: declareCommand({
    name: 'item.remove-vendor-number',
    version: 1,
    title: 'Remove vendor’s item number',
    permission: 'items.change',
    input: vendorNumber,
    output: z.strictObject({ item: z.string() }),
    keys: ({ vendor }) => [vendor],
    inverse: (input, before) => ({ command: 'item.add-vendor-number', input: { ...input, ...before } }),
  }),
} as const;
