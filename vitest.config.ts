import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes a minute and more begins first: of two workers neither waits for the other at the end. Not the benchmarks:
 * a busy machine counts their processor time in steps, and they end while the small ones run.
 */
const LONG = [
  'tests/e2e/page-checks.test.ts',
  'tests/sim/simulation.test.ts',
  'tests/main-job/main-job.test.ts',
  'tests/samples/tabular-files.test.ts',
  'tests/e2e/two-desks.test.ts',
  'tests/e2e/truth.test.ts',
  'tests/sim/planted/planted.test.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((file) => moduleId.replaceAll('\\', '/').endsWith(`/${file}`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser on a busy machine takes its time; what never comes still fails.
    expect: { poll: { timeout: 15_000 } },
  },
});
