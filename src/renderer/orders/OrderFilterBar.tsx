import { itemQueries } from '../../shared/items/item-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { showDate } from '../platform/date-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import classes from './OrderFilterBar.module.css';
import type { FilterName, KeptFilter, OrderFilter } from './order-filter.ts';

/** What narrows the list, each part with its way off. */
export function OrderFilterBar({ filter, set }: KeptFilter) {
  const words = useFilterWords(filter);
  const off = Object.fromEntries(words.map(([name]) => [name, null]));
  return (
    <>
      {words.map(([name, text]) => (
        <span key={name} className={classes.token}>
          {text}
          <button
            type="button"
            className={classes.off}
            aria-label={say('order.filter-off', { filter: text })}
            onClick={() => set({ [name]: null })}
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" className={classes.clear} onClick={() => set(off)}>
        {say('order.clear-filter')}
      </button>
    </>
  );
}

/** The parts of a filter in words: “Item GL-7701”. */
export function useFilterWords(filter: OrderFilter): readonly (readonly [FilterName, string])[] {
  const { customer = '', item = '', owner, promisedFrom, promisedUntil } = filter;
  const nameOf = useNameOf();
  const party = useAnswer(partyQueries.showParty, { party: customer }, { enabled: customer !== '' }).data;
  const ofItem = useAnswer(itemQueries.showItem, { item }, { enabled: item !== '' }).data;
  const words: (readonly [FilterName, string])[] = [];
  if (customer !== '') words.push(['customer', say('order.filter-customer', { name: party?.name ?? '…' })]);
  if (item !== '') words.push(['item', say('order.filter-item', { number: ofItem?.number ?? '…' })]);
  if (owner !== undefined) words.push(['owner', say('order.filter-owner', { name: nameOf(owner) })]);
  if (promisedFrom !== undefined)
    words.push(['promisedFrom', say('order.filter-from', { date: showDate(promisedFrom) })]);
  if (promisedUntil !== undefined)
    words.push(['promisedUntil', say('order.filter-until', { date: showDate(promisedUntil) })]);
  return words;
}
