import { showOrder } from '../../shared/orders/order-queries.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { orderEventText } from './order-sentences.ts';

/** What happened to an order, in its own words, beside a line of history. */
export function OrderHistory({ record }: { readonly record: string }) {
  const order = useAnswer(showOrder, { order: record }).data;
  if (!order) return null;
  const positions = new Map(order.lines.map(({ id, position }) => [id, position]));
  return (
    <StillTimeline record={record} sentence={(event) => orderEventText(event, positions, order.currency)} />
  );
}
