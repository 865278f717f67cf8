import type { Columns, InsertedRow, SelectedRow, Table } from './column.ts';

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
export interface SyncedTable<T extends Table = Table> {
  readonly kind: 'synced';
  readonly declared: T;
  readonly name: string;
  readonly columns: readonly string[];
  readonly options: SyncedOptions<string>;
}

/** A table kept by ordinary triggers from synced rows: never captured, never sent, and without constraints. */
export interface DerivedTable<T extends Table = Table> {
  readonly kind: 'derived';
  readonly declared: T;
  readonly name: string;
  /** Key column of this table, and the lookup of the synced table that changes it: what reading a row watches. */
  readonly key: string;
  readonly source: { readonly table: SyncedTable; readonly column: string };
}

export type RowOf<T> = T extends { readonly declared: Table<infer C extends Columns> }
  ? SelectedRow<C>
  : never;
export type NewRowOf<T> = T extends { readonly declared: Table<infer C extends Columns> }
  ? InsertedRow<C>
  : never;
type ColumnsOf<T extends Table> = Extract<keyof T['columns'], string>;

export function syncedTable<T extends Table>(
  declared: T,
  options: SyncedOptions<ColumnsOf<T>> = {},
): SyncedTable<T> {
  const columns = Object.keys(declared.columns);
  if (columns[0] !== 'id') throw new Error(`${declared.name}: the first column of a synced table is id`);
  return { kind: 'synced', declared, name: declared.name, columns, options };
}

export function derivedTable<T extends Table, S extends Table>(
  declared: T,
  key: ColumnsOf<T>,
  source: { readonly table: SyncedTable<S>; readonly column: ColumnsOf<S> },
): DerivedTable<T> {
  const lookups = source.table.options.lookups ?? [];
  if (!lookups.some((columns) => columns.length === 1 && columns[0] === source.column)) {
    throw new Error(
      `${source.table.name}.${source.column} must be a lookup: a derived table is watched by it`,
    );
  }
  return { kind: 'derived', declared, name: declared.name, key, source };
}
