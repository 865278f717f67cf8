import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import {
  dateField,
  idField,
  lineField,
  madeRecord,
  noteField,
  nothing,
  unitField,
} from '../kernel/input-field.ts';
import { quantityField } from './stock-commands.ts';

/** Open: some of it is still to come. */
export const expectedReceiptStates = ['open', 'received', 'cancelled'] as const;

const expectation = {
  /** Millionths of `unit`. */
  quantity: quantityField,
  /** Null: the item's base unit. */
  unit: unitField.nullable(),
  date: dateField,
  vendor: idField.nullable(),
  /** What it is known by: the number of the purchase order. */
  reference: lineField(100).nullable(),
  /** The vendor said yes to this date. */
  acknowledged: z.boolean(),
  /** Where it comes to; null: the main site. */
  site: idField.nullable(),
};

/** What is left out stays. A quantity comes with its unit. */
const changes = z.strictObject(expectation).partial();

const receipt = z.strictObject({ receipt: idField });

export const expectedReceiptCommands = {
  addExpectedReceipt: declareCommand({
    name: 'receipt-expected.add',
    version: 1,
    title: 'Expect receipt',
    permission: 'inventory.expect',
    input: z.strictObject({
      item: idField,
      ...expectation,
      unit: expectation.unit.default(null),
      vendor: expectation.vendor.default(null),
      reference: expectation.reference.default(null),
      acknowledged: expectation.acknowledged.default(false),
      site: expectation.site.default(null),
      note: noteField(1000).nullable().default(null),
    }),
    output: madeRecord,
    keys: ({ item }) => [item],
    inverse: (_, { id }) => ({ command: 'receipt-expected.cancel', input: { receipt: id, why: 'undo' } }),
  }),
  changeExpectedReceipt: declareCommand({
    name: 'receipt-expected.change',
    version: 1,
    title: 'Change expected receipt',
    permission: 'inventory.expect',
    input: z.strictObject({ ...receipt.shape, changes }),
    output: z.strictObject({ before: changes }),
    keys: (input) => [input.receipt],
    inverse: (input, { before }) => ({
      command: 'receipt-expected.change',
      input: { receipt: input.receipt, changes: before },
    }),
  }),
  cancelExpectedReceipt: declareCommand({
    name: 'receipt-expected.cancel',
    version: 1,
    title: 'Expect receipt no more',
    permission: 'inventory.expect',
    input: z.strictObject({ ...receipt.shape, why: lineField(200) }),
    output: nothing,
    keys: (input) => [input.receipt],
    inverse: (input) => ({ command: 'receipt-expected.reopen', input: { receipt: input.receipt } }),
  }),
  reopenExpectedReceipt: declareCommand({
    name: 'receipt-expected.reopen',
    version: 1,
    title: 'Expect receipt again',
    permission: 'inventory.expect',
    input: receipt,
    output: z.strictObject({ why: z.string() }),
    keys: (input) => [input.receipt],
    inverse: (input, { why }) => ({ command: 'receipt-expected.cancel', input: { ...input, why } }),
  }),
  /** Goods have come: a movement from the vendors, or out of transit, to a bin. Several times where it comes in parts. */
  receiveExpected: declareCommand({
    name: 'receipt-expected.receive',
    version: 1,
    title: 'Receive what was expected',
    permission: 'inventory.receive',
    input: z.strictObject({
      ...receipt.shape,
      /** Millionths of the item's base unit. */
      quantity: quantityField,
      /** May be left out where the site has one stock place. */
      place: idField.optional(),
      businessDate: dateField,
      note: noteField(1000).optional(),
      /** The rest does not come any more. */
      ends: z.boolean().default(false),
    }),
    /** `open`: what is still to come, base unit. */
    output: z.strictObject({ movement: z.string(), open: z.int() }),
    keys: (input) => [input.receipt],
    inverse: ({ businessDate }, { movement }): CommandCall => ({
      command: 'movement.reverse',
      input: { movement, businessDate, why: 'undo' },
    }),
  }),
} as const;
