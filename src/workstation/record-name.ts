import type { Db } from '../core/platform/database.ts';

/** What a record is called, the most telling first. */
const CALLED_BY = ['number', 'name', 'code', 'title'] as const;

export type RecordRow = Readonly<Record<string, unknown>>;

export function nameIn(row: RecordRow): string | null {
  const name = CALLED_BY.map((column) => row[column]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
}

/** The row as it stands here. `table` is a name of the schema. */
export function rowOf(db: Db, table: string, id: string): RecordRow | undefined {
  return db.q(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as RecordRow | undefined;
}
