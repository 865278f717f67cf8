import { z } from 'zod';
import { dateField, idField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { holdKinds, type OrderStatus, orderKinds, orderLifecycle, orderOrigins } from './order-lifecycle.ts';

/** Built-in filters of the list of orders, in the order of their chips. */
export const orderViews = [
  'open',
  'late',
  'onHold',
  'backordered',
  'drafts',
  'confirmed',
  'mine',
  'closed',
  'all',
] as const;
export type OrderView = (typeof orderViews)[number];

/** What the list can be sorted by; each has an index. `promised` is the earliest promise of the open lines. */
export const orderSorts = [
  'placed',
  'number',
  'customer',
  'customerPo',
  'requested',
  'promised',
  'amount',
] as const;
export type OrderSort = (typeof orderSorts)[number];

/** Counts stop here: above it only "many" matters. */
export const MOST_COUNTED = 1_001;

const status = z.enum(orderLifecycle.states as [OrderStatus, ...OrderStatus[]]);

export const orderRow = z.strictObject({
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
  requestedDate: z.string().nullable(),
  /** The earliest promise among the lines that are still open. */
  promised: z.string().nullable(),
  /** Kinds of the holds that stand. */
  holds: z.array(z.enum(holdKinds)),
  backordered: z.boolean(),
  /** Minor units of the order's currency, as promised last; null where nobody promised it: drafts and history. */
  amount: z.int().nullable(),
  owner: z.string().nullable(),
});

/** So many rows are skipped within a few milliseconds; of a list that no index of its own has, fewer. */
const SHALLOW = 5_000;
const SHALLOW_FILTERED = 200;

const filter = {
  view: z.enum(orderViews).default('open'),
  customer: idField.optional(),
  item: idField.optional(),
  owner: idField.optional(),
  /** The earliest promise of the open lines lies on or between these days. */
  promisedFrom: dateField.optional(),
  promisedUntil: dateField.optional(),
  /** A number that begins so, or words of number, customer, customer PO and items, each as the beginning of a word. */
  text: z.string().trim().max(200).optional(),
  /** The business date here, for what is late. */
  today: dateField,
};

export const orderRowQueries = {
  /** One page of the list of orders, at any place of it. */
  listOrderRows: declareQuery({
    name: 'order.rows',
    title: 'Orders by view, filter and sort',
    permission: 'orders.view',
    input: z.strictObject({
      ...filter,
      sort: z.enum(orderSorts).default('placed'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).max(100_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      rows: z.array(orderRow),
      /** How many the list has, where this page is its last; else null: `order.row-count` counts them. */
      total: z.int().nullable(),
    }),
    tables: ['orders', 'orderLines', 'orderRevisions', 'holds', 'backorders', 'parties'],
    isLong: ({ offset, text, item, owner }) =>
      Boolean(text) || offset > (item === undefined && owner === undefined ? SHALLOW : SHALLOW_FILTERED),
  }),

  /** How long the list is: apart from its pages, which do not wait for it. */
  countOrderRows: declareQuery({
    name: 'order.row-count',
    title: 'How many orders a list has',
    permission: 'orders.view',
    input: z.strictObject(filter),
    output: z.strictObject({ total: z.int() }),
    tables: ['orders', 'orderLines', 'holds', 'backorders'],
    isLong: () => true,
  }),

  /** What the orders of a list come to, by currency. What nobody promised has no amount. */
  sumOrderRows: declareQuery({
    name: 'order.row-sums',
    title: 'What orders of a list come to',
    permission: 'orders.view',
    input: z.strictObject(filter),
    output: z.strictObject({
      /** Minor units of the currency. */
      sums: z.array(z.strictObject({ currency: z.string(), amount: z.int(), orders: z.int() })),
    }),
    tables: ['orders', 'orderLines', 'orderRevisions', 'holds', 'backorders'],
    isLong: () => true,
  }),

  /** How many orders each view holds; at most {@link MOST_COUNTED}, which means "more". */
  countOrderViews: declareQuery({
    name: 'order.view-counts',
    title: 'How many orders each view holds',
    permission: 'orders.view',
    input: z.strictObject({ today: dateField }),
    output: z.strictObject({ counts: z.array(z.strictObject({ view: z.enum(orderViews), count: z.int() })) }),
    tables: ['orders', 'orderLines', 'holds', 'backorders'],
    isLong: () => true,
  }),

  /** Confirmed orders by the earliest promise of their open lines: what is due when. */
  countPromised: declareQuery({
    name: 'order.promised-days',
    title: 'Open orders by promise date',
    permission: 'orders.view',
    input: z.strictObject({ from: dateField, until: dateField }),
    output: z.strictObject({
      /** Promised before `from`. */
      before: z.int(),
      days: z.array(z.strictObject({ date: z.string(), orders: z.int() })),
      /** Promised after `until`. */
      after: z.int(),
    }),
    tables: ['orders', 'orderLines'],
    isLong: () => true,
  }),
} as const;
