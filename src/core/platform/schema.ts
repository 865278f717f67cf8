import type { Database } from 'better-sqlite3';
import type { ColumnKind, DerivedTable, ScopeRule, SyncedTable, Value } from './table.ts';
import { EVERYONE } from './table.ts';

/**
 * Append-only numbers of tables and columns: the wire and history name both by number. A column's number is its place
 * in `columns`; a dropped column keeps its place.
 */
export type ColumnNumbers = Readonly<
  Record<string, { readonly number: number; readonly columns: readonly string[] }>
>;

export interface Lookup {
  readonly name: string;
  readonly columns: readonly number[];
}

/** Everything the kernel knows about one synced table, columns addressed by number. */
export interface TableInfo {
  readonly table: SyncedTable;
  readonly name: string;
  readonly number: number;
  readonly columns: readonly string[];
  readonly columnNumber: ReadonlyMap<string, number>;
  readonly kinds: readonly ColumnKind[];
  readonly scope: ScopeRule;
  /** Number of the column that decides the scope, or -1 where the whole table has one label. */
  readonly scopeColumn: number;
  /** Number of the column that names the document; 0 is the row's own id. */
  readonly documentColumn: number;
  readonly lookups: readonly Lookup[];
  /** Unique column sets beyond the key, as SQLite enforces them. */
  readonly uniques: readonly Lookup[];
  readonly parents: readonly { readonly column: number; readonly parent: number }[];
  /** Columns whose change must carry the whole row (see `UpdateEffect.rows`). */
  readonly rowCarrying: ReadonlySet<number>;
}

export interface Schema {
  readonly tables: readonly TableInfo[];
  readonly byNumber: ReadonlyMap<number, TableInfo>;
  readonly byName: ReadonlyMap<string, TableInfo>;
  readonly derived: readonly DerivedTable[];
}

/**
 * Joins the declarations with what SQLite enforces (unique sets and foreign keys are read from the database, so that
 * conflict keys can never lag behind a migration). Throws where declaration, numbers and database disagree.
 */
export function buildSchema(
  db: Database,
  declared: readonly SyncedTable[],
  derived: readonly DerivedTable[],
  numbers: ColumnNumbers,
): Schema {
  const tables = declared.map((table) => {
    const feedsDerived = derived.some((d) => d.source.table === table);
    return tableInfo(db, table, numbers, feedsDerived);
  });
  return {
    tables,
    byNumber: new Map(tables.map((info) => [info.number, info])),
    byName: new Map(tables.map((info) => [info.name, info])),
    derived,
  };
}

/** Numbers in order of declaration: for tests and toy worlds. A product keeps them in a file. */
export function numberInOrder(declared: readonly SyncedTable[]): ColumnNumbers {
  return Object.fromEntries(
    declared.map((table, i) => [table.name, { number: i + 1, columns: table.columns }]),
  );
}

export function scopeLabel(info: TableInfo, row: readonly Value[]): string {
  if (info.scope.kind === 'fixed') return info.scope.label;
  return info.scope.prefix + String(row[info.scopeColumn]);
}

export function documentOf(info: TableInfo, row: readonly Value[]): string {
  return String(row[info.documentColumn] ?? row[0]);
}

function tableInfo(
  db: Database,
  table: SyncedTable,
  numbers: ColumnNumbers,
  feedsDerived: boolean,
): TableInfo {
  const numbered = numbers[table.name];
  if (!numbered) throw new Error(`${table.name} has no number`);
  const columns = numbered.columns;
  const columnNumber = new Map(columns.map((name, i) => [name, i]));
  for (const name of table.columns) {
    if (!columnNumber.has(name)) throw new Error(`${table.name}.${name} has no number`);
  }
  const number = (name: string) => {
    const found = columnNumber.get(name);
    if (found === undefined) throw new Error(`${table.name} has no column ${name}`);
    return found;
  };
  const {
    scope = { kind: 'fixed', label: EVERYONE } as const,
    text = [],
    additive = [],
    document,
    lookups = [],
  } = table.options;
  const named = (names: readonly string[]): Lookup => ({ name: names.join('+'), columns: names.map(number) });
  const declaredLookups = lookups.map(named);
  const uniques = uniqueSets(db, table.name).map(named);
  const all = columns.map((_, i) => i);
  const severals = [...declaredLookups, ...uniques].filter((set) => set.columns.length > 1);
  return {
    table,
    name: table.name,
    number: numbered.number,
    columns,
    columnNumber,
    kinds: columns.map((name) =>
      text.includes(name) ? 'text' : additive.includes(name) ? 'additive' : 'guarded',
    ),
    scope,
    scopeColumn: scope.kind === 'column' ? number(scope.column) : -1,
    documentColumn: document === undefined ? 0 : number(document),
    lookups: declaredLookups,
    uniques,
    parents: parentsOf(db, table.name).map(({ column, parent }) => ({
      column: number(column),
      parent: parentNumber(numbers, parent),
    })),
    rowCarrying: new Set(
      scope.kind === 'column' || feedsDerived ? all : severals.flatMap((set) => set.columns),
    ),
  };
}

function parentNumber(numbers: ColumnNumbers, parent: string): number {
  const found = numbers[parent];
  if (!found) throw new Error(`a foreign key points at ${parent}, which is not synced`);
  return found.number;
}

function uniqueSets(db: Database, table: string): string[][] {
  const indexes = db
    .prepare('SELECT name, origin FROM pragma_index_list(?) WHERE "unique" = 1')
    .all(table) as {
    name: string;
    origin: string;
  }[];
  const info = db.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck();
  return indexes.filter((index) => index.origin !== 'pk').map((index) => info.all(index.name) as string[]);
}

function parentsOf(db: Database, table: string): { column: string; parent: string }[] {
  return db
    .prepare('SELECT "from" AS "column", "table" AS parent FROM pragma_foreign_key_list(?)')
    .all(table) as {
    column: string;
    parent: string;
  }[];
}
