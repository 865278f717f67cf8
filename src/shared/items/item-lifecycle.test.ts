import { expect, test } from 'vitest';
import { walkLifecycle } from '../kernel/lifecycle.ts';
import { itemLifecycle } from './item-lifecycle.ts';

test('every state of an item is reached and none is a dead end', () => {
  const { reached, problems } = walkLifecycle(itemLifecycle);
  expect(problems).toEqual([]);
  expect([...reached].sort()).toEqual(['active', 'ended', 'ending', 'planned']);
});
