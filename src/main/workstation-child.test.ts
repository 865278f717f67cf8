import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, fakeFrame } from '../../tests/support/electron-fake.ts';
import type { FromWorkstation } from '../shared/desktop/desktop-messages.ts';
import { type WorkstationChild, workstationChild } from './workstation-child.ts';

let fake: ElectronFake;
let child: WorkstationChild;
let now: number;
let later: { readonly ms: number; readonly work: () => void }[];
let words: FromWorkstation[];
let givenUp: number;
beforeEach(() => {
  fake = electronFake('/nowhere');
  now = 0;
  later = [];
  words = [];
  givenUp = 0;
  child = workstationChild({
    electron: fake.surface,
    program: '/program/workstation.js',
    start: { kind: 'start', folder: '/data', seal: null },
    clock: () => now,
    after: (ms, work) => void later.push({ ms, work }),
    onWord: (word) => void words.push(word),
    onGivenUp: () => void givenUp++,
  });
});

const current = () => {
  const last = fake.children.at(-1);
  if (!last) throw new Error('nothing was started');
  return last;
};
const becomeReady = () => current().emit('message', { kind: 'ready' });
const wait = () => later.shift()?.work();

describe('the workstation process', () => {
  test('is told its folder first', () => {
    expect(current().program).toBe('/program/workstation.js');
    expect(current().heard).toEqual([{ kind: 'start', folder: '/data', seal: null }]);
  });

  test('gives a page that asks too early its line when there is one', () => {
    const page = fakeFrame();
    child.giveLine(page.frame);
    expect(page.posted).toEqual([]);
    becomeReady();
    const [channel] = fake.channels;
    expect(page.posted).toEqual([{ channel: 'daybook:line', ports: [channel?.port2] }]);
    expect(current().lines).toEqual([channel?.port1]);
  });

  test('is started again when it dies; pages hear that their line is gone and get a new one', () => {
    const page = fakeFrame();
    child.giveLine(page.frame);
    becomeReady();
    current().emit('exit', 139);
    expect(page.posted.at(-1)).toEqual({ channel: 'daybook:line', ports: [] });
    child.giveLine(page.frame);
    wait();
    expect(fake.children).toHaveLength(2);
    expect(current().heard[0]).toEqual({ kind: 'start', folder: '/data', seal: null });
    becomeReady();
    expect(page.posted.at(-1)?.ports).toHaveLength(1);
  });

  test('is not tried for ever: after five ends in a row a person is asked', () => {
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) {
      current().emit('exit', 1);
      waits.push(later[0]?.ms ?? 0);
      wait();
    }
    expect(waits).toEqual([200, 400, 800, 1600, 0]);
    expect(givenUp).toBe(1);
    expect(fake.children).toHaveLength(5);
    child.startAgain();
    expect(fake.children).toHaveLength(6);
  });

  test('that ran well for a minute counts as new', () => {
    for (let n = 0; n < 12; n++) {
      now += 61_000;
      current().emit('exit', 1);
      expect(later[0]?.ms).toBe(200);
      wait();
    }
    expect(givenUp).toBe(0);
  });

  test('is heard only where it says what is agreed', () => {
    for (const word of [
      null,
      'ready',
      { kind: 'attention', count: -1 },
      { kind: 'attention', count: 'x' },
      { kind: 'run' },
    ])
      current().emit('message', word);
    current().emit('message', { kind: 'attention', count: 2 });
    expect(words).toEqual([{ kind: 'attention', count: 2 }]);
  });

  test('ends when asked to, and is not started again', async () => {
    const ended = child.end(10_000);
    expect(current().heard.at(-1)).toEqual({ kind: 'end' });
    current().emit('exit', 0);
    await ended;
    expect({ children: fake.children.length, killed: current().killed }).toEqual({
      children: 1,
      killed: false,
    });
  });

  test('that does not end in time is made to', async () => {
    const ended = child.end(10_000);
    expect(later[0]?.ms).toBe(10_000);
    wait();
    await ended;
    expect(current().killed).toBe(true);
  });
});
