import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { currencyField, dateField, idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';
import { taxBases } from './line-tax.ts';

const code = lineField(20);
const title = lineField(120);
/** Millionths of a percent up to 1000 %, or of the currency per stock unit. */
const rate = z.int().min(0).max(1_000_000_000);
const rateKey = { taxCode: idField, item: idField.nullable(), validFrom: dateField };
const changes = z.strictObject({ code: code.optional(), title: title.optional() });
const taxCode = z.strictObject({ taxCode: idField });

export const taxCodeCommands = {
  createTaxCode: declareCommand({
    name: 'tax-code.create',
    version: 1,
    title: 'Create tax code',
    permission: 'tax.change',
    input: z.strictObject({
      code,
      title,
      basis: z.enum(taxBases),
      /** Of a tax per unit; null otherwise. */
      currency: currencyField.nullable(),
      rate,
      validFrom: dateField,
    }),
    output: madeRecord,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'tax-code.deactivate', input: { taxCode: id } }),
  }),
  changeTaxCode: declareCommand({
    name: 'tax-code.change',
    version: 1,
    title: 'Change tax code',
    permission: 'tax.change',
    input: z.strictObject({ taxCode: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.taxCode],
    inverse: (input, { before }) => ({
      command: 'tax-code.change',
      input: { taxCode: input.taxCode, changes: before },
    }),
  }),
  deactivateTaxCode: declareCommand({
    name: 'tax-code.deactivate',
    version: 1,
    title: 'Take tax code out of use',
    permission: 'tax.change',
    input: taxCode,
    output: nothing,
    keys: (input) => [input.taxCode],
    inverse: (input) => ({ command: 'tax-code.reactivate', input }),
  }),
  reactivateTaxCode: declareCommand({
    name: 'tax-code.reactivate',
    version: 1,
    title: 'Use tax code again',
    permission: 'tax.change',
    input: taxCode,
    output: nothing,
    keys: (input) => [input.taxCode],
    inverse: (input) => ({ command: 'tax-code.deactivate', input }),
  }),
  /** `item`: instead of the code's own rate, for this item; null: the code's. Holds until a later one begins. */
  setTaxRate: declareCommand({
    name: 'tax-rate.set',
    version: 1,
    title: 'Set tax rate',
    permission: 'tax.change',
    input: z.strictObject({ ...rateKey, rate }),
    output: z.strictObject({ id: z.string(), before: z.int().nullable() }),
    keys: (input) => [input.taxCode],
    inverse: (input, { id, before }) =>
      before === null
        ? { command: 'tax-rate.remove', input: { rate: id } }
        : { command: 'tax-rate.set', input: { ...input, rate: before } },
  }),
  removeTaxRate: declareCommand({
    name: 'tax-rate.remove',
    version: 1,
    title: 'Remove tax rate',
    permission: 'tax.change',
    input: z.strictObject({ rate: idField }),
    output: z.strictObject({ ...rateKey, rate }),
    keys: () => [],
    inverse: (_, before) => ({ command: 'tax-rate.set', input: before }),
  }),
} as const;
