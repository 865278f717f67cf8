import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import type { Schema, TableInfo } from './schema.ts';
import { scopeLabel } from './schema.ts';
import type { Value } from './table.ts';

/** One row that a command changed, columns by number. Effects are kept in the order they happened and never netted. */
export type Effect = InsertEffect | UpdateEffect | DeleteEffect;

export interface InsertEffect {
  readonly op: 'insert';
  readonly table: TableInfo;
  readonly id: string;
  readonly row: readonly Value[];
}

export interface UpdateEffect {
  readonly op: 'update';
  readonly table: TableInfo;
  readonly id: string;
  readonly columns: readonly number[];
  readonly before: readonly Value[];
  readonly after: readonly Value[];
  /**
   * The whole row before and after, carried where a change of some columns cannot be judged without the others: the
   * row's scope hangs on a column, or a set of several columns (unique or lookup) is touched.
   */
  readonly rows?: { readonly before: readonly Value[]; readonly after: readonly Value[] };
}

export interface DeleteEffect {
  readonly op: 'delete';
  readonly table: TableInfo;
  readonly id: string;
  readonly row: readonly Value[];
}

export function encodeEffect(effect: Effect): EncodedEffect {
  if (effect.op === 'update') {
    const { table, id, columns, before, after, rows } = effect;
    if (rows) return [3, table.number, trimmed(rows.before), columns, after];
    return [1, table.number, id, columns, before, after];
  }
  return [effect.op === 'insert' ? 0 : 2, effect.table.number, ...trimmed(effect.row)];
}

/** Throws if the effect names a table this schema does not have: it comes from another version. */
export function decodeEffect(schema: Schema, encoded: EncodedEffect): Effect {
  const table = schema.byNumber.get(encoded[1] as number);
  if (!table) throw new Error(`effect on unknown table number ${String(encoded[1])}`);
  if (encoded[0] === 1) {
    const [, , id, columns, before, after] = encoded;
    return {
      op: 'update',
      table,
      id: id as string,
      columns: columns as number[],
      before: before as Value[],
      after: after as Value[],
    };
  }
  if (encoded[0] === 3) {
    const [, , row, columns, after] = encoded;
    return updateEffect(table, padded(table, row as Value[]), columns as number[], after as Value[]);
  }
  const row = filled(table, encoded.slice(2) as Value[]);
  return { op: encoded[0] === 0 ? 'insert' : 'delete', table, id: row[0] as string, row };
}

/** The effect of changing `columns` of `row` to `after`. */
export function updateEffect(
  table: TableInfo,
  row: readonly Value[],
  columns: readonly number[],
  after: readonly Value[],
): UpdateEffect {
  const before = columns.map((column) => row[column] ?? null);
  const base = { op: 'update', table, id: row[0] as string, columns, before, after } as const;
  if (!columns.some((column) => table.rowCarrying.has(column))) return base;
  const changed = row.slice();
  columns.forEach((column, i) => {
    changed[column] = after[i] ?? null;
  });
  return { ...base, rows: { before: row, after: changed } };
}

export function encodeEffects(effects: readonly Effect[]): EncodedEffect[] {
  return effects.map(encodeEffect);
}

export function decodeEffects(schema: Schema, encoded: readonly EncodedEffect[]): Effect[] {
  return encoded.map((effect) => decodeEffect(schema, effect));
}

/** Labels of the scopes an effect stands in: two where it moves a row, otherwise one. */
export function effectLabels(effect: Effect): readonly string[] {
  if (effect.op !== 'update') return [scopeLabel(effect.table, effect.row)];
  if (!effect.rows) return [fixedLabel(effect.table)];
  const before = scopeLabel(effect.table, effect.rows.before);
  const after = scopeLabel(effect.table, effect.rows.after);
  return before === after ? [before] : [before, after];
}

/**
 * What a replica that sees only `labels` is to be told: an update that moves a row in or out of its view becomes an
 * insert or a delete. Null `labels` means everything. Where all is seen, it is the same list.
 */
export function visibleEffects(
  effects: readonly Effect[],
  labels: ReadonlySet<string> | null,
): readonly Effect[] {
  if (labels === null) return effects;
  const seen: Effect[] = [];
  let hides = false;
  for (const effect of effects) {
    const visible = visibleEffect(effect, labels);
    if (visible) seen.push(visible);
    hides ||= visible !== effect;
  }
  return hides ? seen : effects;
}

function visibleEffect(effect: Effect, labels: ReadonlySet<string>): Effect | null {
  if (effect.op !== 'update' || !effect.rows) {
    return effectLabels(effect).every((label) => labels.has(label)) ? effect : null;
  }
  const { table, id, rows } = effect;
  const before = labels.has(scopeLabel(table, rows.before));
  const after = labels.has(scopeLabel(table, rows.after));
  if (before && after) return effect;
  if (before) return { op: 'delete', table, id, row: rows.before };
  return after ? { op: 'insert', table, id, row: rows.after } : null;
}

function fixedLabel(table: TableInfo): string {
  if (table.scope.kind === 'column') throw new Error(`an update of ${table.name} lacks its rows`);
  return table.scope.label;
}

function trimmed(row: readonly Value[]): readonly Value[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === null) end--;
  return end === row.length ? row : row.slice(0, end);
}

function padded(table: TableInfo, row: readonly Value[]): readonly Value[] {
  return row.length === table.columns.length ? row : filled(table, row.slice());
}

function filled(table: TableInfo, row: Value[]): readonly Value[] {
  while (row.length < table.columns.length) row.push(null);
  return row;
}
