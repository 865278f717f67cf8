import type { Db } from '../platform/database.ts';

export interface RowInsert {
  /** `INSERT INTO table (columns)` */
  readonly into: string;
  /** One row of its VALUES, in brackets. */
  readonly row: string;
}

/** Rows of one statement: half the cost of inserting a short row is the call. */
const ROWS = 16;

/** Inserts rows of one shape many at a time; what was added stands in the table after `flush`. */
export class RowBatch {
  private readonly db: Db;
  private readonly one: string;
  private readonly many: string;
  private rows: (readonly unknown[])[] = [];

  constructor(db: Db, insert: RowInsert) {
    const { one, many } = textsOf(insert);
    this.db = db;
    this.one = one;
    this.many = many;
  }

  add(row: readonly unknown[]): void {
    if (this.rows.push(row) < ROWS) return;
    this.db.q(this.many).run(this.rows.flat());
    this.rows = [];
  }

  flush(): void {
    for (const row of this.rows) this.db.q(this.one).run(row);
    this.rows = [];
  }
}

const texts = new WeakMap<RowInsert, { readonly one: string; readonly many: string }>();

function textsOf(insert: RowInsert): { readonly one: string; readonly many: string } {
  let known = texts.get(insert);
  if (!known) {
    const rows = Array.from({ length: ROWS }, () => insert.row).join(', ');
    known = { one: `${insert.into} VALUES ${insert.row}`, many: `${insert.into} VALUES ${rows}` };
    texts.set(insert, known);
  }
  return known;
}
