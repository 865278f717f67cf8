import { describe, expect, test } from 'vitest';
import { runSeeds } from './batch-runner.ts';
import { SOUND_SEEDS } from './sound-seeds.ts';

const SEEDS = SOUND_SEEDS.orders;
/** What a batch must have been through to say anything. */
const SEEN = [
  'drop a reply',
  'duplicate a message',
  'workstation dies',
  'workstation restored',
  'workstation cloned',
  'server restored',
  'role changes',
  'workstation upgraded',
  'entry refused',
  'entry duplicate',
  'page forked',
  'news rebased',
  'healed by data',
  'compared with a full re-run',
];

describe('an office with the real domain, under faults', () => {
  test(`gives no stock twice and no number, ships nothing beyond its tolerance, and comes to rest equal, in ${SEEDS} seeds`, async () => {
    const total = await runSeeds(1, SEEDS, 2, () => {}, 'orders');
    expect(total.violations.map(({ seed, violation }) => `seed ${seed}: ${violation}`)).toEqual([]);
    expect(total.runs).toBe(SEEDS);
    expect(
      SEEN.filter((what) => !total.counts[what]),
      'what never happened',
    ).toEqual([]);
  }, 600_000);
});
