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
  const leads = orderLifecycle.canMove(facts.status, to) && (from === null || facts.status === from);
  return leads || standsOtherwise(facts);
}

/** Why a step of another state cannot be done, and what comes before it. */
export function standsOtherwise({ number, status }: Pick<OrderFacts, 'number' | 'status'>): Refusal {
  return refusal(STANDING[status], { number });
}

const STANDING = {
  draft: 'orders.is-draft',
  confirmed: 'orders.is-confirmed',
  closed: 'orders.is-closed',
  cancelled: 'orders.is-cancelled',
} as const satisfies Readonly<Record<OrderStatus, string>>;

export function importedOrder({ number }: OrderFacts): Refusal {
  return refusal('orders.imported-is-history', { number });
}
