import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsByTable, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { shelfSteps, takeStep } from '../../../tests/support/shelf-script.ts';
import { pendingByOrd, pendingOrds } from '../sync/pending-store.ts';
import { inTransaction } from './database.ts';
import { DigestSum } from './digest.ts';
import { computedDigest } from './digest-store.ts';
import { decodeEffects, encodeEffects, visibleEffects } from './effect.ts';
import { applyEffects, undoEffects } from './effect-apply.ts';
import type { Replica } from './replica.ts';

function worked(steps: Parameters<typeof takeStep>[1][]): Replica {
  const replica = shelfReplica({ authority: false });
  for (const step of steps) takeStep(replica, step);
  return replica;
}

function effectsOf(replica: Replica) {
  return pendingOrds(replica.db).map((ord) => pendingByOrd(replica.db, replica.schema, ord).effects);
}

describe('effects of any day’s work', () => {
  test('undone newest first give back the day before, and applied again the day after', () => {
    fc.assert(
      fc.property(shelfSteps, (steps) => {
        const empty = rowsByTable(shelfReplica());
        const replica = worked(steps);
        const after = rowsByTable(replica);
        const days = effectsOf(replica);
        inTransaction(replica.db, () =>
          replica.guard.open(() => {
            for (const effects of days.toReversed()) undoEffects(replica.rows, effects);
          }),
        );
        expect(rowsByTable(replica)).toEqual(empty);
        inTransaction(replica.db, () =>
          replica.guard.open(() => {
            for (const effects of days) applyEffects(replica.rows, effects);
          }),
        );
        expect(rowsByTable(replica)).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  test('sum up to the digest of the rows, whatever was done', () => {
    fc.assert(
      fc.property(shelfSteps, (steps) => {
        const replica = worked(steps);
        const sum = new DigestSum();
        for (const effects of effectsOf(replica)) sum.addEffects(effects);
        expect(sum.byLabel()).toEqual(computedDigest(replica).byLabel());
      }),
      { numRuns: 60 },
    );
  });

  test('are the same after being stored and read', () => {
    fc.assert(
      fc.property(shelfSteps, (steps) => {
        const replica = worked(steps);
        for (const effects of effectsOf(replica)) {
          // Without the text that a list read from the log keeps on itself.
          expect(decodeEffects(replica.schema, JSON.parse(JSON.stringify(encodeEffects(effects))))).toEqual([
            ...effects,
          ]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('as seen by somebody with fewer scopes leave exactly the rows of those scopes', () => {
    fc.assert(
      fc.property(shelfSteps, (steps) => {
        const all = worked(steps);
        const labels = new Set(['person:bert']);
        const copy = shelfReplica({ authority: false });
        inTransaction(copy.db, () =>
          copy.guard.open(() => {
            for (const effects of effectsOf(all)) applyEffects(copy.rows, visibleEffects(effects, labels));
          }),
        );
        const bert = rowsByTable(all).diaries?.filter((row) => (row as { owner: string }).owner === 'bert');
        expect(rowsByTable(copy)).toEqual({ shelves: [], boxes: [], diaries: bert });
      }),
      { numRuns: 60 },
    );
  });
});
