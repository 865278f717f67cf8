import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import type { FoundSupply } from './line-supply.ts';
import type { Order, OrderLine } from './order-facts.ts';

/** The first day on which all of it is there and wanted; null where nobody can say, or nothing is wanted any more. */
export function promiseByRule(
  order: Pick<Order, 'requestedDate'>,
  line: Pick<OrderLine, 'requestedDate'>,
  supply: FoundSupply,
): BusinessDate | null {
  if (supply.open <= 0 || supply.completeOn === null) return null;
  const requested = line.requestedDate ?? order.requestedDate;
  return requested !== null && requested > supply.completeOn ? requested : supply.completeOn;
}
