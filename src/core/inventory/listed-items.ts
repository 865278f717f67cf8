import { beginningMatches, exactMatches, wordMatches } from '../items/item-matches.ts';
import type { Db } from '../platform/database.ts';

/**
 * A condition on `items` for what was typed into the search of a list, with its value; nothing was typed: true of all.
 * Whoever types what fits more than a thousand items sees the first thousand and types on.
 */
export function itemsThatFit(db: Db, text: string | null): { readonly sql: string; readonly found: string } {
  if (text === null || text === '') return { sql: '@found IS NOT NULL', found: '' };
  const matches = [
    ...exactMatches(db, text, null),
    ...beginningMatches(db, text, null),
    ...wordMatches(db, text),
  ];
  const found = JSON.stringify([...new Set(matches.map(({ item }) => item))]);
  return { sql: 'items.id IN (SELECT value FROM json_each(@found))', found };
}
