import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const late = { list: 'orders', name: 'Late in Toledo', query: 'view=late&find=toledo' };

test('a saved view is its person’s own: nobody else sees, changes or removes it', () => {
  const solo = soloReplica();
  const dora = solo.hire('Dora', 'order desk');
  const { id: view } = solo.run<{ id: string }>('view.save', late, dora);
  expect(solo.query('view.list', { list: 'orders' }, dora)).toEqual({ views: [{ id: view, ...late }] });
  expect(solo.query('view.list', {})).toEqual({ views: [] });
  expect(solo.refused('view.remove', { view }).code).toBe('people.no-such-view');
  expect(solo.refused('view.change', { view, name: 'Mine', query: '' }).code).toBe('people.no-such-view');
});

test('a name stands once per list, and is free again when its view is removed', () => {
  const solo = soloReplica();
  const { id: view } = solo.run<{ id: string }>('view.save', late);
  expect(solo.refused('view.save', late)).toMatchObject({ code: 'people.view-exists' });
  solo.run('view.save', { ...late, list: 'customers' });
  solo.run('view.remove', { view });
  solo.run('view.save', late);
  expect(solo.refused('view.restore', { view }).code).toBe('people.view-exists');
});

test('a view keeps its place when it is renamed or filtered otherwise', () => {
  const solo = soloReplica();
  const { id: first } = solo.run<{ id: string }>('view.save', late);
  solo.run('view.save', { ...late, name: 'Another' });
  const before = solo.run('view.change', { view: first, name: 'Zulu', query: 'view=all' });
  expect(before).toEqual({ name: late.name, query: late.query });
  const { views } = solo.query<{ views: { name: string }[] }>('view.list', { list: 'orders' });
  expect(views.map(({ name }) => name)).toEqual(['Zulu', 'Another']);
});

test('a list has twenty views of a person, and then one has to go', () => {
  const solo = soloReplica();
  for (let at = 0; at < 20; at++) solo.run('view.save', { ...late, name: `View ${at}` });
  expect(solo.refused('view.save', late)).toMatchObject({
    code: 'people.too-many-views',
    params: { most: 20 },
  });
});
