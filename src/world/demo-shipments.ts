import { addDays } from '../shared/kernel/calendar.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import { orderAmendCommands } from '../shared/orders/order-amend.ts';
import { orderEditCommands } from '../shared/orders/order-commands.ts';
import { orderDecisionCommands } from '../shared/orders/order-decisions.ts';
import { orderShipCommands } from '../shared/orders/order-ship.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { idOf } from './demo-items.ts';
import { CASCADE } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

type Ids = Readonly<Record<string, string>>;

/** One order that grew and left in part, and one that left whole and is closed. Answers their ids by name. */
export function shipOrders(
  clerk: DemoClerk,
  people: DemoPeople,
  ids: { readonly items: Ids; readonly customers: Ids },
  today: string,
): Ids {
  const { dana, mike, wendy } = people;
  const confirmed = (desk: string, customer: string, po: string, item: string, count: number) => {
    const { order, lines } = clerk.do(desk, orderEditCommands.createOrder, {
      customer: idOf(ids.customers, customer),
      placedOn: today,
      customerPo: po,
      requestedDate: addDays(today, 4),
      lines: [{ item: idOf(ids.items, item), quantity: quantityOf(count) }],
    });
    clerk.do(desk, orderDecisionCommands.confirmOrder, { order });
    return { order, line: lines[0] ?? '' };
  };
  const grown = confirmed(dana, 'EASTPORT', 'EFC 91', 'SKU-112', 8);
  clerk.do(dana, orderAmendCommands.amendOrder, {
    order: grown.order,
    why: 'Two boats more, by phone.',
    lines: [{ do: 'change', line: grown.line, changes: { quantity: quantityOf(12) } }],
  });
  clerk.do(wendy, orderShipCommands.shipOrderLines, {
    order: grown.order,
    shippedOn: today,
    lines: [{ line: grown.line, quantity: quantityOf(5) }],
  });
  const whole = confirmed(mike, CASCADE, '2305', 'SKU-106', 6);
  clerk.do(wendy, orderShipCommands.shipOrderLines, { order: whole.order, shippedOn: today });
  clerk.do(mike, orderDecisionCommands.closeOrder, { order: whole.order, why: 'All delivered.' });
  return { 'anchors in two parts': grown.order, 'fenders delivered': whole.order };
}
