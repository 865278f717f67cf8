import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, madeRecord } from '../kernel/input-field.ts';
import { orderRuleTerms, ruleStrengths } from './order-rule.ts';

const ruleFields = { strength: z.enum(ruleStrengths), terms: orderRuleTerms };
const rule = z.strictObject({ rule: idField });

export const orderRuleCommands = {
  addOrderRule: declareCommand({
    name: 'customer-rule.add',
    version: 1,
    title: 'Add order rule',
    permission: 'customers.change',
    input: z.strictObject({ customer: idField, ...ruleFields }),
    output: madeRecord,
    keys: ({ customer }) => [customer],
    inverse: (_, { id }) => ({ command: 'customer-rule.remove', input: { rule: id } }),
  }),
  changeOrderRule: declareCommand({
    name: 'customer-rule.change',
    version: 1,
    title: 'Change order rule',
    permission: 'customers.change',
    input: z.strictObject({ ...rule.shape, ...ruleFields }),
    output: z.strictObject({ before: z.strictObject(ruleFields) }),
    keys: () => [],
    inverse: (input, { before }) => ({
      command: 'customer-rule.change',
      input: { rule: input.rule, ...before },
    }),
  }),
  removeOrderRule: declareCommand({
    name: 'customer-rule.remove',
    version: 1,
    title: 'Remove order rule',
    permission: 'customers.change',
    input: rule,
    output: z.strictObject({ customer: z.string(), ...ruleFields }),
    keys: () => [],
    inverse: (_, before) => ({ command: 'customer-rule.add', input: before }),
  }),
} as const;
