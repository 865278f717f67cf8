import { expect, test } from 'vitest';
import { walkLifecycle } from '../kernel/lifecycle.ts';
import { orderLifecycle, orderLineLifecycle } from './order-lifecycle.ts';

test('every state of an order is reachable, and only a cancelled order is the end', () => {
  expect(walkLifecycle(orderLifecycle)).toEqual({
    reached: ['draft', 'confirmed', 'cancelled', 'closed'],
    problems: [],
  });
});

test('every state of an order line is reachable and every end is meant', () => {
  const { reached, problems } = walkLifecycle(orderLineLifecycle);
  expect(problems).toEqual([]);
  expect(reached.toSorted()).toEqual(orderLineLifecycle.states.toSorted());
});
