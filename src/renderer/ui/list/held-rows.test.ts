import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdRows } from './held-rows.ts';

interface Row {
  readonly id: string;
  readonly says?: string;
}

const rows = (ids: string): readonly Row[] => [...ids].map((id) => ({ id }));
const hold = (shown: readonly Row[], fresh: readonly Row[]) => holdRows(shown, fresh, ({ id }) => id);
const idsOf = (all: readonly Row[]) => all.map(({ id }) => id).join('');

describe('rows that come into a list', () => {
  test('wait and push none', () => {
    const { rows: held, added, isHeld } = hold(rows('abcd'), rows('axbyc'));
    expect(idsOf(held)).toBe('abcd');
    expect({ added, isHeld }).toEqual({ added: 2, isHeld: true });
  });

  test('do not wait below the last one', () => {
    expect(hold(rows('abc'), rows('abcxy'))).toEqual({ rows: rows('abcxy'), added: 0, isHeld: false });
  });

  test('leave the others saying what they say now', () => {
    const changed = { id: 'b', says: 'shipped' };
    expect(hold(rows('ab'), [{ id: 'x' }, { id: 'a' }, changed]).rows).toEqual([{ id: 'a' }, changed]);
  });
});

test('a row that is gone goes at once, also while others wait', () => {
  expect(idsOf(hold(rows('abcd'), rows('acd')).rows)).toBe('acd');
  expect(idsOf(hold(rows('abcd'), rows('xacd')).rows)).toBe('acd');
});

test('a list that is sorted otherwise now stands as it stood, with nothing new', () => {
  expect(hold(rows('abc'), rows('bac'))).toEqual({ rows: rows('abc'), added: 0, isHeld: true });
});

test('a list of which nothing is left does not stand on', () => {
  expect(hold(rows('abc'), rows('xy'))).toEqual({ rows: rows('xy'), added: 0, isHeld: false });
  expect(hold(rows('abc'), [])).toEqual({ rows: [], added: 0, isHeld: false });
});

test('no row that stands changes its order, and none that waits is shown', () => {
  const list = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { rows: held, isHeld } = hold(rows(before.join('')), rows(after.join('')));
      if (!isHeld) return;
      const places = held.map(({ id }) => before.indexOf(id));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
    }),
  );
});
