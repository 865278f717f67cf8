import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { personCan, workstationCan } from '../../shared/people/people-rules.ts';

const acts = fc.constantFrom('deactivate', 'reactivate', 'assignRole', 'withdrawRole');
const COMMANDS = {
  deactivate: 'person.deactivate',
  reactivate: 'person.reactivate',
  assignRole: 'person.assign-role',
  withdrawRole: 'person.withdraw-role',
} as const;

test('what may be done with a person is the same for the button and for the command', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 12 }), (history) => {
      const solo = soloReplica();
      const person = solo.hire('Dora', 'viewer');
      const role = solo.role('warehouse');
      for (const act of history) {
        const active = solo.rows('SELECT active FROM people WHERE id = ?', person)[0]?.active === 1;
        const hasRole =
          solo.rows('SELECT id FROM personRoles WHERE person = ? AND role = ?', person, role).length > 0;
        const may = personCan[act]({ person, active, role, hasRole });
        const input = act === 'assignRole' || act === 'withdrawRole' ? { person, role } : { person };
        const result = solo.attempt(COMMANDS[act], input);
        expect(result.ok ? true : result.refusal).toEqual(may);
      }
    }),
    { numRuns: 30 },
  );
});

test('a retired workstation is changed by no command, as its buttons say', () => {
  const solo = soloReplica();
  const enrolment = { name: 'Desk 2', roles: [], incarnation: 99 };
  const { workstationId: workstation } = solo.run<{ workstationId: string }>('workstation.enrol', enrolment);
  for (const retired of [false, true]) {
    if (retired) solo.run('workstation.retire', { workstation });
    const may = workstationCan.change({ workstation, retired });
    const result = solo.attempt('workstation.rename', { workstation, name: 'Desk 3' });
    expect(result.ok ? true : result.refusal).toEqual(may);
  }
});

test('somebody who works here without a role is given one, by who may', () => {
  const solo = soloReplica();
  const { id } = solo.run<{ id: string }>('person.add', { name: 'Nora', roles: [] });
  const next = (person?: string) =>
    solo
      .query<{ people: { id: string; nextStep: object | null }[] }>('person.list', {}, person)
      .people.find((each) => each.id === id)?.nextStep;
  expect(next()).toEqual({ action: 'give-role', command: 'person.assign-role', refusal: null });
  expect(next(solo.hire('Vic', 'viewer'))).toMatchObject({
    refusal: { code: 'people.no-permission', params: { permission: 'administration.people' } },
  });
  solo.run('person.assign-role', { person: id, role: solo.role('viewer') });
  expect(next()).toBeNull();
});
