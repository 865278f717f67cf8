import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type RunTotal, runSeeds } from './batch-runner.ts';
import { type PlantFinding, searchPlants } from './planted/planted-search.ts';
import type { BatchLine } from './seed-batch.ts';
import { FAULTS } from './sim-faults.ts';

/**
 * `npm run sim -- [--seeds N] [--seed S] [--workers W] [--world toy|orders] [--json]`: runs N seeds from S on; ends with 1 and the story of the
 * first violation if there is one. `npm run sim -- --planted [name …] [--seeds N] [--seed S] [--record]`: searches for
 * the seed that shows each planted bug; `--record` keeps what it finds for the tests.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    world: { type: 'string', default: 'toy' },
    json: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);

if (values.planted) await searchAnew(Number(values.seeds || 1000));
else await runAll(Number(values.seeds || 300));

async function runAll(count: number): Promise<void> {
  const started = performance.now();
  const world = values.world === 'orders' ? 'orders' : 'toy';
  const tell = (line: BatchLine) => {
    if (line.violation !== null && !values.json) console.log(`seed ${line.seed}: ${line.violation}`);
  };
  const total = await runSeeds(first, count, Number(values.workers), tell, world);
  const seconds = (performance.now() - started) / 1000;
  if (values.json) printJson(total, seconds);
  else printTotal(total, seconds);
  if (total.violations.length > 0) process.exitCode = 1;
}

function printJson(total: RunTotal, seconds: number): void {
  const { runs, violations, counts } = total;
  const fingerprints = Object.fromEntries(total.fingerprints);
  console.log(JSON.stringify({ runs, seconds, violations, counts, fingerprints }));
}

function printTotal(total: RunTotal, seconds: number): void {
  const worst = total.violations[0];
  if (worst) printStory(worst);
  const speed = (total.runs / seconds).toFixed(1);
  console.log(
    `${total.runs} seeds in ${seconds.toFixed(0)} s (${speed} a second), ${total.violations.length} violations`,
  );
  for (const fault of FAULTS) console.log(`  ${String(total.counts[fault] ?? 0).padStart(6)}  ${fault}`);
}

function printStory({ seed, story = [] }: BatchLine): void {
  console.log(`\nThe story of seed ${seed}:`);
  for (const line of story) console.log(line.length > 400 ? `${line.slice(0, 400)} …` : line);
  console.log('');
}

async function searchAnew(mostSeeds: number): Promise<void> {
  const findings: PlantFinding[] = [];
  await searchPlants(positionals, first, mostSeeds, (finding) => {
    findings.push(finding);
    if (!values.json) printFinding(finding);
  });
  if (values.json) console.log(JSON.stringify(findings));
  if (values.record) record(findings);
}

function printFinding({ name, seed, tried, violation }: PlantFinding): void {
  const where = seed === null ? `no seed of ${tried}` : `seed ${seed}, after ${tried}`;
  const how = violation === null ? 'NOT SEEN' : seed === null ? `its story: ${violation}` : violation;
  console.log(`${name.padEnd(28)} ${where}: ${how.slice(0, 120)}`);
}

function record(findings: readonly PlantFinding[]): void {
  const file = new URL('./planted/planted-seeds.json', import.meta.url);
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number | null>;
  const seeds = { ...known, ...Object.fromEntries(findings.map(({ name, seed }) => [name, seed])) };
  writeFileSync(file, `${JSON.stringify(seeds, null, 2)}\n`);
}
