import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countLine, countTests, type TestCount } from './test-report.ts';

/** `npm test`: every step in order, up to the first that fails. Arguments go to vitest (`npm test -- src/core`). */
interface Step {
  readonly name: string;
  /** A script for the Node that runs this, and its arguments. */
  readonly command: readonly string[];
  /** Where the step leaves vitest's JSON report, if it runs tests. */
  readonly report?: string;
}

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'daybook-test-'));
const report = join(scratch, 'vitest.json');

const steps: readonly Step[] = [
  { name: 'Environment', command: ['scripts/environment-check.mjs'] },
  { name: 'Types', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'Format and lint',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  },
  {
    name: 'Tests',
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    report,
  },
];

try {
  process.exitCode = runSteps() ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function runSteps(): boolean {
  let total: TestCount = { passed: 0, failed: 0, skipped: [] };
  for (const [index, step] of steps.entries()) {
    console.log(`\n== ${index + 1}/${steps.length} ${step.name} ==`);
    const started = performance.now();
    const ok = spawnSync(process.execPath, step.command, { cwd: root, stdio: 'inherit' }).status === 0;
    const count = countStep(step, ok);
    total = add(total, count);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`== ${step.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s ==`);
    if (count.failed > 0) {
      for (const { name } of steps.slice(index + 1)) console.log(`Not run: ${name}`);
      break;
    }
  }
  for (const test of total.skipped) console.log(`Skipped: ${test.replace(`${root}/`, '')}`);
  console.log(`\n${countLine(total)}`);
  return total.failed === 0;
}

/** A step without tests counts only when it fails, as one failure. */
function countStep(step: Step, ok: boolean): TestCount {
  const none = { passed: 0, failed: ok ? 0 : 1, skipped: [] };
  if (step.report === undefined) return none;
  const count = readCount(step.report);
  if (!count) return { ...none, failed: 1 };
  return { ...count, failed: Math.max(count.failed, none.failed) };
}

/** Undefined when the run died before it wrote its report. */
function readCount(path: string): TestCount | undefined {
  try {
    return countTests(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.error(`No report of the tests: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function add(a: TestCount, b: TestCount): TestCount {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
  };
}
