import { hasGivenPrice } from '../../shared/orders/given-price.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { changedLine } from './line-change.ts';
import { factsOf, type Order } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

/** Lines whose price or discount somebody gave go to the price by rule, without discount. What has no such price stays. */
export function dropTypedPrices(ctx: CommandContext, order: Order): void {
  must(orderCan.change(factsOf(order)));
  for (const line of ctx.read.find(orderLines, { order: order.id })) {
    const { id, listPrice } = line;
    if (listPrice === null || !hasGivenPrice(line)) continue;
    const changes = { unitPrice: listPrice, discountPercent: null };
    ctx.write.update(orderLines, id, changedLine(ctx, order, line, changes));
  }
}
