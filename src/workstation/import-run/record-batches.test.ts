import { describe, expect, test } from 'vitest';
import { refusal } from '../../shared/kernel/refusal.ts';
import type { RunAnswer, RunRequest } from '../workstation.ts';
import type { ImportRunner } from './import-runner.ts';
import { ImportHalted, runBatches } from './record-batches.ts';

/** A runner whose command takes any number of texts but no batch in which `bad` is; each call is one commit. */
function runnerThat(answer: (texts: readonly string[]) => string | null) {
  const commits: string[][] = [];
  const run = ({ input }: RunRequest): RunAnswer => {
    const texts = input as string[];
    const code = answer(texts);
    if (code !== null) return { ok: false, refusal: refusal(code) };
    const records = texts.map((key) => ({ key, result: 'created', record: `id-${key}`, refusal: null }));
    return { ok: true, id: `cs-${texts.join('')}`, state: 'accepted', output: { records } };
  };
  const runner: ImportRunner = {
    runMany(requests) {
      commits.push(requests.map(({ input }) => String(input)));
      return requests.map(run);
    },
    query: () => ({ ok: false, refusal: refusal('query.unknown') }),
    inverseOf: (_, output) => ({ command: 'undo', input: output }),
  };
  return { runner, commits };
}

const inputOf = (texts: readonly string[]) => texts;
const batch = (...records: string[]) => ({ command: 'text.import', records, inputOf });

describe('batches of an import', () => {
  test('run in one commit where nothing is wrong', () => {
    const { runner, commits } = runnerThat(() => null);
    const { outcomes, steps } = runBatches(runner, [batch('a', 'b'), batch('c')]);
    expect(outcomes.map(({ record, result, id }) => [record, result, id])).toEqual([
      ['a', 'created', 'id-a'],
      ['b', 'created', 'id-b'],
      ['c', 'created', 'id-c'],
    ]);
    expect(steps.map(({ changeSet }) => changeSet)).toEqual(['cs-ab', 'cs-c']);
    expect(commits).toHaveLength(1);
  });

  test('a record its command cannot take is found, and costs nobody else their place', () => {
    const { runner } = runnerThat((texts) => (texts.includes('bad') ? 'input.invalid' : null));
    const { outcomes } = runBatches(runner, [batch('a', 'b', 'bad', 'd', 'e')]);
    expect(outcomes.map(({ record, result }) => [record, result])).toEqual([
      ['a', 'created'],
      ['b', 'created'],
      ['bad', 'refused'],
      ['d', 'created'],
      ['e', 'created'],
    ]);
  });

  test('who may not import at all is told at once, and no record is blamed', () => {
    const { runner, commits } = runnerThat(() => 'people.no-permission');
    expect(() => runBatches(runner, [batch('a', 'b'), batch('c')])).toThrow(ImportHalted);
    expect(commits).toHaveLength(1);
  });

  test('nothing to run is no commit', () => {
    const { runner, commits } = runnerThat(() => null);
    expect(runBatches(runner, [])).toEqual({ outcomes: [], steps: [] });
    expect(commits).toEqual([]);
  });
});
