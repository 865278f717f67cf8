import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { SeenValue } from '../../shared/sync/change-set.ts';
import type { Effect } from './effect.ts';
import type { Schema } from './schema.ts';

/** The first old value of every guarded cell that the effects change or delete. */
export function seenValues(effects: readonly Effect[]): SeenValue[] {
  const seen: SeenValue[] = [];
  const known = new Set<string>();
  const made = new Set<string>();
  const note = (effect: Effect, column: number, value: SeenValue[3]) => {
    const key = `${effect.table.number}|${effect.id}|${column}`;
    if (known.has(key) || effect.table.kinds[column] !== 'guarded') return;
    known.add(key);
    seen.push([effect.table.number, effect.id, column, value]);
  };
  for (const effect of effects) {
    const row = `${effect.table.number}|${effect.id}`;
    if (effect.op === 'insert') made.add(row);
    else if (made.has(row)) continue;
    else if (effect.op === 'update') {
      for (const [i, column] of effect.columns.entries()) note(effect, column, effect.before[i] ?? null);
    } else {
      for (const [column, value] of effect.row.entries()) if (column > 0) note(effect, column, value);
    }
  }
  return seen;
}

/**
 * A refusal if a guarded value that the person saw is no longer what stands where the command would change it.
 * Cells that only one of the two runs touched are the handler's own affair.
 */
export function seenConflict(
  schema: Schema,
  first: readonly SeenValue[],
  now: readonly SeenValue[],
): Refusal | null {
  if (first.length === 0) return null;
  const standing = new Map(now.map(([table, id, column, value]) => [`${table}|${id}|${column}`, value]));
  for (const [table, id, column, value] of first) {
    const stands = standing.get(`${table}|${id}|${column}`);
    if (stands === undefined || stands === value) continue;
    const info = schema.byNumber.get(table);
    return refusal('sync.conflict', {
      table: info?.name ?? String(table),
      column: info?.columns[column] ?? String(column),
      record: id,
      seen: value,
      stands,
    });
  }
  return null;
}
