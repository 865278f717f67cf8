import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BatchLine } from './seed-batch.ts';

/** Seeds per process: one slows down and grows after about a thousand. */
const BATCH = 100;

export interface RunTotal {
  readonly runs: number;
  readonly violations: readonly BatchLine[];
  /** How often each fault and each branch was seen. */
  readonly counts: Readonly<Record<string, number>>;
  readonly fingerprints: ReadonlyMap<number, string>;
}

/** The toy world, which has one of everything, or Daybook's own orders. */
export type WorldName = 'toy' | 'orders';

/** Runs seeds `first` … in `workers` processes at a time. Throws if one ends before it has run all of its seeds. */
export async function runSeeds(
  first: number,
  count: number,
  workers: number,
  onLine: (line: BatchLine) => void = () => {},
  world: WorldName = 'toy',
): Promise<RunTotal> {
  const size = Math.min(BATCH, Math.ceil(count / workers));
  const starts = Array.from({ length: Math.ceil(count / size) }, (_, i) => first + i * size);
  const counts: Record<string, number> = {};
  const violations: BatchLine[] = [];
  const fingerprints = new Map<number, string>();
  const take = (line: BatchLine) => {
    fingerprints.set(line.seed, line.fingerprint);
    if (line.violation !== null) violations.push(line);
    for (const [what, times] of Object.entries(line.counts)) counts[what] = (counts[what] ?? 0) + times;
    onLine(line);
  };
  const work = async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift())
      await runBatch(start, Math.min(size, first + count - start), world, take);
  };
  await Promise.all(Array.from({ length: workers }, work));
  violations.sort((a, b) => a.seed - b.seed);
  return { runs: fingerprints.size, violations, counts, fingerprints };
}

async function runBatch(
  first: number,
  count: number,
  world: WorldName,
  take: (line: BatchLine) => void,
): Promise<void> {
  const script = fileURLToPath(new URL('./seed-batch.ts', import.meta.url));
  const child = spawn(process.execPath, [script, String(first), String(count), world], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    take(JSON.parse(line) as BatchLine);
    seen++;
  }
  if (seen !== count) throw new Error(`the batch of seed ${first} ended after ${seen} of ${count} seeds`);
}
