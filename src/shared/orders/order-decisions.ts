import { z } from 'zod';
import { type CommandCall, declareCommand } from '../kernel/command.ts';
import { idField, lineField } from '../kernel/input-field.ts';
import { holdKinds } from './order-lifecycle.ts';

const because = lineField(500);

/**
 * Checks gone past, each with a reason, by a person with the permission the check names. `rule` is the code of the check, or
 * `price` for everything about the price of a line; `line` left out or null is the document.
 */
export const overridesField = z
  .array(
    z.strictObject({
      rule: z.string().min(1).max(80),
      line: idField.nullable().optional(),
      why: because,
    }),
  )
  .max(2000);

/** What a confirmation came to. Quantities in millionths of the item's base unit. */
export const confirmation = z.strictObject({
  revision: z.int(),
  amount: z.int(),
  backorders: z.array(z.strictObject({ line: z.string(), quantity: z.int() })),
  holds: z.array(z.enum(holdKinds)),
});

export const confirmOrder = declareCommand({
  name: 'order.confirm',
  version: 2,
  title: 'Confirm order',
  permission: 'orders.confirm',
  input: z.strictObject({
    order: idField,
    /** Why prices off the list stand; needs the permission `pricing.override`. */
    priceReason: because.optional(),
    /** Why a repeated customer PO is meant: without it the order is put on hold. */
    keepBoth: because.optional(),
    overrides: overridesField.optional(),
    /** Prices and discounts that somebody gave are dropped first: the lines go at the prices by rule. */
    atListPrices: z.literal(true).optional(),
    /** Told to the customer by a workstation that did not ask for a ship-to yet: what was promised stands. */
    withoutShipTo: z.literal(true).optional(),
  }),
  output: confirmation,
  keys: ({ order }) => [order],
  upgrades: { 1: (input) => ({ ...(input as object), withoutShipTo: true }) },
  setByUpgrades: ['withoutShipTo'],
  inverse: ({ order }): CommandCall => ({ command: 'order.withdraw', input: { order, why: 'undo' } }),
});

/** Back to draft: allocations go back to stock; the next confirmation is a new revision. */
export const withdrawOrder = declareCommand({
  name: 'order.withdraw',
  version: 1,
  title: 'Withdraw confirmation',
  permission: 'orders.confirm',
  input: z.strictObject({ order: idField, why: because }),
  output: z.strictObject({}),
  keys: ({ order }) => [order],
});

export const cancelOrder = declareCommand({
  name: 'order.cancel',
  version: 1,
  title: 'Cancel order',
  permission: 'orders.cancel',
  input: z.strictObject({ order: idField, why: because }),
  output: z.strictObject({}),
  keys: ({ order }) => [order],
});

/** Lines that are not complete are short-closed, and what was allocated to them goes back to stock. */
export const closeOrder = declareCommand({
  name: 'order.close',
  version: 1,
  title: 'Close order',
  permission: 'orders.cancel',
  input: z.strictObject({ order: idField, why: because }),
  output: z.strictObject({}),
  keys: ({ order }) => [order],
});

export const reopenOrder = declareCommand({
  name: 'order.reopen',
  version: 1,
  title: 'Re-open order',
  permission: 'orders.confirm',
  input: z.strictObject({
    order: idField,
    why: because,
    priceReason: because.optional(),
    overrides: overridesField.optional(),
  }),
  output: confirmation,
  keys: ({ order }) => [order],
});

export const placeHold = declareCommand({
  name: 'hold.place',
  version: 1,
  title: 'Put on hold',
  permission: 'orders.hold',
  input: z.strictObject({ order: idField, kind: z.enum(holdKinds).exclude(['credit']), why: because }),
  output: z.strictObject({ hold: z.string() }),
  keys: ({ order }) => [order],
  inverse: (_, { hold }): CommandCall => ({ command: 'hold.release', input: { hold, why: 'undo' } }),
});

/**
 * A credit hold needs `credit.release`, every other `orders.release`; whoever placed a hold may lift it. It holds until the
 * order's value grows.
 */
export const releaseHold = declareCommand({
  name: 'hold.release',
  version: 1,
  title: 'Release hold',
  permission: null,
  input: z.strictObject({
    hold: idField,
    why: because,
    /** The order's value the person looked at, in minor units; where it has grown since, nothing is released. */
    amount: z.int().optional(),
  }),
  output: z.strictObject({}),
  keys: ({ hold }) => [hold],
});

/** Shares what is available among waiting lines: customer rank, promised date, age of the order. */
export const allocateBackorders = declareCommand({
  name: 'backorder.allocate',
  version: 1,
  title: 'Allocate to backorders',
  permission: 'orders.confirm',
  input: z.strictObject({ item: idField }),
  output: z.strictObject({
    allocated: z.array(z.strictObject({ line: z.string(), quantity: z.int(), short: z.int() })),
  }),
  keys: ({ item }) => [item],
});

export const orderDecisionCommands = {
  confirmOrder,
  withdrawOrder,
  cancelOrder,
  closeOrder,
  reopenOrder,
  placeHold,
  releaseHold,
  allocateBackorders,
} as const;
