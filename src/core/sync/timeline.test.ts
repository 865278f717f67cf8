import { expect, test } from 'vitest';
import { mustRun, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { timelineOf } from './timeline.ts';

const everyone = new Set(['everyone']);

test('a record’s timeline tells who did what, with the values before and after, newest first', () => {
  const replica = shelfReplica();
  const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
  const box = mustRun(replica, 'box.add', { shelf, slot: 1, weight: 5 });
  mustRun(replica, 'box.note', { box, note: 'fragile' }, 'anna');
  mustRun(replica, 'box.note', { box, note: 'very fragile' }, 'guest');
  const events = timelineOf(replica, box, everyone, 10);
  expect(events.map((event) => [event.title, event.person, event.state])).toEqual([
    ['Write on box', 'guest', 'accepted'],
    ['Write on box', 'anna', 'accepted'],
    ['Add box', 'anna', 'accepted'],
  ]);
  expect(events[0]?.changes).toEqual([
    {
      table: 'boxes',
      record: box,
      op: 'update',
      values: { note: { before: 'fragile', after: 'very fragile' } },
    },
  ]);
});

test('work that waits in the outbox is on the timeline before it is on the server', () => {
  const replica = shelfReplica({ authority: false });
  const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
  expect(timelineOf(replica, shelf, everyone, 10)).toMatchObject([
    { state: 'pending', seq: null, title: 'Add shelf' },
  ]);
});

test('a person without the scope learns that something happened, not what', () => {
  const replica = shelfReplica();
  const diary = mustRun(replica, 'diary.write', { owner: 'anna', words: 'secret' });
  expect(timelineOf(replica, diary, everyone, 10)).toMatchObject([{ title: 'Write diary', changes: [] }]);
});
