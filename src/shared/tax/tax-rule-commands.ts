import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import {
  countryField,
  dateField,
  idField,
  lineField,
  madeRecord,
  taxGroupField,
} from '../kernel/input-field.ts';

/** Null speaks for every customer, item or place. */
export const taxRuleFields = {
  title: lineField(120),
  customerGroup: taxGroupField.nullable(),
  itemGroup: taxGroupField.nullable(),
  country: countryField.nullable(),
  region: lineField(120).nullable(),
  postalPrefix: lineField(20).nullable(),
  /** Higher beats lower, whatever is more specific. */
  priority: z.int().min(-1000).max(1000),
  /** Prices hold these taxes already. */
  inclusive: z.boolean(),
  /** Ids of tax codes in the order in which they are stacked; none: not taxed. */
  taxes: z.array(idField).max(10),
  validFrom: dateField,
  validUntil: dateField.nullable(),
};

const rule = z.strictObject(taxRuleFields);
const changes = rule.partial();

export const taxRuleCommands = {
  createTaxRule: declareCommand({
    name: 'tax-rule.create',
    version: 1,
    title: 'Create tax rule',
    permission: 'tax.change',
    input: rule,
    output: madeRecord,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'tax-rule.remove', input: { rule: id } }),
  }),
  changeTaxRule: declareCommand({
    name: 'tax-rule.change',
    version: 1,
    title: 'Change tax rule',
    permission: 'tax.change',
    input: z.strictObject({ rule: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.rule],
    inverse: (input, { before }) => ({
      command: 'tax-rule.change',
      input: { rule: input.rule, changes: before },
    }),
  }),
  removeTaxRule: declareCommand({
    name: 'tax-rule.remove',
    version: 1,
    title: 'Remove tax rule',
    permission: 'tax.change',
    input: z.strictObject({ rule: idField }),
    output: rule,
    keys: (input) => [input.rule],
    inverse: (_, before) => ({ command: 'tax-rule.create', input: before }),
  }),
} as const;
