import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EntryBody } from './entry-body.ts';
import { type BufferKeeper, keepBuffer } from './entry-keeper.ts';

const { runLocal } = vi.hoisted(() => ({ runLocal: vi.fn() }));
vi.mock('../../platform/workstation-calls.ts', () => ({ runLocal }));
vi.mock('../../platform/strings.ts', () => ({ say: (key: string) => key }));

/** What issue and design promise, in ms. */
const PROMISED = 250;

let typed: string;
let saved: string[];
let keeper: BufferKeeper;
beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  runLocal.mockReset().mockImplementation((_, { body }: { body: EntryBody }) => {
    saved.push(body.head.note);
    return Promise.resolve({ ok: true, value: { version: saved.length } });
  });
  keeper = keepBuffer('b', 0, bodyNow);
});
afterEach(() => {
  vi.useRealTimers();
});

function bodyNow(): EntryBody {
  const head = { customer: null, placedOn: '2026-01-05', header: {}, keepBoth: null, overrides: [] };
  return { version: 1, base: { kind: 'new' }, head: { ...head, note: typed }, lines: [], typing: null };
}

function type(text: string): void {
  typed = text;
  keeper.touch();
}

test('what is typed is on its way to disk within 250 ms of the first key, however long typing goes on', async () => {
  for (const text of ['a', 'ab', 'abc', 'abcd']) {
    type(text);
    await vi.advanceTimersByTimeAsync(PROMISED / 4);
  }
  expect(saved.length).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(saved.at(-1)).toBe('abcd');
});

test('a page that is left keeps its last keys', async () => {
  type('the last word');
  keeper.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['the last word']);
});

test('what could not be said because the line went down is said on the next line', async () => {
  runLocal.mockRejectedValueOnce(new Error('closed'));
  type('still here');
  await vi.advanceTimersByTimeAsync(PROMISED);
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(saved).toEqual(['still here']);
});

test('a page where nothing was typed knows it, and one that goes on with something kept does not say so', () => {
  expect(keeper.isUntouched()).toBe(true);
  type('a');
  expect(keeper.isUntouched()).toBe(false);
  expect(keepBuffer('b', 3, bodyNow).isUntouched()).toBe(false);
});

test('what became an order is not written again', async () => {
  type('done');
  await keeper.discard();
  type('late');
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(saved).toEqual([]);
});
