import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, currencyField, lineField, noteField } from '../kernel/input-field.ts';
import { parsePaymentTerms, paymentTermsField } from './payment-terms.ts';

export const customerGroupField = lineField(40);
export const websiteField = lineField(400);

export const madeParty = z.strictObject({ id: z.string(), code: z.string() });

export const createCustomer = declareCommand({
  name: 'customer.create',
  version: 2,
  title: 'Create customer',
  permission: 'customers.change',
  input: z.strictObject({
    /** Null: the next number of this workstation. */
    code: codeField().nullable(),
    name: lineField(200),
    /** Null: the company's. */
    currency: currencyField.nullable(),
    customerGroup: customerGroupField.nullable(),
    terms: paymentTermsField.nullable(),
    website: websiteField.nullable(),
    note: noteField().nullable(),
  }),
  output: madeParty,
  keys: () => [],
  inverse: (_, { id }) => ({ command: 'customer.deactivate', input: { customer: id } }),
  upgrades: { 1: splitTerms },
});

/**
 * Version 1 had `terms` as the words of the paper. Words that cannot be told are not lost: they go into the note, and
 * the terms are to be agreed.
 */
function splitTerms(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('terms' in input)) return input;
  const { terms: words, ...rest } = input;
  if (typeof words !== 'string') return { ...rest, terms: words };
  const terms = parsePaymentTerms(words);
  if (terms !== null || words.trim() === '') return { ...rest, terms };
  const note = 'note' in rest && typeof rest.note === 'string' ? rest.note : '';
  const kept = `Terms: ${words.trim()}`;
  return { ...rest, terms: null, note: note === '' ? kept : `${note}\n${kept}` };
}
