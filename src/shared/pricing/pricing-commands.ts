import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import {
  currencyField,
  dateField,
  exactFieldFromZero,
  idField,
  lineField,
  madeRecord,
  nothing,
  unitField,
} from '../kernel/input-field.ts';
import { customerGroupField } from '../parties/customer-create.ts';

/** Names one price: of one `unit`, from a quantity on (millionths of the unit), from a date on. */
const priceKey = {
  list: idField,
  item: idField,
  unit: unitField,
  fromQuantity: exactFieldFromZero,
  validFrom: dateField,
};

/** `price`: millionths of the list's currency; `validUntil`: the last day, null for open. */
const priceValue = { price: exactFieldFromZero, validUntil: dateField.nullable() };

/** Of a contract: its number, and the days outside of which none of its prices holds; null: no bound. */
const contractFields = {
  contractNumber: lineField(60).nullable().optional(),
  validFrom: dateField.nullable().optional(),
  validUntil: dateField.nullable().optional(),
};

const listChanges = z.strictObject({ name: lineField(120).optional(), ...contractFields });

export const pricingCommands = {
  createPriceList: declareCommand({
    name: 'price-list.create',
    version: 1,
    title: 'Create price list',
    permission: 'pricing.change',
    input: z.strictObject({
      name: lineField(120),
      kind: z.enum(['contract', 'customer', 'base']),
      currency: currencyField,
      ...contractFields,
    }),
    output: madeRecord,
    keys: () => [],
  }),
  changePriceList: declareCommand({
    name: 'price-list.change',
    version: 1,
    title: 'Change price list',
    permission: 'pricing.change',
    input: z.strictObject({ list: idField, changes: listChanges }),
    output: z.strictObject({ before: listChanges }),
    keys: (input) => [input.list],
    inverse: (input, { before }) => ({
      command: 'price-list.change',
      input: { list: input.list, changes: before },
    }),
  }),
  setPrice: declareCommand({
    name: 'price.set',
    version: 1,
    title: 'Set price',
    permission: 'pricing.change',
    input: z.strictObject({ ...priceKey, ...priceValue }),
    output: z.strictObject({ id: z.string(), before: z.strictObject(priceValue).nullable() }),
    keys: (input) => [input.item],
    inverse: (input, { id, before }) =>
      before === null
        ? { command: 'price.remove', input: { price: id } }
        : { command: 'price.set', input: { ...input, ...before } },
  }),
  endPrice: declareCommand({
    name: 'price.end',
    version: 1,
    title: 'End price',
    permission: 'pricing.change',
    input: z.strictObject({ price: idField, validUntil: dateField.nullable() }),
    output: z.strictObject({ before: dateField.nullable() }),
    keys: () => [],
    inverse: (input, { before }) => ({
      command: 'price.end',
      input: { price: input.price, validUntil: before },
    }),
  }),
  removePrice: declareCommand({
    name: 'price.remove',
    version: 1,
    title: 'Remove price',
    permission: 'pricing.change',
    input: z.strictObject({ price: idField }),
    output: z.strictObject({ ...priceKey, ...priceValue }),
    keys: () => [],
    inverse: (_, before) => ({ command: 'price.set', input: before }),
  }),
  assignPriceList: declareCommand({
    name: 'price-list.assign',
    version: 1,
    title: 'Assign price list',
    permission: 'pricing.change',
    input: z.strictObject({
      list: idField,
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('customer'), customer: idField }),
        z.strictObject({ kind: z.literal('customer-group'), customerGroup: customerGroupField }),
      ]),
      /** Higher beats lower, whatever is more specific. */
      priority: z.int().min(-1000).max(1000),
      validFrom: dateField,
      validUntil: dateField.nullable(),
    }),
    output: madeRecord,
    keys: (input) => [input.list],
    inverse: (_, { id }) => ({ command: 'price-list.withdraw', input: { assignment: id } }),
  }),
  withdrawPriceList: declareCommand({
    name: 'price-list.withdraw',
    version: 1,
    title: 'Withdraw price list',
    permission: 'pricing.change',
    input: z.strictObject({ assignment: idField }),
    output: nothing,
    keys: () => [],
  }),
} as const;
