import type { Permission } from '../../shared/kernel/command.ts';
import type { peopleQueries } from '../../shared/people/people-queries.ts';
import { personStepOf } from '../../shared/people/people-rules.ts';
import { wordsOf } from '../../shared/people/permission.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { discountCeiling } from './discount-ceiling.ts';
import { peoplePort } from './people-port.ts';
import { rightsOf } from './person-may.ts';

type PeopleAnswers = {
  readonly [K in keyof typeof peopleQueries]: QueryHandler<(typeof peopleQueries)[K]>;
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** `permissions`: every right of every domain. */
export function peopleAnswers(permissions: ReadonlySet<Permission>): PeopleAnswers {
  const port = peoplePort(permissions);
  return {
    listPeople({ db, person }) {
      const has = rightsOf(db, person);
      const rolesOf = db.q(
        'SELECT r.id, r.name FROM personRoles p JOIN roles r ON r.id = p.role WHERE p.person = ? ORDER BY r.name',
      );
      const rows = db.q('SELECT id, name, active FROM people ORDER BY name, id').all();
      return {
        people: (rows as (Named & { active: number })[]).map((row) => {
          const roles = rolesOf.all(row.id) as Named[];
          const active = row.active === 1;
          return { ...row, active, roles, nextStep: personStepOf({ active, roles: roles.length }, has) };
        }),
      };
    },
    whoAmI({ db, person }) {
      const name = db.q('SELECT name FROM people WHERE id = ?').pluck().get(person) as string | undefined;
      return {
        id: person,
        name: name ?? '',
        permissions: [...(port.permissionsOf(db, person) ?? [])].sort(),
        labels: [...port.labelsOf(db, person)].sort(),
        discountCeiling: discountCeiling(rowReader(db), person),
      };
    },
    whoMay({ db }, { permission }) {
      const active = db.q('SELECT id, name FROM people WHERE active = 1 ORDER BY name, id').all() as Named[];
      return { people: active.filter(({ id }) => port.permissionsOf(db, id)?.has(permission)) };
    },
    listRoles({ db }) {
      const rows = db
        .q('SELECT id, name, permissions, labels, discountCeiling FROM roles ORDER BY name, id')
        .all();
      return {
        roles: (
          rows as (Named & { permissions: string; labels: string; discountCeiling: number | null })[]
        ).map((row) => ({
          ...row,
          permissions: [...wordsOf(row.permissions)],
          labels: [...wordsOf(row.labels)],
        })),
      };
    },
    listWorkstations({ db }) {
      const rolesOf = db.q(
        'SELECT r.id, r.name FROM workstationRoles w JOIN roles r ON r.id = w.role WHERE w.workstation = ? ORDER BY r.name',
      );
      const incarnationsOf = db.q(
        'SELECT incarnation, code, enrolledAt FROM workstationIncarnations WHERE workstation = ? ORDER BY enrolledAt, id',
      );
      const rows = db
        .q('SELECT id, code, name, retiredAt FROM workstations ORDER BY length(code), code')
        .all();
      return {
        workstations: (rows as (Named & { code: string; retiredAt: number | null })[]).map((row) => ({
          ...row,
          roles: rolesOf.all(row.id) as Named[],
          incarnations: incarnationsOf.all(row.id) as {
            incarnation: number;
            code: string;
            enrolledAt: number;
          }[],
        })),
      };
    },
  };
}
