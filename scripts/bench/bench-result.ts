/** One measured figure. `value` should not exceed `bar`; a figure without a bar is shown for context. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ratio' | 'MB' | 'ms' | 's' | 'rows/s';
  readonly bar: number | null;
  /** What was measured against what, in words. */
  readonly about: string;
}

export interface Bench {
  readonly name: string;
  /** Where it is not there, the benchmark is not run, and that is said. */
  readonly needs?: 'chromium';
  /** `scale` 1 is the full size, 0.002 the size at which `npm test` proves that it reports. */
  readonly run: (scale: number) => Promise<readonly BenchResult[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export async function timedAsync(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}

/** The size at a scale, at least `least`. */
export function sized(full: number, scale: number, least = 1): number {
  return Math.max(least, Math.round(full * scale));
}
