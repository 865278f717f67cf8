import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import type { Schema, TableInfo } from './schema.ts';
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

export function rowStatements(db: Db, schema: Schema): RowStatements {
  const inserts: Statement[] = [];
  const removes: Statement[] = [];
  const reads: Statement[] = [];
  const updates = new Map<string, Statement>();
  for (const table of schema.tables) {
    const names = table.columns.map((column) => `"${column}"`).join(', ');
    const marks = table.columns.map(() => '?').join(', ');
    inserts[table.number] = db.sqlite.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${marks})`);
    removes[table.number] = db.sqlite.prepare(`DELETE FROM "${table.name}" WHERE id = ?`);
    reads[table.number] = db.sqlite.prepare(`SELECT ${names} FROM "${table.name}" WHERE id = ?`).raw();
  }
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
      of(inserts, table).run(row);
    },
    update(table, id, columns, before, after) {
      if (updateStatement(table, columns).run([...after, id, ...before]).changes !== 1) {
        throw new RowMismatch(`${table.name} ${id} is not what history says it is`);
      }
    },
    remove(table, id) {
      if (of(removes, table).run(id).changes !== 1) throw new RowMismatch(`${table.name} ${id} is missing`);
    },
    read(table, id) {
      return of(reads, table).get(id) as readonly Value[] | undefined;
    },
  };
}

function of(statements: readonly Statement[], table: TableInfo): Statement {
  const statement = statements[table.number];
  if (!statement) throw new Error(`${table.name} is not of this schema`);
  return statement;
}
