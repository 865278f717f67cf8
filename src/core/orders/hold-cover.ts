import type { MinorUnits } from '../../shared/kernel/money.ts';
import type { HoldKind } from '../../shared/orders/order-lifecycle.ts';
import type { RowOf } from '../platform/table.ts';
import type { holds } from './order-tables.ts';

type Hold = RowOf<typeof holds>;

/**
 * Whether a hold a rule would place is there already: it stands, or was released for at least this amount. A release holds
 * until the order's value grows.
 */
export function holdCovers(
  standing: readonly Hold[],
  kind: HoldKind,
  code: string,
  amount: MinorUnits,
): boolean {
  return standing.some(
    (hold) =>
      hold.kind === kind &&
      hold.placedRule?.startsWith(`{"code":"${code}"`) &&
      (hold.releasedAt === null || (hold.amount ?? 0) >= amount),
  );
}

/** Whether somebody has let an order of this amount pass although the customer is over the limit. */
export function creditHoldCovers(standing: readonly Hold[], amount: MinorUnits): boolean {
  return standing.some(
    (hold) => hold.kind === 'credit' && hold.releasedAt !== null && (hold.amount ?? 0) >= amount,
  );
}
