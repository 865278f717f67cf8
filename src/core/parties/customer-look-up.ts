import type { customerQueries } from '../../shared/parties/customer-queries.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { searchWordsOf } from '../platform/search-words.ts';

/** A customer as lists and look-ups show it. */
export interface CustomerLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string | null;
  readonly region: string | null;
  readonly active: boolean;
  readonly duplicateOf: string | null;
}

type Matched = 'code' | 'name' | 'email';

/** More are not looked at. */
const MOST = 400;
const SHORTEST_WORD = 2;

export const lookUpCustomer: QueryHandler<(typeof customerQueries)['lookUpCustomer']> = (
  { db },
  { text, activeOnly, limit },
) => {
  const found = new Map<string, Matched>();
  const add = (matched: Matched, ids: readonly string[]) => {
    for (const id of ids) if (!found.has(id)) found.set(id, matched);
  };
  add('code', byCode(db, text));
  // So many have a code that begins so: nobody reads on to the names.
  if (found.size < MOST) add('name', byWords(db, text));
  add('email', byEmail(db, text));
  const read = customerReader(db);
  const asked = text.toLowerCase();
  const lines = [...found].flatMap(([id, matched]) => {
    const line = read(id);
    if (!line || (activeOnly && !line.active)) return [];
    const exact = line.code.toLowerCase() === asked || line.name.toLowerCase() === asked;
    return [{ ...line, matched, exact, begins: line.name.toLowerCase().startsWith(asked) }];
  });
  lines.sort(
    (a, b) =>
      Number(b.active) - Number(a.active) ||
      Number(b.exact) - Number(a.exact) ||
      ORDER[a.matched] - ORDER[b.matched] ||
      Number(b.begins) - Number(a.begins) ||
      (a.name < b.name ? -1 : 1),
  );
  return {
    customers: lines.slice(0, limit).map(({ begins: _, ...line }) => line),
    total: lines.length,
    more: found.size >= MOST,
  };
};

const ORDER: Readonly<Record<Matched, number>> = { code: 0, name: 1, email: 2 };

/** Reads one customer after the other; undefined for what is none. */
export function customerReader(db: Db): (id: string) => CustomerLine | undefined {
  const statement = db.q(
    `SELECT p.id, p.customerCode AS code, p.name, a.city, a.region, p.customerState = 'active' AS active, p.duplicateOf
     FROM parties p LEFT JOIN addresses a ON a.id = p.defaultShipTo WHERE p.id = ? AND p.customerState <> 'none'`,
  );
  return (id) => {
    const row = statement.get(id) as (Omit<CustomerLine, 'active'> & { readonly active: number }) | undefined;
    return row && { ...row, active: row.active === 1 };
  };
}

function byCode(db: Db, text: string): string[] {
  return db
    .q(
      `SELECT id FROM parties WHERE customerCode IS NOT NULL
         AND customerCode >= @from COLLATE NOCASE AND customerCode < @until COLLATE NOCASE
       ORDER BY customerCode COLLATE NOCASE, id LIMIT @most`,
    )
    .pluck()
    .all({ from: text, until: `${text}\u{10ffff}`, most: MOST }) as string[];
}

/**
 * All words, each as the beginning of a word of code or name. One letter begins the words of half of all customers, so it is
 * looked for only among those that hold the longer words.
 */
function byWords(db: Db, text: string): string[] {
  const words = searchWordsOf(text);
  const long = words.filter((word) => word.length >= SHORTEST_WORD);
  if (long.length === 0) return [];
  const found = db
    .q(
      `SELECT e.record FROM searchWords w JOIN searchEntries e ON e.entry = w.rowid
       WHERE searchWords MATCH ? AND e.kind = 'party' LIMIT ?`,
    )
    .pluck()
    .all(long.map((word) => `"${word}"*`).join(' '), MOST) as string[];
  const letters = words.filter((word) => word.length < SHORTEST_WORD);
  if (letters.length === 0) return found;
  const textOf = db
    .q(`SELECT concat_ws(' ', customerCode, vendorCode, name) FROM parties WHERE id = ?`)
    .pluck();
  return found.filter((id) => {
    const held = searchWordsOf(String(textOf.get(id)));
    return letters.every((letter) => held.some((word) => word.startsWith(letter)));
  });
}

function byEmail(db: Db, text: string): string[] {
  if (!text.includes('@')) return [];
  return db
    .q(
      `SELECT DISTINCT party FROM contacts WHERE active = 1
         AND email >= @from COLLATE NOCASE AND email < @until COLLATE NOCASE LIMIT @most`,
    )
    .pluck()
    .all({ from: text, until: `${text}\u{10ffff}`, most: MOST }) as string[];
}
