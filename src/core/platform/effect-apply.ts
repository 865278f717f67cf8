import type { Effect } from './effect.ts';
import type { RowStatements } from './row-statements.ts';

/** Writes effects of history as data, in order. Throws where a row does not stand as the effect says it stood. */
export function applyEffects(rows: RowStatements, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.op === 'insert') rows.insert(effect.table, effect.row);
    else if (effect.op === 'delete') rows.remove(effect.table, effect.id);
    else rows.update(effect.table, effect.id, effect.columns, effect.before, effect.after);
  }
}

/** Takes effects back, newest first. Throws where a row does not stand as the effect left it. */
export function undoEffects(rows: RowStatements, effects: readonly Effect[]): void {
  for (let i = effects.length - 1; i >= 0; i--) {
    const effect = effects[i] as Effect;
    if (effect.op === 'insert') rows.remove(effect.table, effect.id);
    else if (effect.op === 'delete') rows.insert(effect.table, effect.row);
    else rows.update(effect.table, effect.id, effect.columns, effect.after, effect.before);
  }
}
