import { expect, test } from 'vitest';
import { memberReplica } from '../../../tests/support/member-replica.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const nothing = { code: null, currency: null, customerGroup: null, terms: null, website: null, note: null };

test('a right given by one change set of a push counts for the next ones of the same push', () => {
  const solo = soloReplica();
  const dora = solo.hire('Dora', 'order desk');
  const desk = memberReplica(solo, 1, ['order desk']);
  desk.run('customer.create', { name: 'Acme', ...nothing }, dora);
  desk.run('person.assign-role', { person: dora, role: solo.role('owner') });
  desk.run('person.rename', { person: dora, name: 'Dora D.' }, dora);
  expect(desk.push().map(({ kind, reason }) => [kind, reason])).toEqual(Array(3).fill(['accepted', null]));
});
