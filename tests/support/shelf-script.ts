import fc from 'fast-check';
import type { Replica } from '../../src/core/platform/replica.ts';
import { act } from './shelf-core.ts';

/** One step of a random day at the shelves; `pick` chooses among what exists by then. */
export type ShelfStep =
  | { readonly kind: 'shelf' }
  | { readonly kind: 'box'; readonly pick: number; readonly slot: number; readonly weight: number }
  | { readonly kind: 'relabel' | 'note'; readonly pick: number; readonly text: string }
  | { readonly kind: 'load'; readonly pick: number; readonly weight: number }
  | { readonly kind: 'remove'; readonly pick: number }
  | { readonly kind: 'diary'; readonly owner: 'anna' | 'bert' }
  | { readonly kind: 'give'; readonly pick: number; readonly to: 'anna' | 'bert' };

const pick = fc.nat(20);
const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const owner = fc.constantFrom('anna', 'bert' as const) as fc.Arbitrary<'anna' | 'bert'>;

export const shelfSteps: fc.Arbitrary<ShelfStep[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('shelf' as const) }),
    fc.record({ kind: fc.constant('box' as const), pick, slot: fc.nat(5), weight: fc.nat(30) }),
    fc.record({ kind: fc.constantFrom('relabel' as const, 'note' as const), pick, text }),
    fc.record({ kind: fc.constant('load' as const), pick, weight: fc.integer({ min: -20, max: 40 }) }),
    fc.record({ kind: fc.constant('remove' as const), pick }),
    fc.record({ kind: fc.constant('diary' as const), owner }),
    fc.record({ kind: fc.constant('give' as const), pick, to: owner }),
  ),
  { minLength: 1, maxLength: 25 },
);

/** Does one step as `anna`; steps that find nothing to do, or are refused, change nothing. */
export function takeStep(replica: Replica, step: ShelfStep): void {
  const ids = (table: string) =>
    replica.db.sqlite.prepare(`SELECT id FROM "${table}" ORDER BY id`).pluck().all() as string[];
  const chosen = (table: string, n: number) => {
    const all = ids(table);
    return all[n % Math.max(1, all.length)] ?? 'none';
  };
  switch (step.kind) {
    case 'shelf':
      act(replica, 'shelf.add', { name: 'shelf' });
      return;
    case 'box':
      act(replica, 'box.add', { shelf: chosen('shelves', step.pick), slot: step.slot, weight: step.weight });
      return;
    case 'relabel':
      act(replica, 'box.relabel', { box: chosen('boxes', step.pick), label: step.text });
      return;
    case 'note':
      act(replica, 'box.note', { box: chosen('boxes', step.pick), note: step.text });
      return;
    case 'load':
      act(replica, 'box.load', { box: chosen('boxes', step.pick), weight: step.weight });
      return;
    case 'remove':
      act(replica, 'box.remove', { box: chosen('boxes', step.pick) });
      return;
    case 'diary':
      act(replica, 'diary.write', { owner: step.owner, words: 'dear diary' });
      return;
    case 'give':
      act(replica, 'diary.give', { diary: chosen('diaries', step.pick), to: step.to });
      return;
  }
}
