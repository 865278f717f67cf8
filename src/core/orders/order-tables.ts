import { documentDiscountBases } from '../../shared/orders/header-fields.ts';
import { priceSources } from '../../shared/orders/line-price.ts';
import {
  decisionKinds,
  holdKinds,
  type OrderLineStatus,
  type OrderStatus,
  orderKinds,
  orderLifecycle,
  orderLineLifecycle,
  orderOrigins,
} from '../../shared/orders/order-lifecycle.ts';
import { incoterms } from '../../shared/parties/incoterm.ts';
import { integer, sqliteTable, text } from '../platform/column.ts';
import { derivedTable, syncedTable } from '../platform/table.ts';
import { revisionTables } from './revision-tables.ts';

/** Comments on columns stand in the migration. */
export const orders = syncedTable(
  sqliteTable('orders', {
    id: text().primaryKey(),
    number: text().notNull(),
    kind: text({ enum: orderKinds }).notNull(),
    origin: text({ enum: orderOrigins }).notNull(),
    status: text({ enum: orderLifecycle.states as [OrderStatus, ...OrderStatus[]] }).notNull(),
    customer: text(),
    customerPo: text(),
    currency: text().notNull(),
    placedOn: text().notNull(),
    placedAt: integer().notNull(),
    requestedDate: text(),
    shippedOn: text(),
    shipComplete: integer().notNull(),
    prepaid: integer().notNull(),
    revision: integer().notNull(),
    committedAmount: integer(),
    freight: integer(),
    shipTo: text(),
    shipToText: text(),
    note: text(),
    importRemarks: text(),
    shipFrom: text(),
    cancelBy: text(),
    incoterm: text({ enum: incoterms }),
    shipVia: text(),
    carrierAccount: text(),
    contact: text(),
    netDays: integer(),
    discountDays: integer(),
    discountPercent: integer(),
    poTotal: integer(),
    documentDiscount: integer(),
    documentDiscountOn: text({ enum: documentDiscountBases }),
    exchangeRate: integer(),
    owner: text(),
  }),
  { text: ['note'], lookups: [['customer'], ['customer', 'customerPo']] },
);

export const orderLines = syncedTable(
  sqliteTable('orderLines', {
    id: text().primaryKey(),
    order: text().notNull(),
    position: integer().notNull(),
    item: text().notNull(),
    quantity: integer().notNull(),
    unitPrice: integer().notNull(),
    status: text({ enum: orderLineLifecycle.states as [OrderLineStatus, ...OrderLineStatus[]] }).notNull(),
    notGoods: integer().notNull(),
    discountPercent: integer(),
    description: text(),
    unit: text(),
    listPrice: integer(),
    priceSource: text({ enum: priceSources }),
    requestedDate: text(),
    promisedDate: text(),
    firstConfirmedDate: text(),
    note: text(),
    shipFrom: text(),
    cancelBy: text(),
    marginPercent: integer(),
    promotionPercent: integer(),
    promotion: text(),
    taxGroup: text(),
    priceRule: text(),
    overShipPercent: integer(),
    underShipPercent: integer(),
    promiseByRule: integer(),
  }),
  { document: 'order', text: ['note'], lookups: [['order']] },
);

export const holds = syncedTable(
  sqliteTable('holds', {
    id: text().primaryKey(),
    order: text().notNull(),
    kind: text({ enum: holdKinds }).notNull(),
    placedBy: text().notNull(),
    placedAt: integer().notNull(),
    placedWhy: text(),
    placedRule: text(),
    amount: integer(),
    releasedBy: text(),
    releasedAt: integer(),
    releasedWhy: text(),
  }),
  { document: 'order', lookups: [['order']] },
);

export const approvals = syncedTable(
  sqliteTable('approvals', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text().notNull(),
    unitPrice: integer().notNull(),
    discountPercent: integer(),
    approvedBy: text().notNull(),
    approvedAt: integer().notNull(),
    why: text().notNull(),
    marginPercent: integer(),
  }),
  { document: 'order', lookups: [['order']] },
);

export const approvalRequests = syncedTable(
  sqliteTable('approvalRequests', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text(),
    unitPrice: integer(),
    discountPercent: integer(),
    marginPercent: integer(),
    askedBy: text().notNull(),
    askedAt: integer().notNull(),
    note: text(),
    answer: text({ enum: ['given', 'refused'] }),
    answeredBy: text(),
    answeredAt: integer(),
    answeredWhy: text(),
  }),
  { document: 'order', lookups: [['order']] },
);

export const ruleOverrides = syncedTable(
  sqliteTable('ruleOverrides', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text(),
    rule: text().notNull(),
    covers: text().notNull(),
    overriddenBy: text().notNull(),
    overriddenAt: integer().notNull(),
    why: text().notNull(),
  }),
  { document: 'order', lookups: [['order']] },
);

/** Like allocations the authority's decision wherever the command runs, so nothing here is guarded. */
export const backorders = syncedTable(
  sqliteTable('backorders', {
    id: text().primaryKey(),
    order: text().notNull(),
    line: text().notNull(),
    item: text().notNull(),
    quantity: integer().notNull(),
    since: integer().notNull(),
    why: text().notNull(),
  }),
  {
    document: 'order',
    text: ['order', 'line', 'item', 'quantity', 'since', 'why'],
    lookups: [['order'], ['item']],
  },
);

export const orderDecisions = syncedTable(
  sqliteTable('orderDecisions', {
    id: text().primaryKey(),
    order: text().notNull(),
    kind: text({ enum: decisionKinds }).notNull(),
    revision: integer().notNull(),
    decidedBy: text().notNull(),
    decidedAt: integer().notNull(),
    why: text(),
    amount: integer(),
  }),
  { document: 'order', lookups: [['order']] },
);

/** What confirmed orders add to a customer's exposure, in minor units of the company's currency. */
export const creditCommitments = derivedTable(
  sqliteTable('creditCommitments', { customer: text(), amount: integer(), orders: integer() }),
  'customer',
  { table: orders, column: 'customer' },
);

/** Lines before orders: a snapshot fills tables in this order, and an order's search entry is made from its lines. */
export const orderTables = [
  orderLines,
  orders,
  holds,
  approvals,
  backorders,
  orderDecisions,
  approvalRequests,
  ruleOverrides,
  ...revisionTables,
] as const;
export const orderDerived = [creditCommitments] as const;
