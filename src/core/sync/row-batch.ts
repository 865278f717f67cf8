import type { Db } from '../platform/database.ts';

/** Rows of one statement: half the cost of inserting a short row is the call. */
const ROWS = 16;

/** The statements that insert one row, and as many as go into one statement. */
export interface RowInsert {
  readonly one: string;
  readonly many: string;
}

/** `into`: `INSERT INTO table (columns)`; `row`: one row of its VALUES, in brackets. */
export function rowInsert(into: string, row: string): RowInsert {
  const rows = Array.from({ length: ROWS }, () => row).join(', ');
  return { one: `${into} VALUES ${row}`, many: `${into} VALUES ${rows}` };
}

/** Inserts rows of one shape many at a time; what was added stands in the table after `flush`. */
export class RowBatch {
  private readonly db: Db;
  private readonly insert: RowInsert;
  private rows: (readonly unknown[])[] = [];

  constructor(db: Db, insert: RowInsert) {
    this.db = db;
    this.insert = insert;
  }

  add(row: readonly unknown[]): void {
    if (this.rows.push(row) < ROWS) return;
    this.db.q(this.insert.many).run(this.rows.flat());
    this.rows = [];
  }

  flush(): void {
    for (const row of this.rows) this.db.q(this.insert.one).run(row);
    this.rows = [];
  }
}
