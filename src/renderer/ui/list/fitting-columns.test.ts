import { describe, expect, test } from 'vitest';
import { fittingColumns } from './fitting-columns.ts';

const columns = [
  { id: 'number', width: 100 },
  { id: 'reference', width: 96, leaves: 2 },
  { id: 'owner', width: 90, leaves: 1 },
  { id: 'next', width: 120 },
];

function shown(room: number): readonly string[] {
  return fittingColumns(columns, room).map(({ id }) => id);
}

describe('columns of a list', () => {
  test('all stand where there is room', () => {
    expect(shown(406)).toEqual(['number', 'reference', 'owner', 'next']);
  });
  test('leave in their own order, not in that of the list', () => {
    expect(shown(405)).toEqual(['number', 'reference', 'next']);
    expect(shown(300)).toEqual(['number', 'next']);
  });
  test('those that never leave stay, however narrow it is', () => {
    expect(shown(10)).toEqual(['number', 'next']);
  });
});
