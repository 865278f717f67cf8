import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import type { showOrder } from '../../shared/orders/order-queries.ts';

export type ShownOrder = QueryOutput<typeof showOrder>;
export type ShownLine = ShownOrder['lines'][number];
export type ShownHold = ShownOrder['holds'][number];
export type LinesProgress = QueryOutput<typeof orderProgressQueries.progressOfLines>;

/** Holds that stand, oldest first. */
export function openHolds({ holds }: ShownOrder): readonly ShownHold[] {
  return holds.filter(({ releasedAt }) => releasedAt === null).toSorted((a, b) => a.placedAt - b.placedAt);
}

/** The earliest promise of the lines that are still open; null where none was given. */
export function earliestPromise({ lines }: ShownOrder): string | null {
  const dates = lines.flatMap(({ status, promisedDate }) =>
    status === 'open' && promisedDate !== null ? [promisedDate] : [],
  );
  return dates.toSorted()[0] ?? null;
}
