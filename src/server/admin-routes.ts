import { refusal } from '../shared/kernel/refusal.ts';
import {
  credentialsRequest,
  enrolmentCodeRequest,
  nothing,
  type RevokeBody,
  revokeRequest,
  type SessionsReply,
} from '../shared/sync/server-people-contract.ts';
import { disableAccount, setCredentialsOf } from './accounts.ts';
import { readJsonBody } from './body-codec.ts';
import { endHealing } from './healing-window.ts';
import { bySession, type Route } from './http-route.ts';
import { revokeGrantsOf } from './offline-grants.ts';
import { makeCode } from './one-time-codes.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';
import { cutSession, endSessionsOf, openSessions } from './sessions.ts';
import { revokeWorkstation } from './workstation-keys.ts';

export const ADMINISTER_PEOPLE = 'administration.people';
export const ADMINISTER_SERVER = 'administration.server';

const enrolmentCodes: Route = {
  method: 'POST',
  path: '/v1/admin/enrolment-codes',
  access: bySession(ADMINISTER_SERVER),
  async handle({ context, request, caller: { session } }) {
    const { roles } = await readJsonBody(request, enrolmentCodeRequest);
    const { credentials, clock, chance, log } = context;
    const createdBy = session?.personId ?? null;
    log.write('security', 'enrolment code made', { person: createdBy });
    return makeCode(credentials.db, 'enrolment', { roles, createdBy }, clock.now(), chance);
  },
};

const credentialsOfPerson: Route = {
  method: 'POST',
  path: '/v1/admin/credentials',
  access: bySession(ADMINISTER_PEOPLE),
  async handle({ context, request, caller: { session } }) {
    const body = await readJsonBody(request, credentialsRequest);
    const { credentials, clock, chance, core, database, log } = context;
    if (core.people.permissionsOf(database.replica().db, body.personId) === null)
      throw new Rejected(409, refusal('people.not-active', { person: body.personId }));
    const made = await setCredentialsOf(credentials.db, body, clock.now(), chance);
    if ('code' in made) throw new Rejected(409, made);
    // Who holds the old password is out (ASVS 7.4.3); their offline grants are ended by revoking, if that is meant.
    endSessionsOf(credentials.db, body.personId, clock.now());
    log.write('security', 'credentials set', { person: body.personId, by: session?.personId ?? null });
    return made;
  },
};

const revoke: Route = {
  method: 'POST',
  path: '/v1/admin/revoke',
  access: bySession(ADMINISTER_PEOPLE),
  async handle({ context, request, caller: { session } }) {
    const body = await readJsonBody(request, revokeRequest);
    const revoked = revokeOne(context, body);
    context.wakeUp.recheck();
    context.log.write('security', 'revoked', { ...body, revoked, by: session?.personId ?? null });
    return { revoked };
  },
};

const endHealingNow: Route = {
  method: 'POST',
  path: '/v1/admin/end-healing',
  access: bySession(ADMINISTER_SERVER),
  async handle({ context, request }) {
    await readJsonBody(request, nothing);
    return endHealing(context) ?? { byData: 0, runAgain: 0, failed: [] };
  },
};

const sessions: Route = {
  method: 'GET',
  path: '/v1/admin/sessions',
  access: bySession(ADMINISTER_PEOPLE),
  async handle({ context: { credentials, company, database, clock } }): Promise<SessionsReply> {
    const { db } = credentials;
    const workstations = db
      .q('SELECT workstation, machineName, enrolledAt, lastSeenAt, revokedAt FROM workstationKey ORDER BY 1')
      .all() as SessionsReply['workstations'];
    const isRetired = (workstation: string | null) =>
      workstation !== null && company.isRetired(database.replica().db, workstation);
    const open = openSessions(db, clock.now());
    return { sessions: open.filter(({ workstation }) => !isRetired(workstation)), workstations };
  },
};

export const adminRoutes: readonly Route[] = [
  enrolmentCodes,
  credentialsOfPerson,
  revoke,
  endHealingNow,
  sessions,
];

/** Answers how many keys, accounts or sessions ended. Lines of a revoked key are closed by the next recheck. */
export function revokeOne(
  { credentials: { db }, clock }: Pick<ServerContext, 'credentials' | 'clock'>,
  body: RevokeBody,
): number {
  const now = clock.now();
  if ('workstation' in body) return revokeWorkstation(db, body.workstation, now);
  if ('session' in body) return cutSession(db, body.session, now);
  revokeGrantsOf(db, body.person, now);
  return disableAccount(db, body.person, now) + endSessionsOf(db, body.person, now);
}
