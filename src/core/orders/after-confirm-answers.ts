import type { May } from '../../shared/kernel/may.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ProgressFacts } from '../../shared/orders/after-confirm-can.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { customerState } from './order-copy.ts';
import type { Order } from './order-facts.ts';
import { planShipment } from './shipment-plan.ts';

/** Why a command may not be done, or null: the permission asked first, as the command runner does. */
type Answer = (command: string, permission: string, may: May) => Refusal | null;

/** What may be done with an order once it is confirmed, as `order.can` says it. */
export function afterConfirmAnswers(read: RowReader, order: Order, facts: ProgressFacts, answer: Answer) {
  const all = planShipment(read, order, facts.lines, null);
  return {
    amend: answer('order.amend', 'orders.confirm', orderCan.amend(facts)),
    ship: answer('order.ship-lines', 'orders.ship', orderCan.ship(facts, all.lines)),
    copy: answer('order.copy', 'orders.enter', orderCan.copy(facts, customerState(read, order))),
    checkCredit: answer('order.check-credit', 'orders.hold', orderCan.amend(facts)),
  };
}
