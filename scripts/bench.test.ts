import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chromiumPath } from '../tests/support/browser.ts';
import { benches } from './bench/bench-list.ts';
import { PROGRESS } from './bench/bench-progress.ts';
import type { Bench, BenchResult } from './bench/bench-result.ts';

const isHere = ({ needs }: Bench) => needs !== 'chromium' || chromiumPath !== null;
const here = benches.filter(isHere);
const leftOut = benches.filter((bench) => !isHere(bench));

// At a five-hundredth of its size; what it measures there says nothing.
test.each(here.map(({ name }) => name))(
  'the benchmark "%s" reports figures with their bars and what they are measured against',
  (name) => {
    const words = [join(import.meta.dirname, 'bench.ts'), '--json', '--scale', '0.01', '--only', name];
    const child = spawnSync(process.execPath, words, { encoding: 'utf8' });
    const complaints = child.stderr.split('\n').filter((line) => line !== '' && !line.startsWith(PROGRESS));
    expect(complaints).toEqual([]);
    const results = JSON.parse(child.stdout) as BenchResult[];
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      expect(Number.isFinite(result.value) && result.value > 0, result.name).toBe(true);
      expect(result.about.length).toBeGreaterThan(10);
      expect(result.bar === null || result.bar > 0).toBe(true);
    }
  },
  240_000,
);

// Nobody learns that a benchmark did not run unless it is named.
test.skip.each(leftOut.map(({ name }) => name))(
  'the benchmark "%s" needs Chromium, which is not here',
  () => {},
);
