import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { orderEditCommands } from '../../src/shared/orders/order-commands.ts';
import { orderDecisionCommands } from '../../src/shared/orders/order-decisions.ts';
import type { Site } from './site.ts';

/** An order taken without a server: its number has been read out on the phone. */
export interface TakenOrder {
  readonly order: string;
  readonly number: string;
  readonly lines: readonly string[];
  /** Change-set ids. */
  readonly written: string;
  readonly confirmed: string;
  /** Lines that were short when it was confirmed here. */
  readonly shortHere: number;
}

export interface OrderPlan {
  readonly customer: string;
  readonly item: string;
  readonly count: number;
  /** A price off the list, in millionths, and why. */
  readonly offList?: { readonly unitPrice: number; readonly why: string };
}

/** Writes and confirms one order after the other, each command a process of its own. */
export async function takeOrders(
  site: Site,
  plans: readonly OrderPlan[],
  placedOn: string,
): Promise<TakenOrder[]> {
  const taken: TakenOrder[] = [];
  for (const plan of plans) taken.push(await takeOrder(site, plan, placedOn));
  return taken;
}

async function takeOrder(site: Site, plan: OrderPlan, placedOn: string): Promise<TakenOrder> {
  const { customer, item, count, offList } = plan;
  const price = offList === undefined ? {} : { unitPrice: offList.unitPrice };
  const written = await site.do(orderEditCommands.createOrder, {
    customer,
    placedOn,
    lines: [{ item, quantity: quantityOf(count), ...price }],
  });
  const { order, number, lines } = written.result;
  const confirmed = await site.do(orderDecisionCommands.confirmOrder, {
    order,
    ...(offList === undefined ? {} : { priceReason: offList.why }),
  });
  const shortHere = confirmed.result.backorders.length;
  return { order, number, lines, written: written.id, confirmed: confirmed.id, shortHere };
}
