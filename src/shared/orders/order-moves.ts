import type { May } from '../kernel/may.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type OrderKind, type OrderOrigin, type OrderStatus, orderLifecycle } from './order-lifecycle.ts';

/** What decides whether something may be done with an order as it stands. */
export interface OrderFacts {
  readonly number: string;
  readonly status: OrderStatus;
  readonly kind: OrderKind;
  readonly origin: OrderOrigin;
}

/** Whether the lifecycle leads there; `from`: and from this state only. */
export function mayMove(facts: OrderFacts, to: OrderStatus, from: OrderStatus | null): May {
  if (facts.origin === 'imported') return importedOrder(facts);
  const moved = orderLifecycle.move(facts.status, to);
  if (!moved.ok) return moved.refusal;
  if (from === null || facts.status === from) return true;
  return refusal('lifecycle.no-such-move', { lifecycle: orderLifecycle.name, from: facts.status, to });
}

export function importedOrder({ number }: OrderFacts): Refusal {
  return refusal('orders.imported-is-history', { number });
}
