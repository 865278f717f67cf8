import type { Db } from './database.ts';
import { mustHave, type RowReader, rowReader } from './row-reader.ts';
import type { DerivedTable, RowOf, SyncedTable, Value } from './table.ts';
import type { Match } from './tracked-reader.ts';

/** Rows that are asked for one after the other, by a column of their table. */
export interface Ahead {
  readonly table: SyncedTable | DerivedTable;
  readonly by: string;
  /** SELECT of the values of `by`, made of the ids in `json_each(?)`; left out: the ids themselves. */
  readonly values?: string;
}

type Row = Record<string, Value>;
type Rows = ReadonlyMap<Value, readonly Row[]>;

/**
 * A reader for queries that will ask the same of many records: the first question about one of `ids` is put for all of
 * them in one statement. Anything else is read as ever. Only where nothing is written meanwhile.
 */
export function readAhead(db: Db, ids: readonly string[], plan: readonly Ahead[]): RowReader {
  const read = rowReader(db);
  const all = JSON.stringify([...new Set(ids)]);
  const parts = new Map<string, ReturnType<typeof part>[]>();
  for (const ahead of plan) {
    parts.set(ahead.table.name, [...(parts.get(ahead.table.name) ?? []), part(db, ahead, all)]);
  }
  const found = (table: SyncedTable | DerivedTable, match: object, orderBy: readonly string[]) => {
    for (const { by, rows } of parts.get(table.name) ?? []) {
      const value = (match as Row)[by];
      const known = value === undefined ? undefined : rows(value, match as Row, orderBy);
      if (known) return known;
    }
    return undefined;
  };
  return {
    get<T extends SyncedTable>(table: T, id: string) {
      const known = found(table, { id }, []);
      return known ? (known[0] as RowOf<T> | undefined) : read.get(table, id);
    },
    find<T extends SyncedTable>(table: T, match: Match<T>, orderBy?: readonly (keyof RowOf<T> & string)[]) {
      const known = found(table, match, [...(orderBy ?? []), 'id']);
      return known ? ([...known] as RowOf<T>[]) : read.find(table, match, orderBy);
    },
    derived<T extends DerivedTable>(table: T, key: string) {
      const known = found(table, { [table.key]: key }, ['rowid']);
      return known ? ([...known] as RowOf<T>[]) : read.derived(table, key);
    },
  };
}

/** What is read ahead of one table by one column: rows by its values, for each other match and order asked for. */
function part(db: Db, { table, by, values: select }: Ahead, ids: string) {
  let wanted: { readonly values: ReadonlySet<unknown>; readonly text: string } | undefined;
  const wantedValues = () => {
    if (wanted) return wanted;
    const list = select === undefined ? (JSON.parse(ids) as unknown[]) : db.q(select).pluck().all(ids);
    wanted = { values: new Set(list), text: JSON.stringify(list) };
    return wanted;
  };
  const loaded = new Map<string, Rows>();
  return {
    by,
    rows(value: Value, match: Row, orderBy: readonly string[]): readonly Row[] | undefined {
      const { values, text } = wantedValues();
      if (!values.has(value)) return undefined;
      const rest = Object.keys(match).filter((column) => column !== by);
      const others = rest.map((column) => match[column] ?? null);
      const question = rest.length === 0 ? orderBy.join() : JSON.stringify([orderBy, rest, others]);
      let rows = loaded.get(question);
      if (!rows) {
        mustHave(table, rest);
        const where = rest.map((column) => ` AND "${column}" IS ?`).join('');
        const order =
          orderBy.length === 0 ? '' : ` ORDER BY ${orderBy.map((column) => `"${column}"`).join(', ')}`;
        const sql = `SELECT * FROM "${table.name}" WHERE "${by}" IN (SELECT value FROM json_each(?))${where}${order}`;
        rows = Map.groupBy(db.q(sql).all(text, ...others) as Row[], (row) => row[by] ?? null);
        loaded.set(question, rows);
      }
      return rows.get(value) ?? NONE;
    },
  };
}

const NONE: readonly Row[] = [];
