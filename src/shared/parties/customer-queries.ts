import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { likenessReasons } from './party-likeness.ts';

const customerLine = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** Of the default ship-to. */
  city: z.string().nullable(),
  region: z.string().nullable(),
  active: z.boolean(),
  /** The customer that stands for it. */
  duplicateOf: z.string().nullable(),
});

const typedText = (longest: number) => z.string().trim().max(longest).nullable().default(null);

export const customerQueries = {
  /** As it is typed into the head of an order: the code, codes and names that begin so, then words and emails. */
  lookUpCustomer: declareQuery({
    name: 'customer.look-up',
    title: 'Look up a customer by code, name or email',
    permission: 'parties.view',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      /** Without it, those who trade no more come too, last. */
      activeOnly: z.boolean().default(true),
      limit: z.int().min(1).max(50).default(8),
    }),
    output: z.strictObject({
      customers: z.array(
        customerLine.extend({ matched: z.enum(['code', 'name', 'email']), exact: z.boolean() }),
      ),
      total: z.int(),
      more: z.boolean(),
    }),
    tables: ['parties', 'addresses', 'contacts'],
  }),
  /** Customers like one that stands, or like one that is being typed; of neither: all groups of customers alike. */
  findDuplicates: declareQuery({
    name: 'customer.duplicates',
    title: 'Customers that may be the same',
    permission: 'parties.view',
    input: z.strictObject({
      customer: idField.optional(),
      typed: z
        .strictObject({
          name: z.string().trim().max(200),
          taxNumber: typedText(40),
          street: typedText(400),
          postalCode: typedText(20),
          phone: typedText(60),
          email: typedText(320),
        })
        .optional(),
    }),
    output: z.strictObject({
      /** Those alike for most reasons first. A group of one that stands or is typed leaves that one out. */
      groups: z.array(
        z.strictObject({ reasons: z.array(z.enum(likenessReasons)), customers: z.array(customerLine) }),
      ),
      more: z.boolean(),
    }),
    tables: ['parties', 'addresses', 'contacts'],
    // Of all customers, each is looked for among the others.
    isLong: ({ customer, typed }) => customer === undefined && typed === undefined,
  }),
} as const;
