import { showOrder } from '../../shared/orders/order-queries.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { orderSentenceOf } from './order-sentences.ts';

/** What happened to an order, in its own words, beside a line of history. */
export function OrderHistory({ record }: { readonly record: string }) {
  const order = useAnswer(showOrder, { order: record }).data;
  if (!order) return null;
  return <StillTimeline record={record} sentence={orderSentenceOf(order)} />;
}
