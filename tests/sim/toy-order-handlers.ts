import type { CommandContext, CommandHandler } from '../../src/core/platform/command-handler.ts';
import type { RowOf } from '../../src/core/platform/table.ts';
import type { ToyDeclarations } from './toy-declarations.ts';
import {
  customers,
  decisions,
  FINANCE,
  holds,
  invoices,
  items,
  lines,
  movements,
  orders,
  stock,
  terms,
} from './toy-tables.ts';

type Handlers<K extends keyof ToyDeclarations> = {
  readonly [N in K]: CommandHandler<ToyDeclarations[N]>;
};
type Order = RowOf<typeof orders>;

export const toyOrderHandlers: Handlers<
  | 'createOrder'
  | 'addLine'
  | 'swapLines'
  | 'recreateLine'
  | 'setPrice'
  | 'noteOrder'
  | 'confirmOrder'
  | 'releaseHold'
  | 'postInvoice'
> = {
  createOrder(ctx, input) {
    if (!ctx.read.get(customers, input.customer)) ctx.refuse('customer.unknown');
    const { po, price } = input;
    if (po !== null && ctx.read.find(orders, { customerId: input.customer, po }).length > 0)
      ctx.refuse('order.po-used');
    const number = ctx.number('SO');
    if (ctx.read.find(orders, { number }).length > 0) ctx.refuse('number.taken');
    const id = ctx.newId('order');
    const head = { number, customerId: input.customer, po, status: 'draft', owner: ctx.person, note: null };
    ctx.write.insert(orders, { id, ...head, price, madeAt: ctx.now });
    input.lines.forEach(({ item, quantity }, i) => {
      if (!ctx.read.get(items, item)) ctx.refuse('item.unknown');
      ctx.write.insert(lines, {
        id: ctx.newId(`line:${i}`),
        orderId: id,
        itemId: item,
        quantity,
        slot: i + 1,
      });
    });
    return { id };
  },
  addLine(ctx, { order, item, quantity }) {
    draftOrder(ctx, order);
    const slot = Math.max(0, ...linesOf(ctx, order).map((line) => line.slot)) + 1;
    const id = ctx.newId('line');
    ctx.write.insert(lines, { id, orderId: order, itemId: item, quantity, slot });
    return { id };
  },
  swapLines(ctx, { order }) {
    const [first, second] = linesOf(ctx, order);
    if (!first || !second) return ctx.refuse('order.nothing-to-swap');
    ctx.write.update(lines, first.id, { slot: -1 });
    ctx.write.update(lines, second.id, { slot: first.slot });
    ctx.write.update(lines, first.id, { slot: second.slot });
    return { id: order };
  },
  recreateLine(ctx, input) {
    const line = ctx.read.get(lines, input.line);
    if (!line) return ctx.refuse('line.unknown');
    draftOrder(ctx, line.orderId);
    ctx.write.remove(lines, line.id);
    if (input.quantity > 0) ctx.write.insert(lines, { ...line, quantity: input.quantity });
    return { id: line.id };
  },
  setPrice(ctx, { order, price }) {
    draftOrder(ctx, order);
    ctx.write.update(orders, order, { price });
    return { id: order };
  },
  noteOrder(ctx, { order, text }) {
    knownOrder(ctx, order);
    ctx.write.update(orders, order, { note: text });
    return { id: order };
  },
  confirmOrder(ctx, input) {
    const order = draftOrder(ctx, input.order);
    const exposed = exposure(ctx, order);
    ctx.write.update(orders, order.id, { status: 'confirmed' });
    const limit = ctx.sees(FINANCE) ? ctx.read.get(terms, order.customerId)?.creditLimit : undefined;
    if (limit !== undefined && exposed > 2 * limit && !ctx.restitution) ctx.refuse('credit.far-over-limit');
    const { customerId } = order;
    ctx.write.insert(decisions, {
      id: ctx.newId('decision'),
      customerId,
      orderId: order.id,
      amount: exposed,
    });
    if (limit !== undefined && exposed > limit)
      ctx.write.insert(holds, { id: ctx.newId('hold:credit'), orderId: order.id, kind: 'credit' });
    for (const line of linesOf(ctx, order.id)) allocate(ctx, line);
    return { id: order.id };
  },
  releaseHold(ctx, { hold }) {
    if (!ctx.read.get(holds, hold)) ctx.refuse('hold.unknown');
    ctx.write.remove(holds, hold);
    return { id: hold };
  },
  postInvoice(ctx, input) {
    const order = knownOrder(ctx, input.order);
    if (order.status !== 'confirmed') ctx.refuse('order.not-confirmed');
    if (ctx.read.find(invoices, { orderId: order.id }).length > 0) ctx.refuse('order.already-invoiced');
    const id = ctx.newId('invoice');
    ctx.write.insert(invoices, { id, orderId: order.id, number: ctx.finalNumber('INV') });
    return { id };
  },
};

function knownOrder(ctx: CommandContext, id: string): Order {
  return ctx.read.get(orders, id) ?? ctx.refuse('order.unknown');
}

function draftOrder(ctx: CommandContext, id: string): Order {
  const order = knownOrder(ctx, id);
  return order.status === 'draft' ? order : ctx.refuse('order.not-draft');
}

function linesOf(ctx: CommandContext, orderId: string): RowOf<typeof lines>[] {
  return ctx.read.find(lines, { orderId }, ['slot']);
}

/** What the customer owes with this order: quantity times price of everything confirmed. */
function exposure(ctx: CommandContext, order: Order): number {
  const value = (one: Order) =>
    linesOf(ctx, one.id).reduce((sum, line) => sum + line.quantity, 0) * one.price;
  const others = ctx.read.find(orders, { customerId: order.customerId });
  return others
    .filter((one) => one.id === order.id || one.status === 'confirmed')
    .reduce((sum, one) => sum + value(one), 0);
}

function allocate(ctx: CommandContext, line: RowOf<typeof lines>): void {
  const { itemId, orderId, quantity } = line;
  const onHand = ctx.read.derived(stock, itemId)[0]?.quantity ?? 0;
  if (onHand >= quantity)
    ctx.write.insert(movements, { id: ctx.newId(`move:${line.id}`), itemId, quantity: -quantity, orderId });
  else ctx.write.insert(holds, { id: ctx.newId(`hold:${line.id}`), orderId, kind: 'back-order' });
}
