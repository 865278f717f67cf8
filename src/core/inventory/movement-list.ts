import type { Db } from '../platform/database.ts';
import type { RowOf } from '../platform/table.ts';
import type { movements } from './inventory-tables.ts';

export type ListedMovement = RowOf<typeof movements> & {
  readonly itemNumber: string;
  readonly baseUnit: string;
};

interface MovementsOf {
  readonly item: string | null;
  readonly place: string | null;
}

/**
 * A page of the movements of an item, of a place, of both or of all, newest business date first. `after`: the last id
 * seen; `offset`: how many are passed over.
 */
export function movementPage(
  db: Db,
  asked: MovementsOf & {
    readonly after: string | null;
    readonly offset: number;
    readonly limit: number;
  },
): ListedMovement[] {
  const { item, place, after, offset, limit } = asked;
  const last = db.q('SELECT businessDate, id FROM movements WHERE id = ?').get(after ?? '') as
    | { readonly businessDate: string; readonly id: string }
    | undefined;
  const until = last ? [last.businessDate, last.id] : ['~', ''];
  const most = offset + limit;
  if (place === null) {
    const [where, given] = item === null ? ['', []] : ['item = ? AND', [item]];
    return db.q(pageSql(sideSql(where))).all(...given, ...until, most, limit, offset) as ListedMovement[];
  }
  const ends = ['fromPlace', 'toPlace'].map((end) =>
    sideSql(`${end} = ? AND`, item === null ? '' : 'AND item = ?'),
  );
  const values = item === null ? [place, ...until, most] : [place, ...until, item, most];
  return db.q(pageSql(...ends)).all(...values, ...values, limit, offset) as ListedMovement[];
}

/** How many there are, each counted once: no movement leaves the place it arrives at. */
export function movementCount(db: Db, { item, place }: MovementsOf): number {
  if (place === null) {
    const where = item === null ? '' : 'WHERE item = ?';
    const count = db.q(`SELECT count(*) FROM movements ${where}`).pluck();
    return (item === null ? count.get() : count.get(item)) as number;
  }
  const also = item === null ? '' : 'AND item = @item';
  return db
    .q(
      `SELECT (SELECT count(*) FROM movements WHERE fromPlace = @place ${also})
         + (SELECT count(*) FROM movements WHERE toPlace = @place ${also})`,
    )
    .pluck()
    .get({ place, item }) as number;
}

/** The ids of the newest of each side, from its own index. */
function sideSql(where: string, also = ''): string {
  return `SELECT * FROM (SELECT id, businessDate FROM movements WHERE ${where} (businessDate, id) < (?, ?) ${also}
    ORDER BY businessDate DESC, id DESC LIMIT ?)`;
}

function pageSql(...sides: readonly string[]): string {
  return `SELECT movements.*, items.number AS itemNumber, items.baseUnit FROM (
      SELECT * FROM (${sides.join(' UNION ALL ')}) ORDER BY businessDate DESC, id DESC LIMIT ? OFFSET ?) AS page
    JOIN movements ON movements.id = page.id JOIN items ON items.id = movements.item
    ORDER BY page.businessDate DESC, page.id DESC`;
}
