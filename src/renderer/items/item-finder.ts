import { itemQueries } from '../../shared/items/item-queries.ts';
import { pagePath } from '../platform/page-path.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder } from '../ui/page-registry.ts';

export const itemFinders: readonly Finder[] = [
  {
    title: 'find.items',
    permission: 'items.view',
    async find(text) {
      const answer = await askQuery(itemQueries.findItems, { text, limit: 5 });
      if (!answer.ok) return [];
      return answer.value.items.map(({ id, number, description }) => ({
        id,
        title: number,
        detail: description,
        path: pagePath('items', id),
      }));
    },
  },
];
