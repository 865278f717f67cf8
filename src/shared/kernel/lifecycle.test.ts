import { describe, expect, expectTypeOf, test } from 'vitest';
import { defineLifecycle, type StateOf, walkLifecycle } from './lifecycle.ts';

const shipment = defineLifecycle({
  name: 'shipment',
  initial: 'planned',
  transitions: {
    planned: ['picking', 'cancelled'],
    picking: ['packed', 'cancelled'],
    packed: ['shipped'],
    shipped: ['delivered'],
    delivered: [],
    cancelled: [],
  },
  terminal: ['delivered', 'cancelled'],
});

describe('a lifecycle', () => {
  test('moves only along its table', () => {
    expect(shipment.canMove('planned', 'picking')).toBe(true);
    expect(shipment.canMove('picking', 'planned')).toBe(false);
    expect(shipment.canMove('packed', 'cancelled')).toBe(false);
    expect(shipment.canMove('planned', 'planned')).toBe(false);
  });

  test('gives the new state, or says which move it does not know', () => {
    expect(shipment.move('packed', 'shipped')).toEqual({ ok: true, value: 'shipped' });
    expect(shipment.move('shipped', 'planned')).toEqual({
      ok: false,
      refusal: {
        code: 'lifecycle.no-such-move',
        params: { lifecycle: 'shipment', from: 'shipped', to: 'planned' },
      },
    });
  });

  test('knows its states, in their order, and no text from outside passes for one', () => {
    expect(shipment.states).toEqual(['planned', 'picking', 'packed', 'shipped', 'delivered', 'cancelled']);
    expect(shipment.isState('packed')).toBe(true);
    expect(['Packed', '', 'constructor', '__proto__'].filter((text) => shipment.isState(text))).toEqual([]);
  });

  test('knows where it ends', () => {
    expect(shipment.states.filter((state) => shipment.isTerminal(state))).toEqual(['delivered', 'cancelled']);
  });

  test('gives its states to the compiler', () => {
    expectTypeOf<StateOf<typeof shipment>>().toEqualTypeOf<
      'planned' | 'picking' | 'packed' | 'shipped' | 'delivered' | 'cancelled'
    >();
    expectTypeOf(shipment.canMove).parameter(1).not.toEqualTypeOf<string>();
  });
});

describe('walking a lifecycle', () => {
  test('a sound one reaches every state and ends only where it is meant to', () => {
    const walk = walkLifecycle(shipment);
    expect(walk.problems).toEqual([]);
    expect(walk.reached.toSorted()).toEqual(shipment.states.toSorted());
  });

  test('a re-opened order goes round without end', () => {
    const order = defineLifecycle({
      name: 'order',
      initial: 'draft',
      transitions: {
        draft: ['confirmed', 'cancelled'],
        confirmed: ['draft', 'closed', 'cancelled'],
        closed: ['confirmed'],
        cancelled: [],
      },
      terminal: ['cancelled'],
    });
    expect(walkLifecycle(order)).toEqual({
      reached: ['draft', 'confirmed', 'cancelled', 'closed'],
      problems: [],
    });
  });

  test('a state that nothing leads to is found', () => {
    const walk = walkLifecycle({
      name: 'task',
      initial: 'open',
      transitions: { open: ['done'], waiting: ['open'], done: [] },
      terminal: ['done'],
    });
    expect(walk.problems).toEqual([{ kind: 'unreachable', state: 'waiting' }]);
  });

  test('a dead end that nobody meant is found', () => {
    const walk = walkLifecycle({
      name: 'task',
      initial: 'open',
      transitions: { open: ['done', 'waiting'], waiting: [], done: [] },
      terminal: ['done'],
    });
    expect(walk.problems).toEqual([{ kind: 'dead-end', state: 'waiting' }]);
  });

  test('an end that is none is found, and a move written twice', () => {
    const walk = walkLifecycle({
      name: 'task',
      initial: 'open',
      transitions: { open: ['done', 'done'], done: ['open'] },
      terminal: ['done'],
    });
    expect(walk.problems).toEqual([
      { kind: 'repeated-move', state: 'open', to: 'done' },
      { kind: 'terminal-with-exit', state: 'done' },
    ]);
  });
});
