import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import type { May } from '../../shared/kernel/may.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { approvalCommands, approvalQueries } from '../../shared/orders/approval-commands.ts';
import { coversPrice } from '../../shared/orders/line-price.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { people } from '../people/people-tables.ts';
import { personMay } from '../people/person-may.ts';
import { bindCommands, bindQueries, type CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { type RowReader, rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { discountOfLine } from './confirm-line.ts';
import { requireLine } from './line-change.ts';
import { requireOrder } from './order-edits.ts';
import { factsOf } from './order-facts.ts';
import { approvalRequests, approvals, orderLines, orders } from './order-tables.ts';
import { freeDiscount } from './price-right.ts';
import { writeOverride } from './rule-overrides.ts';

type Request = RowOf<typeof approvalRequests>;

export const approvalHandlers = bindCommands(approvalCommands, {
  askApproval: (ctx, { order: id, lines, note }) => {
    const order = requireOrder(ctx, id);
    must(orderCan.change(factsOf(order)));
    const asked = { order: id, askedBy: ctx.person, askedAt: ctx.now, note: note ?? null };
    if (lines.length === 0) {
      const discountPercent = order.documentDiscount;
      if (discountPercent === null) return ctx.refuse('orders.nothing-to-approve', { number: order.number });
      const request = ctx.newId('r');
      ctx.write.insert(approvalRequests, { id: request, ...asked, discountPercent });
      return { requests: [request] };
    }
    const requests = lines.map((lineId, i) => {
      const { unitPrice, discountPercent, marginPercent } = requireLine(ctx, id, lineId);
      const request = ctx.newId(`r${i + 1}`);
      const price = { line: lineId, unitPrice, discountPercent, marginPercent };
      ctx.write.insert(approvalRequests, { id: request, ...asked, ...price });
      return request;
    });
    return { requests };
  },

  giveApproval: (ctx, { request: id, why }) => {
    const request = openRequest(ctx, id);
    const { given } = standingRequest(ctx, request);
    must(mayGive(given, freeDiscount(ctx.read, ctx.person), ctx.can('pricing.override')));
    answer(ctx, id, 'given', why);
    if (request.line === null) {
      const percent = formatDecimal(request.discountPercent ?? 0, MICRO_DECIMALS);
      const rule = refusal('orders.document-discount', { percent });
      writeOverride(ctx, { order: request.order, line: null, rule, why, label: 'g' });
    } else {
      ctx.write.insert(approvals, {
        id: ctx.newId('g'),
        order: request.order,
        line: request.line,
        unitPrice: request.unitPrice ?? 0,
        discountPercent: request.discountPercent,
        marginPercent: request.marginPercent,
        approvedBy: ctx.person,
        approvedAt: ctx.now,
        why,
      });
    }
    return {};
  },

  refuseApproval: (ctx, { request: id, why }) => {
    const request = openRequest(ctx, id);
    const given = givenNow(ctx.read, request) ?? 0;
    const isOwn = request.askedBy === ctx.person;
    if (!isOwn) must(mayGive(given, freeDiscount(ctx.read, ctx.person), ctx.can('pricing.override')));
    answer(ctx, id, 'refused', why);
    return {};
  },
});

export const approvalAnswers = bindQueries(approvalQueries, {
  approvalQueue: (ctx, { order: only }) => {
    const read = rowReader(ctx.db);
    const rows = ctx.db
      .q(
        `SELECT * FROM approvalRequests WHERE answer IS NULL AND "order" = ifnull(?, "order")
         ORDER BY askedAt, id`,
      )
      .all(only ?? null) as Request[];
    const mayOverride = personMay(ctx.db, ctx.person, 'pricing.override');
    const ceiling = freeDiscount(read, ctx.person);
    return {
      requests: rows.flatMap((request) => {
        const order = read.get(orders, request.order);
        const given = givenNow(read, request);
        if (order?.status !== 'draft' || given === null) return [];
        const line = request.line === null ? undefined : read.get(orderLines, request.line);
        const may = mayGive(given, ceiling, mayOverride);
        const { id, unitPrice, discountPercent, askedBy, askedAt, note } = request;
        return [
          {
            ...{ id, unitPrice, discountPercent, askedBy, askedAt, note, given, order: order.id },
            orderNumber: order.number,
            customerName: order.customer === null ? null : (read.get(parties, order.customer)?.name ?? null),
            currency: order.currency,
            line: request.line,
            position: line?.position ?? null,
            itemNumber: line ? (read.get(items, line.item)?.number ?? null) : null,
            quantity: line?.quantity ?? null,
            listPrice: line?.listPrice ?? null,
            askedByName: read.get(people, askedBy)?.name ?? '',
            give: may === true ? null : may,
          },
        ];
      }),
    };
  },
});

function mayGive(given: number, ceiling: number, mayOverride: boolean): May {
  const percent = formatDecimal(given, MICRO_DECIMALS);
  return mayOverride || given <= ceiling || refusal('orders.may-not-approve', { percent });
}

function openRequest(ctx: CommandContext, id: string): Request {
  const found = ctx.read.get(approvalRequests, id);
  const request = mustExist(found, ctx, 'orders.no-such-request', { request: id });
  if (request.answer !== null) ctx.refuse('orders.request-answered', { answer: request.answer });
  return request;
}

/** What is asked for, as long as it is what stands. */
function standingRequest(ctx: CommandContext, request: Request): { readonly given: number } {
  const given = givenNow(ctx.read, request);
  return given === null ? ctx.refuse('orders.request-outdated') : { given };
}

/** How far below the price by rule it is; null once the price or discount is another. */
function givenNow(read: RowReader, request: Request): number | null {
  const { unitPrice, discountPercent, marginPercent } = request;
  if (request.line === null) {
    const order = read.get(orders, request.order);
    return order?.documentDiscount === discountPercent ? discountPercent : null;
  }
  const line = read.get(orderLines, request.line);
  if (!line || !coversPrice({ unitPrice: unitPrice ?? 0, discountPercent, marginPercent }, line)) return null;
  return discountOfLine(read, line);
}

function answer(ctx: CommandContext, id: string, said: 'given' | 'refused', why: string): void {
  ctx.write.update(approvalRequests, id, {
    answer: said,
    answeredBy: ctx.person,
    answeredAt: ctx.now,
    answeredWhy: why,
  });
}
