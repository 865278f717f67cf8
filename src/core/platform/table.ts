import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
// Taken one by one, as in every file of tables: the package's own entry loads a hundred modules more, a quarter of a
// second at each start of a process.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core/table';
import { getTableConfig } from 'drizzle-orm/sqlite-core/utils';

/** What a column may hold in a synced table. Booleans are 0/1; money and quantities are scaled integers. */
export type Value = string | number | null;

/**
 * How two people's changes of one column meet.
 * - `guarded` (default): the value the person saw must still stand, otherwise the command is refused as a conflict;
 * - `text`: the newer stands, the older stays on the timeline;
 * - `additive`: changed by amounts, never set.
 */
export type ColumnKind = 'guarded' | 'text' | 'additive';

/** Which scope label a row carries: one label for the whole table, or `prefix` + a column's value. */
export type ScopeRule =
  | { readonly kind: 'fixed'; readonly label: string }
  | { readonly kind: 'column'; readonly column: string; readonly prefix: string };

export const EVERYONE = 'everyone';

export interface SyncedOptions<C extends string> {
  /** Default: everyone. */
  readonly scope?: ScopeRule;
  readonly text?: readonly C[];
  readonly additive?: readonly C[];
  /** The column that names the document a row belongs to (an order line: its order). Default: the row itself. */
  readonly document?: C;
  /** Column sets by which rows are looked up; `ctx.find` takes only these, and watches what it looked for. */
  readonly lookups?: readonly (readonly C[])[];
}

/** A table that every replica in scope holds and that only commands write. Its key is the TEXT column `id`. */
export interface SyncedTable<T extends SQLiteTable = SQLiteTable> {
  readonly kind: 'synced';
  readonly drizzle: T;
  readonly name: string;
  readonly columns: readonly string[];
  readonly options: SyncedOptions<string>;
}

/** A table kept by ordinary triggers from synced rows: never captured, never sent, and without constraints. */
export interface DerivedTable<T extends SQLiteTable = SQLiteTable> {
  readonly kind: 'derived';
  readonly drizzle: T;
  readonly name: string;
  /** Key column of this table, and the lookup of the synced table that changes it: what reading a row watches. */
  readonly key: string;
  readonly source: { readonly table: SyncedTable; readonly column: string };
}

export type RowOf<T> = T extends { readonly drizzle: infer D extends SQLiteTable }
  ? InferSelectModel<D>
  : never;
export type NewRowOf<T> = T extends { readonly drizzle: infer D extends SQLiteTable }
  ? InferInsertModel<D>
  : never;
type ColumnsOf<T extends SQLiteTable> = Extract<keyof InferSelectModel<T>, string>;

export function syncedTable<T extends SQLiteTable>(
  drizzle: T,
  options: SyncedOptions<ColumnsOf<T>> = {},
): SyncedTable<T> {
  const config = getTableConfig(drizzle);
  const columns = config.columns.map((column) => column.name);
  if (columns[0] !== 'id') throw new Error(`${config.name}: the first column of a synced table is id`);
  return { kind: 'synced', drizzle, name: config.name, columns, options };
}

export function derivedTable<T extends SQLiteTable, S extends SQLiteTable>(
  drizzle: T,
  key: ColumnsOf<T>,
  source: { readonly table: SyncedTable<S>; readonly column: ColumnsOf<S> },
): DerivedTable<T> {
  const lookups = source.table.options.lookups ?? [];
  if (!lookups.some((columns) => columns.length === 1 && columns[0] === source.column)) {
    throw new Error(
      `${source.table.name}.${source.column} must be a lookup: a derived table is watched by it`,
    );
  }
  return { kind: 'derived', drizzle, name: getTableConfig(drizzle).name, key, source };
}
