import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import { type Effect, encodeEffect } from './effect.ts';

/** Throws unless what the triggers captured and what the writer recorded tell the same story, in the same order. */
export function assertCaptured(captured: readonly EncodedEffect[], recorded: readonly Effect[]): void {
  if (captured.length !== recorded.length) {
    throw new Error(`the writer recorded ${recorded.length} effects, the triggers saw ${captured.length}`);
  }
  recorded.forEach((effect, i) => {
    const seen = captured[i] as EncodedEffect;
    if (!agrees(seen, effect)) {
      throw new Error(
        `effect ${i}: recorded ${JSON.stringify(encodeEffect(effect))}, captured ${JSON.stringify(seen)}`,
      );
    }
  });
}

function agrees(captured: EncodedEffect, effect: Effect): boolean {
  if (effect.op !== 'update') return JSON.stringify(captured) === JSON.stringify(encodeEffect(effect));
  const [, table, before, after] = captured as unknown as [number, number, unknown[], unknown[]];
  const changed = before.flatMap((value, column) => (value === after[column] ? [] : [column]));
  return (
    table === effect.table.number &&
    before[0] === effect.id &&
    changed.join() === [...effect.columns].sort((a, b) => a - b).join() &&
    effect.columns.every(
      (column, i) => before[column] === effect.before[i] && after[column] === effect.after[i],
    )
  );
}
