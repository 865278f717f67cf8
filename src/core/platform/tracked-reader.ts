import type { Statement } from 'better-sqlite3';
import { lookupKey, rowKey } from './conflict-key.ts';
import type { Db } from './database.ts';
import type { Lookup, Schema, TableInfo } from './schema.ts';
import type { DerivedTable, RowOf, SyncedTable, Value } from './table.ts';

/** Columns and the values they must equal; the set of columns must be a declared lookup of the table. */
export type Match<T> = { readonly [C in keyof RowOf<T>]?: RowOf<T>[C] };

/** How a handler reads. Whatever it reads is watched: a change of it by somebody else makes the command run again. */
export interface TrackedReader {
  get<T extends SyncedTable>(table: T, id: string): RowOf<T> | undefined;
  /** Rows that match a declared lookup, ordered by `orderBy` (columns, then id): never an accident of storage. */
  find<T extends SyncedTable>(
    table: T,
    match: Match<T>,
    orderBy?: readonly (keyof RowOf<T> & string)[],
  ): RowOf<T>[];
  /** A row kept by triggers (a balance, a counter), by its key. */
  derived<T extends DerivedTable>(table: T, key: string): RowOf<T>[];
  /**
   * A read that lookups cannot express. `watch` must name what it relies on, made by {@link watchRow} or
   * {@link watchLookup}. The statement must be ordered if more than one row can come.
   */
  select<R>(sql: string, parameters: readonly Value[], watch: readonly string[]): R[];
  watchRow(table: SyncedTable, id: string): string;
  watchLookup<T extends SyncedTable>(table: T, match: Match<T>): string;
}

export function trackedReader(
  db: Db,
  schema: Schema,
  watch: Set<string>,
  sees: (label: string) => boolean,
): TrackedReader {
  const info = (table: SyncedTable): TableInfo => {
    const found = schema.byName.get(table.name);
    if (!found) throw new Error(`${table.name} is not of this schema`);
    if (found.scope.kind === 'fixed' && !sees(found.scope.label)) {
      throw new Error(`${table.name} is outside the actor's scope: ask ctx.sees first, the server decides`);
    }
    return found;
  };
  const lookupOf = (table: TableInfo, match: object) => {
    const columns = Object.keys(match);
    const lookup = table.lookups.find(
      (candidate) =>
        candidate.columns.length === columns.length &&
        candidate.columns.every((column) => columns.includes(table.columns[column] ?? '')),
    );
    if (!lookup) throw new Error(`${table.name} declares no lookup by ${columns.join('+')}`);
    const values = lookup.columns.map(
      (column) => (match as Record<string, Value>)[table.columns[column] ?? ''] ?? null,
    );
    return { key: lookupKey(table, lookup.name, values), lookup, values };
  };
  const statements = statementsOf(db);
  return {
    get(table, id) {
      const found = info(table);
      watch.add(rowKey(found, id));
      return statements.get(found).get(id) as RowOf<typeof table> | undefined;
    },
    find(table, match, orderBy = []) {
      const found = info(table);
      const { key, lookup, values } = lookupOf(found, match);
      watch.add(key);
      const rows = statements.find(found, lookup, orderBy).all(values);
      if (orderBy.length === 0) rows.sort(byId);
      for (const row of rows) watch.add(rowKey(found, (row as { id: string }).id));
      return rows as RowOf<typeof table>[];
    },
    derived(table, key) {
      const source = info(table.source.table);
      watch.add(lookupKey(source, table.source.column, [key]));
      return statements.derived(table).all(key) as RowOf<typeof table>[];
    },
    select(sql, parameters, keys) {
      if (keys.length === 0) throw new Error('a free read names what it watches');
      for (const key of keys) watch.add(key);
      const statement = db.q(sql);
      if (!statement.readonly) throw new Error('a read does not write');
      return statement.all(parameters) as never;
    },
    watchRow: (table, id) => rowKey(info(table), id),
    watchLookup: (table, match) => lookupOf(info(table), match).key,
  };
}

/** Prepared reads of one connection, found by what they read: a command of ten lines asks a hundred times. */
interface ReadStatements {
  get(table: TableInfo): Statement;
  find(table: TableInfo, lookup: Lookup, orderBy: readonly string[]): Statement;
  derived(table: DerivedTable): Statement;
}

const prepared = new WeakMap<Db, ReadStatements>();

function statementsOf(db: Db): ReadStatements {
  const known = prepared.get(db);
  if (known) return known;
  const gets = new Map<TableInfo, Statement>();
  const finds = new Map<Lookup, Map<string, Statement>>();
  const derived = new Map<DerivedTable, Statement>();
  const made: ReadStatements = {
    get: (table) => kept(gets, table, () => db.sqlite.prepare(`SELECT * FROM "${table.name}" WHERE id = ?`)),
    find(table, lookup, orderBy) {
      const byOrder = kept(finds, lookup, () => new Map<string, Statement>());
      return kept(byOrder, orderBy.join(), () => {
        const where = lookup.columns.map((column) => `"${table.columns[column]}" IS ?`).join(' AND ');
        const order = [...orderBy, 'id'].map((column) => `"${column}"`).join(', ');
        // By id alone is sorted by the caller: SQLite sets up a sorter even where a single row comes.
        const sorted = orderBy.length === 0 ? '' : ` ORDER BY ${order}`;
        return db.sqlite.prepare(`SELECT * FROM "${table.name}" WHERE ${where}${sorted}`);
      });
    },
    derived: (table) =>
      kept(derived, table, () =>
        db.sqlite.prepare(`SELECT * FROM "${table.name}" WHERE "${table.key}" = ? ORDER BY rowid`),
      ),
  };
  prepared.set(db, made);
  return made;
}

function byId(a: unknown, b: unknown): number {
  const [left, right] = [(a as { id: string }).id, (b as { id: string }).id];
  return left < right ? -1 : left > right ? 1 : 0;
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
