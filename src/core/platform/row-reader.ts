import type { Db } from './database.ts';
import type { DerivedTable, RowOf, SyncedTable, Value } from './table.ts';
import type { TrackedReader } from './tracked-reader.ts';

/** What a rule needs to read, whoever asks: a command (every read watched) or a query (nothing to watch). */
export type RowReader = Pick<TrackedReader, 'get' | 'find' | 'derived'>;

/** Reads for queries, so that a button and its command can ask one function for the facts. */
export function rowReader(db: Db): RowReader {
  return {
    get<T extends SyncedTable>(table: T, id: string) {
      return db.q(`SELECT * FROM "${table.name}" WHERE id = ?`).get(id) as RowOf<T> | undefined;
    },
    find<T extends SyncedTable>(table: T, match: object, orderBy: readonly string[] = []) {
      const columns = Object.keys(match);
      for (const column of columns) {
        if (!table.columns.includes(column)) throw new Error(`${table.name} has no column ${column}`);
      }
      const where = columns.map((column) => `"${column}" IS ?`).join(' AND ');
      const order = [...orderBy, 'id'].map((column) => `"${column}"`).join(', ');
      const values = Object.values(match) as Value[];
      return db.q(`SELECT * FROM "${table.name}" WHERE ${where} ORDER BY ${order}`).all(values) as RowOf<T>[];
    },
    derived<T extends DerivedTable>(table: T, key: string) {
      return db
        .q(`SELECT * FROM "${table.name}" WHERE "${table.key}" = ? ORDER BY rowid`)
        .all(key) as RowOf<T>[];
    },
  };
}
