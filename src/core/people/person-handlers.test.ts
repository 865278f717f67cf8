import { describe, expect, test } from 'vitest';
import { emptySolo, soloReplica } from '../../../tests/support/solo-replica.ts';

describe('founding', () => {
  test('makes the company, its owner, the starting roles and workstation A', () => {
    const solo = soloReplica();
    expect(solo.query('company.show', {})).toMatchObject({ name: 'Acme', currency: 'USD', rateDecimals: 4 });
    expect(solo.query('workstation.list', {})).toMatchObject({
      workstations: [{ code: 'A', name: 'Front desk', roles: [{ name: 'owner' }] }],
    });
    const { permissions, labels } = solo.query<{ permissions: string[]; labels: string[] }>('person.me', {});
    expect(permissions).toContain('administration.people');
    expect(permissions).not.toContain('company.found');
    expect(labels).toEqual(['costs', 'everyone', 'finance']);
  });

  test('is done once: afterwards the founder is nobody and the owner may not either', () => {
    const solo = soloReplica();
    const again = { companyName: 'Other', currency: 'EUR', ownerName: 'Eve', workstation: null };
    expect(solo.refused('company.found', again, 'founder').code).toBe('people.not-active');
    expect(solo.refused('company.found', again).code).toBe('people.no-permission');
  });

  test('the founder may found, and do and see nothing else', () => {
    const { core, db } = emptySolo();
    expect([...(core.people.permissionsOf(db, 'founder') ?? [])]).toEqual(['company.found']);
    expect([...core.people.labelsOf(db, 'founder')]).toEqual(['everyone']);
    expect(core.people.permissionsOf(db, 'anybody')).toBeNull();
  });
});

describe('people', () => {
  test('a person may do what the roles allow, as long as the roles and the person stand', () => {
    const solo = soloReplica();
    const dora = solo.hire('Dora', 'order desk');
    expect(solo.refused('person.add', { name: 'Eve', roles: [] }, dora)).toMatchObject({
      code: 'people.no-permission',
      params: { permission: 'administration.people' },
    });
    solo.run('person.assign-role', { person: dora, role: solo.role('owner') });
    solo.run('person.add', { name: 'Eve', roles: [] }, dora);
    solo.run('person.withdraw-role', { person: dora, role: solo.role('owner') });
    expect(solo.refused('person.add', { name: 'Eve', roles: [] }, dora).code).toBe('people.no-permission');
    solo.run('person.deactivate', { person: dora });
    expect(solo.refusedQuery('person.me', {}, dora).code).toBe('people.not-active');
  });

  test('whoever has a right is named to everybody: whom to ask', () => {
    const solo = soloReplica();
    const dora = solo.hire('Dora', 'order desk');
    const ada = solo.hire('Ada', 'office manager');
    const may = (permission: string) =>
      solo
        .query<{ people: { name: string }[] }>('person.who-may', { permission }, dora)
        .people.map(({ name }) => name);
    const owner = may('administration.people');
    expect(owner).not.toContain('Dora');
    expect(may('orders.enter')).toEqual(['Ada', 'Dora', ...owner].sort());
    solo.run('person.deactivate', { person: ada });
    expect(may('orders.enter')).toEqual(['Dora', ...owner].sort());
    expect(may('nobody.has-this')).toEqual([]);
  });

  test('the last who can give and take roles stays', () => {
    const solo = soloReplica();
    const last = { code: 'people.last-administrator' };
    expect(solo.refused('person.deactivate', { person: solo.owner })).toMatchObject(last);
    expect(
      solo.refused('person.withdraw-role', { person: solo.owner, role: solo.role('owner') }),
    ).toMatchObject(last);
    expect(
      solo.refused('role.change-permissions', { role: solo.role('owner'), permissions: [], labels: [] }),
    ).toMatchObject(last);
    solo.hire('Ada', 'owner');
    solo.run('person.deactivate', { person: solo.owner });
  });

  test('a role is made of rights and labels that exist', () => {
    const solo = soloReplica();
    const role = {
      name: 'night desk',
      permissions: ['customers.change', 'customers.change'],
      labels: ['costs'],
    };
    solo.run('role.create', role);
    expect(solo.rows('SELECT permissions, labels FROM roles WHERE name = ?', 'night desk')).toEqual([
      { permissions: 'customers.change', labels: 'costs' },
    ]);
    expect(solo.refused('role.create', role).code).toBe('people.role-exists');
    expect(solo.refused('role.create', { ...role, permissions: ['fly'] }).code).toBe(
      'people.no-such-permission',
    );
    expect(solo.refused('role.create', { ...role, labels: ['moon'] }).code).toBe('people.no-such-label');
  });
});

describe('workstations', () => {
  test('get the next letters at every enrolment, also at a second one of the same machine', () => {
    const solo = soloReplica();
    const roles = [solo.role('order desk')];
    const b = solo.run<{ workstationId: string; code: string }>('workstation.enrol', {
      name: 'Desk 2',
      roles,
      incarnation: 99,
    });
    expect(b.code).toBe('B');
    expect(solo.run('workstation.re-enrol', { workstation: b.workstationId, incarnation: 100 })).toEqual({
      code: 'C',
    });
    const { people } = solo.replica.core;
    expect([...people.workstationLabels(solo.replica.db, b.workstationId)]).toEqual(['everyone']);
    solo.run('workstation.change-roles', { workstation: b.workstationId, roles: [solo.role('purchasing')] });
    expect([...people.workstationLabels(solo.replica.db, b.workstationId)]).toEqual(['everyone', 'costs']);
    solo.run('workstation.retire', { workstation: b.workstationId });
    expect(solo.refused('workstation.rename', { workstation: b.workstationId, name: 'X' }).code).toBe(
      'people.workstation-retired',
    );
  });

  test('are not enrolled where there is no authority', () => {
    const solo = soloReplica();
    solo.replica.db.q("UPDATE replicaMeta SET value = '0' WHERE key = 'authority'").run();
    const enrolment = { name: 'Desk 2', roles: [], incarnation: 99 };
    expect(solo.refused('workstation.enrol', enrolment).code).toBe('people.only-with-authority');
  });

  test('a refused enrolment uses up no letters', () => {
    const solo = soloReplica();
    const enrolment = { name: 'Desk 2', roles: ['nobody'], incarnation: 99 };
    expect(solo.refused('workstation.enrol', enrolment).code).toBe('people.no-such-role');
    expect(solo.run('workstation.enrol', { ...enrolment, roles: [] })).toMatchObject({ code: 'B' });
  });
});
