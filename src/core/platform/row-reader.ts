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

/**
 * Asks each question once: for rules that ask the same for every line of a document (the customer, the price lists, the
 * places). Only for tables that the command itself does not write.
 */
export function askingOnce(read: RowReader): RowReader {
  const answers = new Map<string, unknown>();
  const once = <T>(question: string, ask: () => T): T => {
    if (!answers.has(question)) answers.set(question, ask());
    return answers.get(question) as T;
  };
  return {
    get: (table, id) => once(`${table.name}|${id}`, () => read.get(table, id)),
    find: (table, match, orderBy) =>
      once(`${table.name}|${JSON.stringify(match)}|${orderBy?.join() ?? ''}`, () =>
        read.find(table, match, orderBy),
      ),
    derived: (table, key) => once(`${table.name}|${key}`, () => read.derived(table, key)),
  };
}
