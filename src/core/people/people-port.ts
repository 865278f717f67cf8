import type { Permission } from '../../shared/kernel/command.ts';
import { FOUND_COMPANY, FOUNDER } from '../../shared/people/founding.ts';
import { EVERYTHING, wordsOf } from '../../shared/people/permission.ts';
import { scopeLabels } from '../../shared/people/scope-label.ts';
import type { PeoplePort } from '../platform/core-definition.ts';
import type { Db } from '../platform/database.ts';
import { EVERYONE } from '../platform/table.ts';
import { people, personRoles, roles } from './people-tables.ts';

/**
 * Answers the kernel from the synced tables. `permissions`: every right of every domain, which is what `*` stands for.
 * The founder is nobody: a reserved id that may found the company while no person exists, and nothing else ever.
 */
export function peoplePort(permissions: ReadonlySet<Permission>): PeoplePort {
  return {
    permissionsOf(db, person) {
      if (person === FOUNDER) return nobodyWorksHere(db) ? new Set([FOUND_COMPANY]) : null;
      const texts = db
        .q(
          `SELECT r.permissions FROM people p LEFT JOIN personRoles h ON h.person = p.id LEFT JOIN roles r ON r.id = h.role
           WHERE p.id = ? AND p.active = 1`,
        )
        .pluck()
        .all(person) as (string | null)[];
      if (texts.length === 0) return null;
      return expanded(
        texts.flatMap((text) => wordsOf(text ?? '')),
        permissions,
      );
    },
    labelsOf: (db, person) => withEveryone(labelsOfRoles(db, person)),
    workstationLabels(db, workstation) {
      const words = db
        .q(
          `SELECT r.labels FROM workstationRoles w JOIN roles r ON r.id = w.role
           JOIN workstations s ON s.id = w.workstation WHERE w.workstation = ? AND s.retiredAt IS NULL`,
        )
        .pluck()
        .all(workstation) as string[];
      return withEveryone(words.flatMap(wordsOf));
    },
    permissionWatch(db, person) {
      const held = db.q('SELECT id, role FROM personRoles WHERE person = ? ORDER BY id').all(person) as {
        readonly id: string;
        readonly role: string;
      }[];
      return [
        { table: people, id: person },
        { table: personRoles, match: { person } },
        ...held.flatMap(({ id, role }) => [
          { table: personRoles, id },
          { table: roles, id: role },
        ]),
      ];
    },
  };
}

export function nobodyWorksHere(db: Db): boolean {
  return db.q('SELECT 1 FROM people LIMIT 1').get() === undefined;
}

function labelsOfRoles(db: Db, person: string): readonly string[] {
  const texts = db
    .q('SELECT r.labels FROM personRoles p JOIN roles r ON r.id = p.role WHERE p.person = ?')
    .pluck()
    .all(person) as string[];
  return texts.flatMap(wordsOf);
}

function withEveryone(labels: readonly string[]): ReadonlySet<string> {
  return new Set([EVERYONE, ...expanded(labels, new Set(scopeLabels))]);
}

function expanded(words: readonly string[], all: ReadonlySet<string>): ReadonlySet<string> {
  return words.includes(EVERYTHING) ? all : new Set(words);
}
