import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf, queryOf } from './list-query.ts';

test('a view is the same whatever order its filters were set in, and whichever row one stood at', () => {
  const one = queryOf({ view: 'late', find: 'a b', row: 7, saved: 'v1' });
  expect(one).toBe(queryOf({ find: 'a b', row: 3, view: 'late' }));
  expect(one).toBe('find=a%20b&view=late');
});

test('a filter that is taken off leaves nothing behind', () => {
  expect(queryOf({ view: 'late', customer: undefined, find: '' })).toBe('view=late');
});

test('what is kept of any filter is what it was', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(fc.record({ find: value, customer: value }), (parts) => {
      expect(partsOf(queryOf(parts))).toEqual(parts);
      expect(queryOf(parts)).toMatch(/^[^?#\s]*$/);
    }),
  );
});
