import type { itemQueries } from '../../shared/items/item-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';

/** An item as its page shows it. */
export type Item = QueryOutput<typeof itemQueries.showItem>;
