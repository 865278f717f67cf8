import type { Db } from '../platform/database.ts';
import type { RowOf } from '../platform/table.ts';
import type { movements } from './inventory-tables.ts';

export type ListedMovement = RowOf<typeof movements> & { readonly itemNumber: string };

/** A page of the movements of an item, of a place or of both, newest business date first. `after`: the last id seen. */
export function movementPage(
  db: Db,
  asked: {
    readonly item: string | null;
    readonly place: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): ListedMovement[] {
  const { item, place, after, limit } = asked;
  const last = db.q('SELECT businessDate, id FROM movements WHERE id = ?').get(after ?? '') as
    | { readonly businessDate: string; readonly id: string }
    | undefined;
  const until = last ? [last.businessDate, last.id] : ['~', ''];
  if (place === null) {
    return db.q(pageSql(sideSql('item'))).all(item, ...until, limit, limit) as ListedMovement[];
  }
  const ends = ['fromPlace', 'toPlace'].map((end) => sideSql(end, item === null ? '' : 'AND item = ?'));
  const values = item === null ? [place, ...until, limit] : [place, ...until, item, limit];
  return db.q(pageSql(...ends)).all(...values, ...values, limit) as ListedMovement[];
}

/** The newest of each side, by its own index. */
function sideSql(column: string, also = ''): string {
  return `SELECT * FROM (SELECT * FROM movements WHERE ${column} = ? AND (businessDate, id) < (?, ?) ${also}
    ORDER BY businessDate DESC, id DESC LIMIT ?)`;
}

function pageSql(...sides: readonly string[]): string {
  return `SELECT page.*, items.number AS itemNumber FROM (${sides.join(' UNION ALL ')}) AS page
    JOIN items ON items.id = page.item ORDER BY page.businessDate DESC, page.id DESC LIMIT ?`;
}
