import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chromiumPath } from '../tests/support/browser.ts';
import { benches } from './bench/bench-list.ts';
import type { BenchResult } from './bench/bench-result.ts';

/** That every benchmark reports, at a hundredth of its size; what it measures there says nothing. */
const here = benches.filter(({ needs }) => needs !== 'chromium' || chromiumPath !== null);

test.each(here.map(({ name }) => name))(
  'the benchmark "%s" reports figures with their bars and what they are measured against',
  (name) => {
    const words = [join(import.meta.dirname, 'bench.ts'), '--json', '--scale', '0.01', '--only', name];
    const child = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(child.stderr).toBe('');
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

test.skipIf(here.length === benches.length)('the benchmarks that need Chromium, which is not here', () => {});
