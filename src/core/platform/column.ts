import type { Value } from './table.ts';

/**
 * Columns and tables as they are declared: what a row looks like to TypeScript, and what the database must hold
 * (`synced-tables.test.ts` compares the two). How a table is indexed and constrained stands in its migration alone.
 */
export interface Column<V extends Value = Value> {
  readonly type: 'TEXT' | 'INTEGER';
  readonly isRequired: boolean;
  readonly isKey: boolean;
  /** Carried by the type only: what the column holds. */
  readonly holds?: V;
}

/** A column that may be null, unless it says otherwise. */
export interface OpenColumn<V extends Value> extends Column<V | null> {
  notNull(): Column<V>;
  primaryKey(): Column<V>;
}

export type Columns = Readonly<Record<string, Column>>;

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
}

type Held<T> = T extends Column<infer V> ? V : never;
type Nullable<C extends Columns> = { [K in keyof C]: null extends Held<C[K]> ? K : never }[keyof C];

/** A row as it is read. */
export type SelectedRow<C extends Columns> = { [K in keyof C]: Held<C[K]> };
/** A row as it is given: columns that may be null may be left out. */
export type InsertedRow<C extends Columns> = { [K in Exclude<keyof C, Nullable<C>>]: Held<C[K]> } & {
  [K in Nullable<C>]?: Held<C[K]> | undefined;
};

export function text(): OpenColumn<string>;
/** `enum`: the words it may hold; a CHECK of the migration holds it to them. */
export function text<const W extends string>(options: { readonly enum: readonly W[] }): OpenColumn<W>;
export function text(): OpenColumn<string> {
  return open('TEXT');
}

/** A whole number within 2^53; booleans are 0 and 1. */
export function integer(): OpenColumn<number> {
  return open('INTEGER');
}

export function sqliteTable<C extends Columns>(name: string, columns: C): Table<C> {
  return { name, columns };
}

function open<V extends Value>(type: Column['type']): OpenColumn<V> {
  return {
    type,
    isRequired: false,
    isKey: false,
    notNull: () => ({ type, isRequired: true, isKey: false }),
    primaryKey: () => ({ type, isRequired: true, isKey: true }),
  };
}
