import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANNA, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import type { Changed } from './workstation.ts';

const PROCESS = fileURLToPath(new URL('../../tests/support/workstation-process.ts', import.meta.url));

let fleet: ShelfFleet;
let children: ChildProcess[];
beforeEach(() => {
  fleet = shelfFleet();
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await fleet.end();
});

/** Starts a process on the folder; `lines` grows by what it has been told is saved. */
function start(folder: string, count: number) {
  const child = spawn(process.execPath, [PROCESS, folder, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  let rest = '';
  child.stdout.on('data', (part: Buffer) => {
    const pieces = (rest + part.toString()).split('\n');
    rest = pieces.pop() ?? '';
    lines.push(...pieces);
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, lines, gone };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1_000) throw new Error('it does not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('many processes on one folder', () => {
  test('what one process does, the others are told of, document by document', async () => {
    const a = await fleet.enrol('a');
    const told: Changed[] = [];
    a.onChanges((changed) => told.push(changed));
    const other = start(fleet.folder('a'), 3);
    await other.gone;
    expect(other.lines).toHaveLength(3);
    await until(() => told.flatMap(({ documents }) => documents).length >= 3);
    expect(new Set(told.flatMap(({ documents }) => documents))).toEqual(new Set(other.lines));
    expect(new Set(told.flatMap(({ tables }) => tables))).toEqual(new Set(['shelves', 'pending']));
  });

  test('two that write at once do not lose a change set, and counters have no gap', async () => {
    const a = await fleet.enrol('a');
    const other = start(fleet.folder('a'), 60);
    const mine: string[] = [];
    await until(() => {
      mine.push(mustDo(a, 'shelf.add', { name: 'mine' }).id);
      return other.lines.length >= 60;
    });
    await other.gone;
    expect(new Set([...mine, ...other.lines]).size).toBe(a.status().pending);
    expect(await a.sync.once()).toMatchObject({ complete: true, pushed: mine.length + 60 });
    expect(a.verify().flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('one that does not lead asks the one that does', async () => {
    const leader = await fleet.enrol('a');
    leader.sync.start();
    await until(() => leader.status().leader === 'this' && leader.status().lastSync !== null);
    const other = await fleet.open('a');
    expect(other.status().leader).toBe('another');
    mustDo(other, 'shelf.add', { name: 'north' });
    expect(await other.sync.once()).toMatchObject({ complete: true, pending: 0 });
    expect(other.status().pending).toBe(0);
  });
});

describe('a workstation that is killed', () => {
  test('while it saves has lost nothing it had said was saved', async () => {
    await (await fleet.enrol('a')).close();
    const saved: string[] = [];
    for (let kills = 1; kills <= 5; kills++) {
      const process = start(fleet.folder('a'), 0);
      await until(() => process.lines.length >= 10 + 7 * kills);
      process.child.kill('SIGKILL');
      await process.gone;
      saved.push(...process.lines);
    }
    const a = await fleet.open('a');
    const held = new Set(a.log({ limit: 10_000 }).map(({ id }) => id));
    expect(saved.length).toBeGreaterThan(100);
    expect(saved.filter((id) => !held.has(id))).toEqual([]);
    expect(a.verify().flatMap(({ faults }) => faults)).toEqual([]);
    expect(a.run({ command: 'shelf.add', input: { name: 'and on' } }, ANNA)).toMatchObject({ ok: true });
    expect(await a.sync.once()).toMatchObject({ complete: true, pending: 0 });
  });
});
