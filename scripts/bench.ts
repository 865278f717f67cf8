import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { chromiumPath } from '../tests/support/browser.ts';
import { benches } from './bench/bench-list.ts';
import { progress } from './bench/bench-progress.ts';
import type { BenchResult } from './bench/bench-result.ts';

/**
 * `npm run bench -- [--json] [--scale 0.01] [--only NAME]` (a part of the name is enough): every benchmark in a process of its own, figures as ratios
 * within one run. Exit 1 if one fails to report; a figure over its bar is marked, not an error.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
    one: { type: 'string' },
  },
});

if (values.one !== undefined) await reportOne(values.one, Number(values.scale));
else process.exitCode = reportAll();

async function reportOne(name: string, scale: number): Promise<void> {
  const bench = benches.find((candidate) => candidate.name === name);
  if (!bench) throw new Error(`there is no benchmark "${name}"`);
  process.stdout.write(JSON.stringify(await bench.run(scale)));
}

function reportAll(): number {
  const results: BenchResult[] = [];
  let failed = 0;
  for (const { name, needs } of benches) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    if (needs === 'chromium' && chromiumPath === null) {
      console.error(`benchmark "${name}" not run: there is no Chromium here`);
      continue;
    }
    progress(name);
    const child = spawnSync(
      process.execPath,
      [import.meta.filename, '--one', name, '--scale', values.scale],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: 1 << 24,
      },
    );
    if (child.status !== 0) {
      failed++;
      console.error(`benchmark "${name}" did not report`);
      continue;
    }
    const reported = JSON.parse(child.stdout) as BenchResult[];
    results.push(...reported);
    if (!values.json) for (const result of reported) console.log(sentence(result));
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else
    console.log(
      `on ${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    );
  return failed > 0 ? 1 : 0;
}

function sentence({ name, value, unit, bar, about }: BenchResult): string {
  const mark = bar === null ? ' ' : value <= bar ? '✓' : '✗';
  return `${mark} ${name}: ${value} ${unit}${bar === null ? '' : ` (bar ${bar})`} — ${about}`;
}
