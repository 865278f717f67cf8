import { itemQueries } from '../../shared/items/item-queries.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { itemSentence } from './item-sentence.ts';

/** What happened to an item, in its own words, beside a line of history. */
export function ItemHistory({ record }: { readonly record: string }) {
  const item = useAnswer(itemQueries.showItem, { item: record }).data;
  if (!item) return null;
  return <StillTimeline record={record} sentence={(event) => itemSentence(event, item.baseUnit)} />;
}
