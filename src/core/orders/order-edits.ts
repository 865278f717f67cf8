import { orderCan } from '../../shared/orders/order-can.ts';
import { type LineChanges, orderEditCommands } from '../../shared/orders/order-commands.ts';
import { company } from '../company/company-tables.ts';
import { nextNumber } from '../company/number-prefix.ts';
import { items } from '../items/item-tables.ts';
import { addresses, parties } from '../parties/party-tables.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { askingOnce } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { enterLine, POSITION_STEP, requireUnit } from './line-entry.ts';
import { priceLine } from './line-pricing.ts';
import { factsOf, type Order, type OrderLine } from './order-facts.ts';
import { approvals, orderLines, orders } from './order-tables.ts';

export const orderEditHandlers = bindCommands(orderEditCommands, {
  createOrder: (ctx, { lines, ...header }) => {
    const order = newOrder(ctx, header);
    const read = askingOnce(ctx.read);
    const ids = lines.map((line, i) => enterLine(ctx, read, order, line, placeOf(ctx, i)).id);
    ctx.write.insert(orders, order);
    return { order: order.id, number: order.number, lines: ids };
  },

  copyOrder: (ctx, { order: id, placedOn }) => {
    const copied = requireOrder(ctx, id);
    const { customer, shipTo } = copied;
    if (customer === null || copied.kind !== 'order') {
      return ctx.refuse('orders.cannot-copy', { number: copied.number });
    }
    const order = newOrder(ctx, {
      customer,
      placedOn,
      shipComplete: copied.shipComplete === 1,
      prepaid: copied.prepaid === 1,
      ...(shipTo === null ? {} : { shipTo }),
    });
    const read = askingOnce(ctx.read);
    const ids = ctx.read.find(orderLines, { order: id }, ['position']).map((line, i) => {
      const { item, quantity, unit, description } = line;
      const input = { item, quantity, ...(unit ? { unit } : {}), ...(description ? { description } : {}) };
      return enterLine(ctx, read, order, input, placeOf(ctx, i)).id;
    });
    ctx.write.insert(orders, order);
    return { order: order.id, number: order.number, lines: ids };
  },

  addOrderLine: (ctx, { order: id, line: input }) => {
    const order = requireDraft(ctx, id);
    const last = ctx.read.find(orderLines, { order: id }, ['position']).at(-1)?.position ?? 0;
    const position = last + POSITION_STEP;
    const line = enterLine(ctx, ctx.read, order, input, { id: ctx.newId('line'), position });
    return { line: line.id, position };
  },

  changeOrderLine: (ctx, { order: id, line: lineId, changes }) => {
    const order = requireDraft(ctx, id);
    const line = requireLine(ctx, id, lineId);
    const item = ctx.read.get(items, line.item);
    if (!item) return ctx.refuse('orders.no-such-item', { item: line.item, line: line.position });
    if (changes.quantity !== undefined) {
      requireUnit(ctx, item, { quantity: changes.quantity, unit: line.unit });
    }
    ctx.write.update(orderLines, lineId, {
      ...defined(changes),
      ...newPrice(ctx, order, line, item, changes),
    });
    return { before: standingOf(line, changes) };
  },

  removeOrderLine: (ctx, { order: id, line }) => {
    requireDraft(ctx, id);
    requireLine(ctx, id, line);
    for (const approval of ctx.read.find(approvals, { order: id })) {
      if (approval.line === line) ctx.write.remove(approvals, approval.id);
    }
    ctx.write.remove(orderLines, line);
    return {};
  },

  changeOrderHeader: (ctx, { order: id, changes }) => {
    const order = requireDraft(ctx, id);
    if (changes.shipTo && order.customer) requireShipTo(ctx, order.customer, changes.shipTo);
    const { shipComplete, prepaid, ...texts } = changes;
    const flags = {
      ...(shipComplete === undefined ? {} : { shipComplete: Number(shipComplete) }),
      ...(prepaid === undefined ? {} : { prepaid: Number(prepaid) }),
    };
    ctx.write.update(orders, id, { ...defined(texts), ...flags });
    const before = { ...order, shipComplete: order.shipComplete === 1, prepaid: order.prepaid === 1 };
    return { before: standingOf(before, changes) };
  },

  noteOrder: (ctx, { order: id, note }) => {
    const order = requireOrder(ctx, id);
    ctx.write.update(orders, id, { note: note === '' ? null : note });
    return { before: order.note ?? '' };
  },
});

