import { lookupKey, rowKey } from './conflict-key.ts';
import type { Db } from './database.ts';
import type { Schema, TableInfo } from './schema.ts';
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
  return {
    get(table, id) {
      const found = info(table);
      watch.add(rowKey(found, id));
      return db.q(`SELECT * FROM "${found.name}" WHERE id = ?`).get(id) as RowOf<typeof table> | undefined;
    },
    find(table, match, orderBy = []) {
      const found = info(table);
      const { key, lookup, values } = lookupOf(found, match);
      watch.add(key);
      const where = lookup.columns.map((column) => `"${found.columns[column]}" IS ?`).join(' AND ');
      const order = [...orderBy, 'id'].map((column) => `"${column}"`).join(', ');
      const rows = db.q(`SELECT * FROM "${found.name}" WHERE ${where} ORDER BY ${order}`).all(values);
      for (const row of rows) watch.add(rowKey(found, (row as { id: string }).id));
      return rows as RowOf<typeof table>[];
    },
    derived(table, key) {
      const source = info(table.source.table);
      watch.add(lookupKey(source, table.source.column, [key]));
      return db.q(`SELECT * FROM "${table.name}" WHERE "${table.key}" = ? ORDER BY rowid`).all(key) as RowOf<
        typeof table
      >[];
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
