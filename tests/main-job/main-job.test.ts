import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BrokenExpectation, type JobResult, jobStory } from '../../scripts/main-job/job-story.ts';
import { reducedJob, runMainJob } from '../../scripts/main-job/run-main-job.ts';
import { sample } from '../support/sample-data.ts';

const real = sample('');
const root = join(mkdtempSync(join(tmpdir(), 'daybook-main-job-test-')), 'company');
const told: string[] = [];
let result: JobResult;

beforeAll(async () => {
  const story = jobStory((line) => told.push(line));
  const error = await runMainJob(story, root, {
    ...reducedJob,
    data: real.isMissing ? null : real.path,
  }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  result = story.result(error);
}, 300_000);

afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }));

/** How many expectations of the job's parts with such titles hold; the job ends at the first that does not. */
function held(title: RegExp): number {
  return result.expectations.filter(({ step }) => title.test(step)).length;
}

describe('the main job, reduced', () => {
  test('ends with nothing broken', () => {
    expect({ broken: result.broken, failure: result.failure, told: result.ok ? [] : told }).toEqual({
      broken: null,
      failure: null,
      told: [],
    });
  });

  test.skipIf(real.isMissing)('imports real orders to the last line (needs ../shared/data)', () => {
    expect(held(/^1\. A imports/)).toBeGreaterThan(20);
  });

  test('a new workstation begins with a snapshot and holds the same', () => {
    expect(held(/^2\. A syncs/)).toBeGreaterThan(2);
  });

  test('two desks work without the server and come together, nothing lost and nothing doubled', () => {
    expect(held(/^3\. Two desks/)).toBeGreaterThan(30);
  });

  test('what was acknowledged survives a killed server and a killed workstation', () => {
    expect(held(/^4\. kill -9 of the server/)).toBeGreaterThan(1);
    expect(held(/^4\. kill -9 of a workstation/)).toBeGreaterThan(2);
  });

  test('a restored server gets back what was entered since', () => {
    expect(held(/^4\. The server is restored/)).toBeGreaterThan(8);
  });
});

test('an expectation that does not hold ends the job with both values', () => {
  const story = jobStory(() => {});
  story.expect('one is one', [1], [1]);
  expect(() => story.expect('two is three', 2, 3)).toThrow(BrokenExpectation);
  const broken = story.result(new BrokenExpectation('two is three', 3, 2));
  expect(broken).toMatchObject({ ok: false, broken: { sentence: 'two is three', expected: 3, found: 2 } });
});