/** Refusal: `orders.no-such-order`. */
export function requireOrder(ctx: CommandContext, id: string): Order {
  return ctx.read.get(orders, id) ?? ctx.refuse('orders.no-such-order', { order: id });
}

function requireDraft(ctx: CommandContext, id: string): Order {
  const order = requireOrder(ctx, id);
  must(orderCan.change(factsOf(order)));
  return order;
}

function requireLine(ctx: CommandContext, order: string, id: string): OrderLine {
  const line = ctx.read.get(orderLines, id);
  if (line?.order !== order) return ctx.refuse('orders.no-such-line', { line: id });
  return line;
}

interface Header {
  readonly customer: string;
  readonly placedOn: string;
  readonly customerPo?: string | undefined;
  readonly requestedDate?: string | undefined;
  readonly shipTo?: string | undefined;
  readonly shipComplete: boolean;
  readonly prepaid?: boolean | undefined;
  readonly note?: string | undefined;
}

/** The row of a new draft, not yet written: its lines come first, so that the search reads the order once. */
function newOrder(ctx: CommandContext, header: Header): Order {
  const customer = requireCustomer(ctx, header.customer);
  if (header.shipTo !== undefined) requireShipTo(ctx, customer.id, header.shipTo);
  return {
    id: ctx.newId(''),
    number: nextNumber(ctx, 'order'),
    kind: 'order',
    origin: 'own',
    status: 'draft',
    customer: customer.id,
    customerPo: header.customerPo ?? null,
    currency: customer.currency ?? ctx.read.get(company, 'company')?.currency,
    placedOn: header.placedOn,
    placedAt: ctx.now,
    requestedDate: header.requestedDate ?? null,
    shippedOn: null,
    shipComplete: Number(header.shipComplete),
    prepaid: header.prepaid === undefined ? (customer.customerPrepaid ?? 0) : Number(header.prepaid),
    revision: 0,
    committedAmount: null,
    freight: null,
    shipTo: header.shipTo ?? customer.defaultShipTo,
    shipToText: null,
    note: header.note ?? null,
    importRemarks: null,
  };
}

function requireCustomer(ctx: CommandContext, id: string): RowOf<typeof parties> {
  const customer = ctx.read.get(parties, id);
  if (!customer || customer.customerState === 'none') {
    return ctx.refuse('orders.no-such-customer', { customer: id });
  }
  if (customer.customerState !== 'active') ctx.refuse('orders.customer-inactive');
  return customer;
}

function requireShipTo(ctx: CommandContext, customer: string, id: string): void {
  const address = ctx.read.get(addresses, id);
  if (address?.party !== customer || address.active === 0)
    ctx.refuse('orders.no-such-ship-to', { address: id });
}

function placeOf(ctx: CommandContext, index: number): { readonly id: string; readonly position: number } {
  return { id: ctx.newId(`l${index + 1}`), position: (index + 1) * POSITION_STEP };
}

/** A changed quantity may reach another band of the list; a changed price is looked at against the rule again. */
function newPrice(
  ctx: CommandContext,
  order: Order,
  line: OrderLine,
  item: RowOf<typeof items>,
  changes: LineChanges,
): Partial<OrderLine> {
  if (changes.quantity === undefined && changes.unitPrice === undefined) return {};
  const isTyped = line.priceSource === 'typed';
  const unitPrice = changes.unitPrice ?? (isTyped ? line.unitPrice : undefined);
  return priceLine(ctx, ctx.read, order, item, {
    quantity: changes.quantity ?? line.quantity,
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(line.unit === null ? {} : { unit: line.unit }),
  });
}
