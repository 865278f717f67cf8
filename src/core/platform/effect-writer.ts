import type { Effect } from './effect.ts';
import { updateEffect } from './effect.ts';
import type { RowStatements } from './row-statements.ts';
import type { Schema, TableInfo } from './schema.ts';
import type { NewRowOf, RowOf, SyncedTable, Value } from './table.ts';

/** The only way a handler writes. Every call records the effect it makes. */
export interface EffectWriter {
  /** Inserts a whole row; columns left out are null. Throws SqliteError where a constraint is broken. */
  insert<T extends SyncedTable>(table: T, row: NewRowOf<T>): void;
  /** Changes columns of a row; what already stands is no effect. Throws if the row does not exist. */
  update<T extends SyncedTable>(table: T, id: string, patch: Partial<RowOf<T>>): void;
  /** Adds `amount` to an additive column. */
  add<T extends SyncedTable>(table: T, id: string, column: keyof RowOf<T> & string, amount: number): void;
  remove(table: SyncedTable, id: string): void;
}

export function effectWriter(schema: Schema, rows: RowStatements, record: Effect[]): EffectWriter {
  const info = (table: SyncedTable): TableInfo => {
    const found = schema.byName.get(table.name);
    if (!found) throw new Error(`${table.name} is not of this schema`);
    return found;
  };
  const standing = (table: TableInfo, id: string): readonly Value[] => {
    const row = rows.read(table, id);
    if (!row) throw new Error(`${table.name} ${id} does not exist`);
    return row;
  };
  const change = (table: TableInfo, id: string, patch: Readonly<Record<string, Value>>) => {
    const row = standing(table, id);
    const columns: number[] = [];
    const after: Value[] = [];
    for (const name of Object.keys(patch)) {
      const column = columnOf(table, name);
      const value = storable(table, name, patch[name]);
      if (column === 0) throw new Error(`${table.name}: an id never changes`);
      if (row[column] !== value) {
        columns.push(column);
        after.push(value);
      }
    }
    if (columns.length === 0) return;
    const effect = updateEffect(table, row, columns, after);
    rows.update(table, id, columns, effect.before, after);
    record.push(effect);
  };
  return {
    insert(table, values) {
      const target = info(table);
      const given = values as Readonly<Record<string, Value>>;
      for (const name of Object.keys(given)) columnOf(target, name);
      const row = target.columns.map((name) => storable(target, name, given[name] ?? null));
      rows.insert(target, row);
      record.push({ op: 'insert', table: target, id: row[0] as string, row });
    },
    update(table, id, patch) {
      const target = info(table);
      for (const name of Object.keys(patch)) {
        if (target.kinds[columnOf(target, name)] === 'additive') {
          throw new Error(`${target.name}.${name} is changed by amounts: use add`);
        }
      }
      change(target, id, patch as Readonly<Record<string, Value>>);
    },
    add(table, id, column, amount) {
      const target = info(table);
      if (target.kinds[columnOf(target, column)] !== 'additive') {
        throw new Error(`${target.name}.${column} is not additive`);
      }
      const now = standing(target, id)[columnOf(target, column)];
      change(target, id, { [column]: Number(now ?? 0) + amount });
    },
    remove(table, id) {
      const target = info(table);
      const row = standing(target, id);
      rows.remove(target, id);
      record.push({ op: 'delete', table: target, id, row });
    },
  };
}

function columnOf(table: TableInfo, name: string): number {
  const column = table.columnNumber.get(name);
  if (column === undefined) throw new Error(`${table.name} has no column ${name}`);
  return column;
}

function storable(table: TableInfo, name: string, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  throw new Error(
    `${table.name}.${name} takes text, a whole number within 2^53 or null, not ${String(value)}`,
  );
}
