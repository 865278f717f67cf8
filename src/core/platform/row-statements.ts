import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import type { TableInfo } from './schema.ts';
import type { Value } from './table.ts';

/** The prepared row statements of one connection: the narrow gate through which every synced row passes. */
export interface RowStatements {
  insert(table: TableInfo, row: readonly Value[]): void;
  /** Throws `RowMismatch` unless exactly this row stood there with the `before` values. */
  update(
    table: TableInfo,
    id: string,
    columns: readonly number[],
    before: readonly Value[],
    after: readonly Value[],
  ): void;
  /** Throws `RowMismatch` if the row does not exist. */
  remove(table: TableInfo, id: string): void;
  /** The row by column number, or undefined. */
  read(table: TableInfo, id: string): readonly Value[] | undefined;
}

/** The database does not hold what history says it holds: a damaged base, never a person's mistake. */
export class RowMismatch extends Error {
  override readonly name = 'RowMismatch';
}

/** Prepared when first needed: a process that opens a database for one command meets few of its tables. */
export function rowStatements(db: Db): RowStatements {
  const updates = new Map<string, Statement>();
  const inserts = preparedPer(({ name, columns }) => {
    const marks = columns.map(() => '?').join(', ');
    return db.sqlite.prepare(`INSERT INTO "${name}" (${quoted(columns)}) VALUES (${marks})`);
  });
  const removes = preparedPer(({ name }) => db.sqlite.prepare(`DELETE FROM "${name}" WHERE id = ?`));
  const reads = preparedPer(({ name, columns }) =>
    db.sqlite.prepare(`SELECT ${quoted(columns)} FROM "${name}" WHERE id = ?`).raw(),
  );
  const updateStatement = (table: TableInfo, columns: readonly number[]) => {
    const key = `${table.number}:${columns.join()}`;
    let statement = updates.get(key);
    if (!statement) {
      const sets = columns.map((column) => `"${table.columns[column]}" = ?`).join(', ');
      const stood = columns.map((column) => `"${table.columns[column]}" IS ?`).join(' AND ');
      statement = db.sqlite.prepare(`UPDATE "${table.name}" SET ${sets} WHERE id = ? AND ${stood}`);
      updates.set(key, statement);
    }
    return statement;
  };
  return {
    insert(table, row) {
      inserts(table).run(row);
    },
    update(table, id, columns, before, after) {
      if (updateStatement(table, columns).run([...after, id, ...before]).changes !== 1) {
        throw new RowMismatch(`${table.name} ${id} is not what history says it is`);
      }
    },
    remove(table, id) {
      if (removes(table).run(id).changes !== 1) throw new RowMismatch(`${table.name} ${id} is missing`);
    },
    read(table, id) {
      return reads(table).get(id) as readonly Value[] | undefined;
    },
  };
}

function preparedPer(prepare: (table: TableInfo) => Statement): (table: TableInfo) => Statement {
  const known: Statement[] = [];
  return (table) => {
    let statement = known[table.number];
    if (!statement) {
      statement = prepare(table);
      known[table.number] = statement;
    }
    return statement;
  };
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
