import { z } from 'zod';
import { idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { headerValues } from './header-fields.ts';
import { priceSources } from './line-price.ts';
import { orderCheck } from './order-check.ts';
import {
  decisionKinds,
  holdKinds,
  type OrderLineStatus,
  type OrderStatus,
  orderKinds,
  orderLifecycle,
  orderLineLifecycle,
  orderOrigins,
} from './order-lifecycle.ts';
import { taxRow } from './tax-row.ts';

const status = z.enum(orderLifecycle.states as [OrderStatus, ...OrderStatus[]]);
const lineStatus = z.enum(orderLineLifecycle.states as [OrderLineStatus, ...OrderLineStatus[]]);

/** Why something is so, or may not be: a code and params, made a sentence at the edge. */
export const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

const orderHead = z.strictObject({
  id: z.string(),
  number: z.string(),
  kind: z.enum(orderKinds),
  origin: z.enum(orderOrigins),
  status,
  customer: z.string().nullable(),
  customerName: z.string().nullable(),
  customerPo: z.string().nullable(),
  currency: z.string(),
  placedOn: z.string(),
  placedAt: z.int(),
  requestedDate: z.string().nullable(),
  cancelBy: z.string().nullable(),
  /** Millionths of the company's currency per one unit of the order's; null: the company's currency, or not known. */
  exchangeRate: z.int().nullable(),
  /** The person who answers for it; null in history. */
  owner: z.string().nullable(),
});

const list = z.strictObject({
  orders: z.array(orderHead.extend({ lines: z.int(), onHold: z.boolean(), backordered: z.boolean() })),
  /** What to give as `after` for the next page; null on the last. */
  next: z.string().nullable(),
});

const pages = {
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
};

export const findOrders = declareQuery({
  name: 'order.find',
  title: 'Find orders by number, customer, customer PO or an item in them',
  permission: 'orders.view',
  input: z.strictObject({ text: z.string().trim().min(1).max(200), ...pages }),
  /** Numbers that begin so first, then all words found in the order, newest first. */
  output: list,
  tables: ['orders', 'orderLines'],
});

/** Newest first. */
export const listOrders = declareQuery({
  name: 'order.list',
  title: 'Orders',
  permission: 'orders.view',
  input: z.strictObject({
    status: status.optional(),
    customer: idField.optional(),
    /** Orders that have a line of this item. */
    item: idField.optional(),
    ...pages,
  }),
  output: list,
  tables: ['orders', 'orderLines', 'holds', 'backorders'],
  // All orders of the item are fetched and sorted.
  isLong: ({ item }) => item !== undefined,
});

/** Quantities of allocations and backorders are millionths of the item's base unit, those of lines of the line's unit. */
export const showOrder = declareQuery({
  name: 'order.show',
  title: 'Order',
  permission: 'orders.view',
  input: z.strictObject({ order: idField }),
  output: orderHead.extend({
    ...headerValues.shape,
    shippedOn: z.string().nullable(),
    revision: z.int(),
    shipToText: z.string().nullable(),
    freight: z.int().nullable(),
    note: z.string().nullable(),
    importRemarks: z.array(reason),
    /** Minor units of the order's currency: lines and freight less the document discount, then taxes. */
    net: z.int(),
    discount: z.int(),
    taxRows: z.array(taxRow),
    tax: z.int(),
    total: z.int(),
    lines: z.array(
      z.strictObject({
        id: z.string(),
        position: z.int(),
        status: lineStatus,
        item: z.string(),
        itemNumber: z.string(),
        description: z.string(),
        /** As typed for this line; null: the item's. */
        ownDescription: z.string().nullable(),
        quantity: z.int(),
        unit: z.string(),
        unitPrice: z.int(),
        listPrice: z.int().nullable(),
        priceSource: z.enum(priceSources).nullable(),
        discountPercent: z.int().nullable(),
        marginPercent: z.int().nullable(),
        promotionPercent: z.int().nullable(),
        promotion: z.string().nullable(),
        priceRule: z.string().nullable(),
        /** What may be shipped beyond, or short of, what was ordered; millionths of a percent, null: nothing. */
        overShipPercent: z.int().nullable(),
        underShipPercent: z.int().nullable(),
        taxGroup: z.string().nullable(),
        amount: z.int(),
        notGoods: z.boolean(),
        requestedDate: z.string().nullable(),
        promisedDate: z.string().nullable(),
        firstConfirmedDate: z.string().nullable(),
        /** The promised date was set by the rule, and is set anew when the order is confirmed again. */
        promiseByRule: z.boolean(),
        cancelBy: z.string().nullable(),
        shipFrom: z.string().nullable(),
        note: z.string().nullable(),
        allocated: z.int(),
        backordered: z.int(),
        backorderWhy: reason.nullable(),
      }),
    ),
    holds: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(holdKinds),
        placedBy: z.string(),
        placedAt: z.int(),
        /** A person's words; null where a rule placed it, and then the rule's reason. */
        placedWhy: z.string().nullable(),
        placedRule: reason.nullable(),
        releasedBy: z.string().nullable(),
        releasedAt: z.int().nullable(),
        releasedWhy: z.string().nullable(),
      }),
    ),
    approvals: z.array(
      z.strictObject({
        line: z.string(),
        unitPrice: z.int(),
        discountPercent: z.int().nullable(),
        marginPercent: z.int().nullable(),
        approvedBy: z.string(),
        approvedAt: z.int(),
        why: z.string(),
        /** False once the line's price or discount is another. */
        stands: z.boolean(),
      }),
    ),
    decisions: z.array(
      z.strictObject({
        kind: z.enum(decisionKinds),
        revision: z.int(),
        decidedBy: z.string(),
        decidedAt: z.int(),
        why: z.string().nullable(),
        amount: z.int().nullable(),
      }),
    ),
  }),
  tables: [
    'orders',
    'orderLines',
    'holds',
    'approvals',
    'backorders',
    'orderDecisions',
    'allocations',
    'items',
    'parties',
  ],
});

/** The button's disabled reason, asked of the function the command asks. Null is yes. */
export const canOrder = declareQuery({
  name: 'order.can',
  title: 'What may be done with an order',
  permission: 'orders.view',
  input: z.strictObject({
    order: idField,
    /** True once the person has typed why prices off the list stand. */
    hasPriceReason: z.boolean().default(false),
  }),
  output: z.strictObject({
    change: reason.nullable(),
    confirm: reason.nullable(),
    withdraw: reason.nullable(),
    cancel: reason.nullable(),
    close: reason.nullable(),
    reopen: reason.nullable(),
    hold: reason.nullable(),
    amend: reason.nullable(),
    /** Everything allocated. */
    ship: reason.nullable(),
    copy: reason.nullable(),
    checkCredit: reason.nullable(),
    /** Everything to know before confirming, all at once. */
    checks: z.array(orderCheck),
  }),
  tables: [
    'orders',
    'orderLines',
    'approvals',
    'allocations',
    'movements',
    'creditAllowances',
    'items',
    'personRoles',
  ],
});

export const orderQueries = { findOrders, listOrders, showOrder, canOrder } as const;
