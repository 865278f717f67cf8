import { expect, test } from 'vitest';
import { fileBudget } from './file-budget.ts';

test('a workstation moves files in a burst, then at a pace, and no other waits for it', () => {
  const budget = fileBudget();
  let moved = 0;
  const move = (workstation: string, now: number) => {
    budget.spend(workstation, now);
    moved += 1;
  };
  expect(() => {
    for (;;) move('a', 0);
  }).toThrow();
  expect(moved).toBe(256);
  move('b', 0);
  move('a', 1_000);
  expect(() => {
    for (;;) move('a', 1_000);
  }).toThrow();
  expect(moved).toBe(256 + 1 + 32);
  // A clock set back gives nothing, and locks nobody out for ever.
  expect(() => move('a', -50_000)).toThrow();
  move('a', 0);
});
