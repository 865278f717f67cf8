import { makeVerifier } from '../node/password-verifier.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { signInKeyOf } from '../shared/people/password-rule.ts';
import {
  type GrantsReply,
  grantsRequest,
  nothing,
  type SignInBody,
  type SignInReply,
  signInRequest,
} from '../shared/sync/server-people-contract.ts';
import { type Account, accountFor, changePassword, noteSignIn } from './accounts.ts';
import { readJsonBody, SMALL_BODY } from './body-codec.ts';
import { BY_WORKSTATION, bySession, type Route } from './http-route.ts';
import { issueGrant, lengthenGrant } from './offline-grants.ts';
import { countAttempt, forgiveAttempt, forgiveAttempts } from './rate-limits.ts';
import { Rejected } from './rejected.ts';
import type { ServerContext } from './server-context.ts';
import { endSession, startSession } from './sessions.ts';
import { secretHash } from './token-making.ts';

/** POST /v1/sign-in: a person on a workstation. Answers the grant by which they may go on without a server. */
export const signInRoute: Route = {
  method: 'POST',
  path: '/v1/sign-in',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation }, address }): Promise<SignInReply> {
    const body = await readJsonBody(request, signInRequest, SMALL_BODY);
    const { credentials, clock, chance, log } = context;
    const account = await requireAccount(context, body, workstation, address);
    const password = await passwordKept(context, account, body);
    const { personId } = account;
    const session = startSession(credentials.db, personId, workstation, clock, chance);
    const grant = issueGrant(credentials, personId, workstation, clock, chance);
    noteSignIn(credentials.db, personId, clock.now());
    log.write('security', 'signed in', { person: personId, workstation, session: session.id, address });
    const offlineVerifier = await makeVerifier(password, chance);
    const { token, expiresAt } = session;
    return { personId, session: { token, expiresAt }, grant, offlineVerifier };
  },
};

/** POST /v1/sign-out: the session ends here, not only where it was held. */
export const signOutRoute: Route = {
  method: 'POST',
  path: '/v1/sign-out',
  access: bySession(null),
  async handle({ context, request, caller: { session } }) {
    await readJsonBody(request, nothing);
    if (session) endSession(context.credentials.db, session.id, context.clock.now());
    context.log.write('security', 'signed out', { session: session?.id ?? null });
    return {};
  },
};

/** POST /v1/grants/refresh: what a workstation does at every sync, so that 60 days count from the last contact. */
export const grantsRoute: Route = {
  method: 'POST',
  path: '/v1/grants/refresh',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }): Promise<GrantsReply> {
    const { grants } = await readJsonBody(request, grantsRequest);
    const { credentials, clock, core, database } = context;
    const reply: GrantsReply = { grants: [], ended: [] };
    for (const id of grants) {
      const lengthened = lengthenGrant(credentials, id, workstation, clock.now());
      if (typeof lengthened === 'string') reply.ended.push({ id, reason: lengthened });
      else if (core.people.permissionsOf(database.replica().db, lengthened.personId) === null)
        reply.ended.push({ id, reason: 'not-active' });
      else reply.grants.push(lengthened);
    }
    return reply;
  },
};

/** One refusal for every way in which name and password do not fit; each try has been counted before it is judged. */
async function requireAccount(
  context: ServerContext,
  { person, password }: SignInBody,
  workstation: string,
  address: string,
): Promise<Account> {
  const { credentials, clock, core, database, log } = context;
  const { db } = credentials;
  const name = secretHash(signInKeyOf(person));
  const limited =
    countAttempt(db, 'sign-in by workstation', workstation, clock.now()) ??
    countAttempt(db, 'sign-in by name', name, clock.now());
  if (limited) {
    log.write('security', 'too many sign-ins tried', { workstation, address });
    throw new Rejected(429, limited);
  }
  const account = await accountFor(db, person, password, clock.now());
  if (!account || core.people.permissionsOf(database.replica().db, account.personId) === null) {
    log.write('security', 'sign-in refused', { person: account?.personId ?? null, workstation, address });
    throw new Rejected(401, refusal('sign-in.refused'));
  }
  forgiveAttempts(db, 'sign-in by name', name);
  forgiveAttempt(db, 'sign-in by workstation', workstation);
  return account;
}

/** The password that counts from now on. A one-time one has to be replaced. */
async function passwordKept(context: ServerContext, account: Account, body: SignInBody): Promise<string> {
  const { newPassword } = body;
  if (typeof newPassword !== 'string') {
    if (account.mustChange) throw new Rejected(403, refusal('sign-in.password-must-change'));
    return body.password;
  }
  const problem = await changePassword(
    context.credentials.db,
    account,
    { before: body.password, password: newPassword },
    context.chance,
  );
  if (problem) throw new Rejected(400, problem);
  context.log.write('security', 'password changed', { person: account.personId });
  return newPassword;
}
