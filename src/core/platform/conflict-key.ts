import type { Effect, UpdateEffect } from './effect.ts';
import { keyHash } from './hash.ts';
import type { Lookup, TableInfo } from './schema.ts';
import type { Value } from './table.ts';

/**
 * What a change set touched (`writes`) and relied on (`reads`), as hashed keys: rows, unique values old and new,
 * foreign-key parents, declared lookups. Two change sets may only be reordered where these do not meet
 * (protocol.md, "Apply a page": without keys beyond rows the pull wedges for ever on UNIQUE or FOREIGN KEY).
 */
export interface ConflictKeys {
  readonly writes: Set<number>;
  readonly reads: Set<number>;
}

export function conflictKeys(effects: readonly Effect[], watch: Iterable<string>): ConflictKeys {
  const writes = new Set<number>();
  const reads = new Set<number>();
  for (const key of watch) reads.add(keyHash(key));
  for (const effect of effects) {
    writes.add(keyHash(rowKey(effect.table, effect.id)));
    if (effect.op === 'update') addUpdateKeys(effect, writes, reads);
    else {
      writes.add(keyHash(parentKey(effect.table.number, effect.id)));
      addRowKeys(effect.table, effect.row, writes, reads);
    }
  }
  return { writes, reads };
}

export function rowKey(table: TableInfo, id: string): string {
  return `r|${table.number}|${id}`;
}

/** The key of "all rows of `table` whose `lookup` columns have these values". */
export function lookupKey(table: TableInfo, lookup: string, values: readonly Value[]): string {
  return `l|${table.number}|${lookup}|${values.join('|')}`;
}

function parentKey(table: number, id: Value): string {
  return `f|${table}|${id}`;
}

function uniqueKey(table: TableInfo, unique: Lookup, row: readonly Value[]): string {
  return `u|${table.number}|${unique.name}|${unique.columns.map((column) => row[column]).join('|')}`;
}

function addRowKeys(table: TableInfo, row: readonly Value[], writes: Set<number>, reads: Set<number>): void {
  for (const lookup of table.lookups) writes.add(keyHash(lookupKeyOf(table, lookup, row)));
  for (const unique of table.uniques) {
    if (unique.columns.every((column) => row[column] !== null))
      writes.add(keyHash(uniqueKey(table, unique, row)));
  }
  for (const { column, parent } of table.parents) {
    const id = row[column];
    if (id !== null && id !== undefined) reads.add(keyHash(parentKey(parent, id)));
  }
}

/**
 * An update without its row touches no set of several columns (`rowCarrying`), so its changed columns alone tell all
 * keys. Sets that keep their values are left out: a reader of the row's content watches the row itself.
 */
function addUpdateKeys(effect: UpdateEffect, writes: Set<number>, reads: Set<number>): void {
  const { table } = effect;
  if (effect.rows) {
    addRowKeys(table, effect.rows.before, writes, reads);
    addRowKeys(table, effect.rows.after, writes, reads);
    return;
  }
  effect.columns.forEach((column, i) => {
    for (const value of [effect.before[i] ?? null, effect.after[i] ?? null]) {
      addColumnKeys(table, column, value, writes, reads);
    }
  });
}

function addColumnKeys(
  table: TableInfo,
  column: number,
  value: Value,
  writes: Set<number>,
  reads: Set<number>,
): void {
  for (const lookup of table.lookups) {
    if (lookup.columns[0] === column) writes.add(keyHash(lookupKey(table, lookup.name, [value])));
  }
  if (value === null) return;
  for (const unique of table.uniques) {
    if (unique.columns[0] === column) writes.add(keyHash(`u|${table.number}|${unique.name}|${value}`));
  }
  for (const { column: child, parent } of table.parents) {
    if (child === column) reads.add(keyHash(parentKey(parent, value)));
  }
}

function lookupKeyOf(table: TableInfo, lookup: Lookup, row: readonly Value[]): string {
  return lookupKey(
    table,
    lookup.name,
    lookup.columns.map((column) => row[column] ?? null),
  );
}
