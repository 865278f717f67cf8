import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { planted } from './plant-loader.ts';
import { plants } from './plants.ts';

interface Replay {
  readonly name: string;
  readonly seed: number | null;
  readonly violation: string | null;
  /** What the seed violates without the plant. */
  readonly sound: string | null;
}

/** Plants that no seed has shown so far, and why they stay in the code. */
const UNSEEN: Readonly<Record<string, string>> = {
  'no-full-undo':
    'not by 1,000 seeds: conflict keys have been complete in every run; the fallback is the net under them',
};

describe('each rule of the protocol', () => {
  test('is missed when it is missing: its recorded seed tells of a violation, and of none where it is there', async () => {
    const replays = await replayPlants();
    expect(replays.map(({ name }) => name)).toEqual(plants.map(({ name }) => name));
    const unnoticed = replays.filter(({ violation }) => violation === null).map(({ name }) => name);
    expect(unnoticed).toEqual(Object.keys(UNSEEN));
    expect(replays.filter(({ sound }) => sound !== null)).toEqual([]);
  }, 300_000);

  test('is named once', () => {
    const names = plants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a plant whose text is not in its module fails loudly', () => {
    const edits = [{ file: 'a.ts', find: 'x > 1', replace: 'x > 2' }];
    const plant = { name: 'off-by-one', rule: '', edits };
    expect(planted(plant, 'a.ts', 'if (x > 1) y();')).toBe('if (x > 2) y();');
    expect(() => planted(plant, 'a.ts', 'if (x >= 1) y();')).toThrow('no longer fits');
    expect(() => planted(plant, 'a.ts', 'x > 1 && x > 1')).toThrow('no longer fits');
  });
});

async function replayPlants(): Promise<Replay[]> {
  const script = fileURLToPath(new URL('./planted-replay.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 2 ** 26 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Replay);
}
