import { foldNumber, slipsBetween, slipsOf } from '../../shared/items/number-likeness.ts';
import type { Db } from '../platform/database.ts';

/** How an item was found; `unit` null: its base unit. */
export interface ItemMatch {
  readonly item: string;
  readonly matched: 'number' | 'barcode' | 'customer number' | 'vendor number' | 'name';
  readonly exact: boolean;
  readonly unit: string | null;
  readonly text: string | null;
}

/** More are not looked at: who reads so many? */
export const MOST_MATCHES = 1000;

/**
 * Items whose number, barcode, number at this customer or number at a vendor is the text, in any case but for barcodes;
 * surest first, and a number in the very case that was typed before others.
 */
export function exactMatches(db: Db, text: string, customer: string | null): ItemMatch[] {
  const rows = db
    .q(
      `SELECT id AS item, 'number' AS matched, NULL AS unit, NULL AS text, number <> @text AS late
       FROM items WHERE number = @text COLLATE NOCASE
       UNION ALL SELECT item, 'barcode', unit, barcode, 2 FROM itemBarcodes WHERE barcode = @text
       UNION ALL SELECT item, 'customer number', unit, number, 3 FROM customerItemNumbers
       WHERE customer = @customer AND number = @text COLLATE NOCASE
       UNION ALL SELECT item, 'vendor number', NULL, number, 4 FROM vendorItemNumbers
       WHERE number = @text COLLATE NOCASE
       ORDER BY late, item LIMIT 50`,
    )
    .all({ text, customer }) as Omit<ItemMatch, 'exact'>[];
  return rows.map(({ item, matched, unit, text: found }) => ({
    item,
    matched,
    unit,
    text: found,
    exact: true,
  }));
}

/** Items whose number, or number at this customer, begins with the text, by number. */
export function beginningMatches(db: Db, text: string, customer: string | null): ItemMatch[] {
  const range = { from: text, until: `${text}\u{10ffff}`, customer, most: MOST_MATCHES };
  const own = db
    .q(
      `SELECT id FROM items WHERE number >= @from COLLATE NOCASE AND number < @until COLLATE NOCASE
       ORDER BY number COLLATE NOCASE, id LIMIT @most`,
    )
    .pluck()
    .all({ from: range.from, until: range.until, most: range.most }) as string[];
  const theirs = db
    .q(
      `SELECT item, unit, number AS text FROM customerItemNumbers
       WHERE customer = @customer AND number >= @from COLLATE NOCASE AND number < @until COLLATE NOCASE
       ORDER BY number COLLATE NOCASE, id LIMIT @most`,
    )
    .all(range) as { item: string; unit: string | null; text: string }[];
  return [
    ...own.map((item): ItemMatch => ({ item, matched: 'number', exact: false, unit: null, text: null })),
    ...theirs.map((row): ItemMatch => ({ ...row, matched: 'customer number', exact: false })),
  ];
}

/** Items that hold all words of the text, each as the beginning of a word, in the order in which they were made. */
export function wordMatches(db: Db, text: string): ItemMatch[] {
  const words = wordsIn(text);
  if (words.length === 0 || words.every((word) => word.length < SHORTEST_WORD)) return [];
  const ids = db
    .q(
      `SELECT e.record FROM searchWords w JOIN searchEntries e ON e.entry = w.rowid
       WHERE searchWords MATCH ? AND e.kind = 'item' LIMIT ?`,
    )
    .pluck()
    .all(words.map((word) => `"${word}"*`).join(' '), MOST_MATCHES) as string[];
  return ids.map((item) => ({ item, matched: 'name', exact: false, unit: null, text: null }));
}

export interface NearItem {
  readonly item: string;
  readonly number: string;
  readonly description: string;
  /** Signs that differ; 0: they only look alike (O and 0, I and 1, a hyphen). */
  readonly slips: number;
}

/**
 * Items whose number is nearly the text: the same to the eye, or one slip away, found by index; and up to two slips away
 * among those that begin alike.
 */
export function nearItems(db: Db, text: string, most: number): NearItem[] {
  const folded = foldNumber(text);
  if (folded.length < SHORTEST_LIKENESS || folded.length > LONGEST_LIKENESS) return [];
  const candidates = JSON.stringify([folded, ...slipsOf(folded)]);
  const head = folded.slice(0, Math.max(2, Math.floor(folded.length / 2)));
  const rows = db
    .q(
      `SELECT id AS item, number, description FROM items WHERE ${FOLDED_NUMBER} IN (SELECT value FROM json_each(?))
       UNION SELECT * FROM (SELECT id, number, description FROM items
         WHERE ${FOLDED_NUMBER} >= ? AND ${FOLDED_NUMBER} < ? ORDER BY ${FOLDED_NUMBER} LIMIT 300)`,
    )
    .all(candidates, head, `${head}\u{10ffff}`) as Omit<NearItem, 'slips'>[];
  return rows
    .map((row) => ({ ...row, slips: slipsBetween(folded, foldNumber(row.number), 2) }))
    .filter(({ slips }) => slips <= 2)
    .toSorted((a, b) => a.slips - b.slips || (a.number < b.number ? -1 : 1))
    .slice(0, most);
}

export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One letter begins too many words to be a search. */
const SHORTEST_WORD = 2;
const SHORTEST_LIKENESS = 3;
const LONGEST_LIKENESS = 30;

/** `foldNumber` as the index of the items has it: the same text as in the migration, or the index is not used. */
export const FOLDED_NUMBER = `replace(replace(replace(replace(replace(replace(replace(replace(upper(number),
    '-', ''), ' ', ''), '.', ''), '/', ''), '_', ''), 'O', '0'), 'I', '1'), 'L', '1')`;
