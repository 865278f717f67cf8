import { lookUpQueries } from '../../shared/orders/look-up-queries.ts';
import { availableNow, stockLevels } from '../inventory/stock-levels.ts';
import {
  beginningMatches,
  exactMatches,
  type ItemMatch,
  MOST_MATCHES,
  nearItems,
  wordMatches,
} from '../items/item-matches.ts';
import { items as itemTable } from '../items/item-tables.ts';
import { bindQueries } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { isCalled, type LastBought, usualItems } from './usual-items.ts';

const NEAREST = 5;
/** For more than these nobody reads suggestions at once. */
const SUGGESTED_TEXTS = 50;

export const lookUpAnswers = bindQueries(lookUpQueries, {
  lookUpItem: ({ db }, { text, customer = null, limit }) => {
    const usual = customer === null ? new Map<string, LastBought>() : usualItems(db, customer);
    const found = ranked(db, text, customer, usual);
    return {
      hits: found.slice(0, limit).map((match) => hitOf(db, match, usual.get(match.item))),
      total: found.length,
      more: found.length >= MOST_MATCHES,
      nearest: found.length > 0 ? [] : nearItems(db, text, NEAREST),
    };
  },

  matchItems: ({ db }, { texts, customer = null }) => {
    const read = rowReader(db);
    let suggested = 0;
    return {
      matches: texts.map((text) => {
        const matches = text === '' ? [] : firstOfEach(exactMatches(db, text, customer));
        const [first] = matches;
        const item = first && read.get(itemTable, first.item);
        if (!first || !item) {
          suggested += text === '' ? 0 : 1;
          const isSuggested = text !== '' && suggested <= SUGGESTED_TEXTS;
          return { hit: null, others: 0, nearest: isSuggested ? nearItems(db, text, NEAREST) : [] };
        }
        const { id, number, description, baseUnit } = item;
        const unit = first.unit ?? baseUnit;
        return {
          hit: { item: id, number, description, unit, matched: first.matched },
          others: matches.length - 1,
          nearest: [],
        };
      }),
    };
  },
});

/** Each item once, at its best place: exact, then usual, then what begins so, then words. */
function ranked(
  db: Db,
  text: string,
  customer: string | null,
  usual: ReadonlyMap<string, LastBought>,
): ItemMatch[] {
  const exact = exactMatches(db, text, customer);
  const beginning = beginningMatches(db, text, customer);
  const habits = [...usual.values()]
    .filter((bought) => isCalled(bought, text))
    .map(({ item }): ItemMatch => ({ item, matched: 'name', exact: false, unit: null, text: null }));
  const others = [...beginning, ...habits, ...wordMatches(db, text)];
  const isUsual = ({ item }: ItemMatch) => usual.has(item);
  const rest = [...others.filter(isUsual), ...others.filter((match) => !isUsual(match))];
  return firstOfEach([...exact, ...rest]);
}

function firstOfEach(matches: readonly ItemMatch[]): ItemMatch[] {
  const seen = new Set<string>();
  return matches.filter(({ item }) => {
    if (seen.has(item)) return false;
    seen.add(item);
    return true;
  });
}

function hitOf(db: Db, match: ItemMatch, bought: LastBought | undefined) {
  const read = rowReader(db);
  const item = read.get(itemTable, match.item) as RowOf<typeof itemTable>;
  const { id, number, description, lifecycle, baseUnit } = item;
  return {
    ...{ item: id, number, description, lifecycle, baseUnit },
    unit: match.unit ?? baseUnit,
    matched: match.matched,
    exact: match.exact,
    matchedText: match.text,
    availableNow: item.kind === 'goods' ? availableNow(stockLevels(read, id)) : 0,
    usual: bought !== undefined,
    lastBought: bought ? lastOf(bought) : null,
  };
}

function lastOf({ order, number, placedOn, quantity, unit, unitPrice, currency }: LastBought) {
  return { order, number, placedOn, quantity, unit, unitPrice, currency };
}
