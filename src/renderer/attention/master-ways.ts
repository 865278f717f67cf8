import { itemQueries } from '../../shared/items/item-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { pagePath } from '../platform/page-path.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { AttentionWay } from './attention-ways.ts';

/** What is about a customer or vendor leads there. */
export async function partyWay({ input }: AttentionView): Promise<AttentionWay | null> {
  const { party, customer, vendor } = namedIn(input);
  const id = party ?? customer ?? vendor;
  if (typeof id !== 'string') return null;
  const answer = await askQuery(partyQueries.showParty, { party: id });
  if (!answer.ok) return null;
  const { name, customerState } = answer.value;
  const place = vendor === id || customerState === 'none' ? 'vendors' : 'customers';
  return { record: { id, title: name, path: pagePath(place, id) } };
}

/** What is about an item leads there. */
export async function itemWay({ input }: AttentionView): Promise<AttentionWay | null> {
  const { item } = namedIn(input);
  if (typeof item !== 'string') return null;
  const answer = await askQuery(itemQueries.showItem, { item });
  if (!answer.ok) return null;
  const { number, description } = answer.value;
  return {
    record: {
      id: item,
      title: number,
      of: description,
      path: pagePath('items', item),
    },
  };
}

function namedIn(input: unknown): Readonly<Record<string, unknown>> {
  return (input ?? {}) as Readonly<Record<string, unknown>>;
}
