import { describe, expect, test } from 'vitest';
import { runSeeds } from './batch-runner.ts';
import { FAULTS } from './sim-faults.ts';
import { SOUND_SEEDS } from './sound-seeds.ts';

const SEEDS = SOUND_SEEDS.toy;
/** Branches of the protocol that a batch must have been through. */
const BRANCHES = [
  'entry accepted',
  'entry refused',
  'entry duplicate',
  'page applied',
  'page ignored',
  'page forked',
  'page damaged',
  'news kept',
  'news rebased',
  'news new-epoch',
  'news upgrade-needed',
  'phase bootstrap restored',
  'phase bootstrap re-scope',
  'phase bootstrap fork',
  'healed by data',
  'healed by running again',
  'compared with a full re-run',
  'alarm customer.count',
];

describe('a company under faults', () => {
  test(`loses, doubles and leaks nothing and comes to rest equal, in ${SEEDS} seeds`, async () => {
    const total = await runSeeds(1, SEEDS, 2);
    const told = total.violations.map(({ seed, violation }) => `seed ${seed}: ${violation}`);
    expect(told).toEqual([]);
    expect(total.runs).toBe(SEEDS);
    const never = [...FAULTS, ...BRANCHES].filter((what) => !total.counts[what]);
    expect(never, 'what never happened').toEqual([]);
  }, 600_000);

  test('tells the same story of the same seed, to the letter', async () => {
    const [once, again, other] = await Promise.all([runSeeds(7, 2, 1), runSeeds(7, 2, 1), runSeeds(9, 2, 1)]);
    expect(once.fingerprints).toEqual(again.fingerprints);
    expect([...once.fingerprints.values()]).not.toEqual([...other.fingerprints.values()]);
  }, 120_000);
});
