import { EVERYTHING, wordsOf } from '../../shared/people/permission.ts';
import type { Db } from '../platform/database.ts';

/** Whether a person has a right, for queries: a command asks its context. */
export function personMay(db: Db, person: string, permission: string): boolean {
  return rightsOf(db, person)(permission);
}

/** The same for many questions about one person: the roles are read once. */
export function rightsOf(db: Db, person: string): (permission: string) => boolean {
  const texts = db
    .q(
      `SELECT roles.permissions FROM people JOIN personRoles ON personRoles.person = people.id
       JOIN roles ON roles.id = personRoles.role WHERE people.id = ? AND people.active = 1`,
    )
    .pluck()
    .all(person) as string[];
  const words = new Set(texts.flatMap(wordsOf));
  return (permission) => words.has(permission) || words.has(EVERYTHING);
}
