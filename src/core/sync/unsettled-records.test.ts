import { expect, test } from 'vitest';
import { mustRun, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { unsettledRecords } from './unsettled-records.ts';

test('records of which something waits here are told from those that are on the server', () => {
  const replica = shelfReplica({ authority: false });
  const north = mustRun(replica, 'shelf.add', { name: 'north' });
  expect(unsettledRecords(replica, [north, 'another'])).toEqual({ waiting: [north], refused: [] });
});

test('where the company is on this computer nothing waits', () => {
  const replica = shelfReplica();
  const north = mustRun(replica, 'shelf.add', { name: 'north' });
  expect(unsettledRecords(replica, [north])).toEqual({ waiting: [], refused: [] });
});
