import type { Db } from '../core/platform/database.ts';
import type { LocalResult } from '../core/sync/local-run.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { FOUNDER } from '../shared/people/founding.ts';
import { EVERYTHING, wordsOf } from '../shared/people/permission.ts';
import type { CompanyPort } from './company-port.ts';

/** Which commands of Daybook found a company and enrol its workstations. */
export const daybookCompany: CompanyPort = {
  companyName: (db) => textOf(db.q('SELECT name FROM company').pluck().get()),
  found(run, { companyName, currency, ownerName }, db) {
    const standing = ownerOf(db);
    if (standing) return ok({ personId: standing.id, signInName: standing.name });
    const input = { companyName, currency, ownerName, workstation: null };
    const founded = outputOf<{ ownerId: string }>(run(FOUNDER, 'company.found', input));
    if (!founded.ok) return founded;
    const { ownerId } = founded.value;
    // Without it stock has nowhere to be. Should the start be cut off in between, the first receipt says what is missing.
    const places = outputOf(run(ownerId, 'place.create-standard', {}));
    return places.ok ? ok({ personId: ownerId, signInName: ownerName }) : places;
  },
  ownerOf: (db) => ownerOf(db)?.id ?? null,
  firstWorkstationRoles(db) {
    const roles = db.q('SELECT role FROM personRoles WHERE person = ? ORDER BY role').pluck();
    return roles.all(ownerOf(db)?.id ?? '') as string[];
  },
  enrol(run, person, { name, roles, incarnation }) {
    const input = { name, roles, incarnation };
    const ran = run(person, 'workstation.enrol', input);
    if (!ran.ok) return { ok: false, refusal: ran.refusal };
    const { workstationId: workstation, code } = ran.output as { workstationId: string; code: string };
    return ok({ workstation, code, changeSet: ran.id });
  },
  reEnrol(run, person, facts) {
    const ran = run(person, 'workstation.re-enrol', facts);
    if (!ran.ok) return { ok: false, refusal: ran.refusal };
    return ok({ code: (ran.output as { code: string }).code, changeSet: ran.id });
  },
  enrolmentOf(db, incarnation) {
    const found = db.q('SELECT workstation, code FROM workstationIncarnations WHERE incarnation = ?');
    return (found.get(incarnation) as { workstation: string; code: string } | undefined) ?? null;
  },
  isRetired(db, workstation) {
    const retiredAt = db.q('SELECT retiredAt FROM workstations WHERE id = ?').pluck().get(workstation);
    return typeof retiredAt === 'number';
  },
};

/** The active person who may do everything, the one who came first if there are several. */
function ownerOf(db: Db): { readonly id: string; readonly name: string } | null {
  const held = db
    .q(
      `SELECT p.id, p.name, r.permissions FROM people p JOIN personRoles h ON h.person = p.id JOIN roles r ON r.id = h.role
       WHERE p.active = 1 ORDER BY p.id`,
    )
    .all() as { readonly id: string; readonly name: string; readonly permissions: string }[];
  return held.find(({ permissions }) => wordsOf(permissions).includes(EVERYTHING)) ?? null;
}

function outputOf<T>(result: LocalResult): Result<T> {
  return result.ok ? ok(result.output as T) : { ok: false, refusal: result.refusal };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
