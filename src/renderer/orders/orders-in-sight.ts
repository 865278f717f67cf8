import { useMemo, useState } from 'react';
import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { useAnswer } from '../platform/query-cache.ts';
import type { RowSource } from '../ui/list/row-source.ts';
import type { ListedOrder } from './order-columns.tsx';
import type { OrderProgress, OrderRow } from './order-words.tsx';

/** Rows asked together: a little scrolling asks nothing anew. */
const BLOCK = 30;
/** The most the question takes. */
const MOST = 200;

/** The rows of the list, with how far they have come and what is next: asked only for those in sight. */
export function useOrdersInSight(source: RowSource<OrderRow>): RowSource<ListedOrder> {
  const [[first, last], setSight] = useState<readonly [number, number]>([0, BLOCK * 2]);
  const orders = Array.from(
    { length: Math.min(MOST, last - first) },
    (_, at) => source.row(first + at)?.id,
  ).filter((id) => id !== undefined);
  const answer = useAnswer(
    orderProgressQueries.progressOfOrders,
    { orders },
    { enabled: orders.length > 0 },
  ).data;
  const known = useMemo(
    () => new Map<string, OrderProgress>(answer?.orders.map((each) => [each.order, each])),
    [answer],
  );
  return {
    ...source,
    row(index) {
      const row = source.row(index);
      return row && { ...row, progress: known.get(row.id) };
    },
    want(from, until) {
      source.want(from, until);
      const block = [Math.floor(from / BLOCK) * BLOCK, (Math.floor(until / BLOCK) + 1) * BLOCK] as const;
      if (block[0] !== first || block[1] !== last) setSight(block);
    },
  };
}
