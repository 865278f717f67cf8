import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchResult, median, rounded, sized } from './bench-result.ts';
import { type RoleReport, runRole, startRole, stopRole } from './role-process.ts';

interface Sides {
  readonly push: RoleReport;
  readonly catchUp: RoleReport;
}

/** The job of `sync-baselines` over the real server and workstation, against its floor rebuilt in the same run. */
export const syncBench: Bench = {
  name: 'sync of one-row change sets',
  async run(scale) {
    const small = await series(sized(10_000, scale, 50), 1, scale < 1 ? 1 : 5);
    const large = await series(sized(100_000, scale, 100), 1, 1);
    const wide = await series(sized(2_000, scale, 20), 22, 1);
    return [
      result(
        'sync-10k-push',
        ratio(small, 'push'),
        'ratio',
        5,
        `pushing ${small.count} change sets / the floor's one request`,
      ),
      result(
        'sync-10k-catch-up',
        ratio(small, 'catchUp'),
        'ratio',
        3,
        `catching up ${small.count} change sets / the floor's`,
      ),
      result(
        'sync-10k-up',
        bytesOf(small, 'push'),
        'MB',
        1.2 * scaled(small.count, 10_000),
        'on the wire while pushing, both ways',
      ),
      result(
        'sync-10k-down',
        bytesOf(small, 'catchUp'),
        'MB',
        1.2 * scaled(small.count, 10_000),
        'on the wire while catching up, both ways',
      ),
      result(
        'sync-10k-memory',
        memoryOf(small),
        'MB',
        150,
        'peak resident memory of the workstation that catches up',
      ),
      result(
        'sync-10k-memory-sender',
        senderMemoryOf(small),
        'MB',
        150,
        'peak resident memory of the workstation that pushes',
      ),
      result(
        'sync-100k-catch-up',
        ratio(large, 'catchUp'),
        'ratio',
        4,
        `catching up ${large.count} change sets / the floor's`,
      ),
      result(
        'sync-100k-push',
        ratio(large, 'push'),
        'ratio',
        null,
        `pushing ${large.count} change sets / the floor's`,
      ),
      result(
        'sync-22-rows-push',
        ratio(wide, 'push'),
        'ratio',
        null,
        `pushing ${wide.count} change sets of 22 rows / the floor's with as many rows`,
      ),
      result(
        'sync-22-rows-catch-up',
        ratio(wide, 'catchUp'),
        'ratio',
        null,
        `catching up ${wide.count} change sets of 22 rows / the floor's`,
      ),
    ];
  },
};

interface Series {
  readonly count: number;
  readonly ours: readonly Sides[];
  readonly floor: readonly Sides[];
}

async function series(count: number, rowsEach: number, runs: number): Promise<Series> {
  const ours: Sides[] = [];
  const floor: Sides[] = [];
  for (let run = 0; run < runs; run++) {
    floor.push(await inFolder((folder) => floorRun(folder, count * rowsEach)));
    ours.push(await inFolder((folder) => daybookRun(folder, count, rowsEach)));
  }
  return { count, ours, floor };
}

async function floorRun(folder: string, rows: number): Promise<Sides> {
  const { child, said } = await startRole<{ ready: number }>('floor-role.ts', ['server', folder, '0', '0']);
  const port = String(said.ready);
  const push = await runRole('floor-role.ts', ['sender', folder, String(rows), port]);
  const catchUp = await runRole('floor-role.ts', ['receiver', folder, String(rows), port]);
  await stopRole(child);
  return { push, catchUp };
}

async function daybookRun(folder: string, count: number, rowsEach: number): Promise<Sides> {
  const at = (name: string) => join(folder, name);
  const server = await startRole<{ url: string; codes: [string, string]; password: string }>('sync-role.ts', [
    'server',
    at('server'),
  ]);
  const { url, codes, password } = server.said;
  await runRole('sync-role.ts', ['enrol', at('a'), url, codes[0], password]);
  await runRole('sync-role.ts', ['enrol', at('b'), url, codes[1]]);
  const push = await runRole('sync-role.ts', ['send', at('a'), String(count), String(rowsEach)]);
  const catchUp = await runRole('sync-role.ts', ['receive', at('b')]);
  await stopRole(server.child);
  return { push, catchUp };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ratio({ ours, floor }: Series, side: keyof Sides): number {
  return median(ours.map((run) => run[side].ms)) / median(floor.map((run) => run[side].ms));
}

function bytesOf({ ours }: Series, side: keyof Sides): number {
  return median(ours.map((run) => run[side].bytes)) / 1e6;
}

function memoryOf({ ours }: Series): number {
  return median(ours.map((run) => run.catchUp.rssMb));
}

function senderMemoryOf({ ours }: Series): number {
  return median(ours.map((run) => run.push.rssMb));
}

/** Bars in megabytes are for the full count. */
function scaled(count: number, full: number): number {
  return count / full;
}

function result(
  name: string,
  value: number,
  unit: BenchResult['unit'],
  bar: number | null,
  about: string,
): BenchResult {
  return { name, value: rounded(value), unit, bar, about };
}
