import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { dateField, exactFieldFromZero, idField, lineField, madeRecord } from '../kernel/input-field.ts';
import { customerGroupField } from '../parties/customer-create.ts';

/** Whom it is for and what it is on; at most one of each pair, null in both: everybody, everything. */
const promotion = z.strictObject({
  name: lineField(120),
  customer: idField.nullable(),
  customerGroup: customerGroupField.nullable(),
  item: idField.nullable(),
  itemGroup: lineField(60).nullable(),
  /** Higher beats lower, whatever is more specific. */
  priority: z.int().min(-1000).max(1000),
  validFrom: dateField,
  validUntil: dateField.nullable(),
  /** From a quantity in stock units (millionths) on so much off, in millionths of a percent. */
  bands: z
    .array(z.strictObject({ fromQuantity: exactFieldFromZero, percentOff: z.int().min(0).max(100_000_000) }))
    .min(1)
    .max(20),
});

const changes = promotion.pick({
  name: true,
  priority: true,
  validFrom: true,
  validUntil: true,
  bands: true,
});

export const promotionCommands = {
  createPromotion: declareCommand({
    name: 'promotion.create',
    version: 1,
    title: 'Create promotion',
    permission: 'pricing.change',
    input: promotion,
    output: madeRecord,
    keys: ({ customer, item }) => [customer, item].filter((id) => id !== null),
    inverse: (_, { id }) => ({ command: 'promotion.remove', input: { promotion: id } }),
  }),
  /** Whom and what it is for stays: that is another promotion. */
  changePromotion: declareCommand({
    name: 'promotion.change',
    version: 1,
    title: 'Change promotion',
    permission: 'pricing.change',
    input: z.strictObject({ promotion: idField, changes: changes.partial() }),
    output: z.strictObject({ before: changes.partial() }),
    keys: (input) => [input.promotion],
    inverse: (input, { before }) => ({
      command: 'promotion.change',
      input: { promotion: input.promotion, changes: before },
    }),
  }),
  removePromotion: declareCommand({
    name: 'promotion.remove',
    version: 1,
    title: 'Remove promotion',
    permission: 'pricing.change',
    input: z.strictObject({ promotion: idField }),
    output: promotion,
    keys: (input) => [input.promotion],
    inverse: (_, before) => ({ command: 'promotion.create', input: before }),
  }),
} as const;
