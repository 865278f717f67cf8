import { witnessOf } from '../core/sync/witness.ts';
import { newId, newIncarnation } from '../node/clock-and-chance.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { refused } from '../shared/kernel/result.ts';
import {
  type EnrolReply,
  enrolRequest,
  nothing,
  type ReEnrolReply,
} from '../shared/sync/server-people-contract.ts';
import { readJsonBody, SMALL_BODY } from './body-codec.ts';
import { isHealing } from './healing-window.ts';
import { BY_WORKSTATION, OPEN, type Route } from './http-route.ts';
import { redeemCode, returnCode } from './one-time-codes.ts';
import { Rejected } from './rejected.ts';
import { forgiveCodeAttempts, requireCodeAttempt } from './request-gate.ts';
import { epochOf, runnerOf, type ServerContext, scopeOf } from './server-context.ts';
import { issueWorkstationKey, keyFacts, rememberIncarnation } from './workstation-keys.ts';

/** POST /v1/enrol: makes a computer a workstation, by a command of the one who gave the code out. */
export const enrolRoute: Route = {
  method: 'POST',
  path: '/v1/enrol',
  access: OPEN,
  async handle({ context, request, address }): Promise<EnrolReply> {
    const { code, machineName } = await readJsonBody(request, enrolRequest, SMALL_BODY);
    requireNotHealing(context);
    requireCodeAttempt(context, address);
    const { credentials, clock, chance, company, database, log } = context;
    const facts = redeemCode(credentials.db, 'enrolment', code, clock.now());
    const person = facts?.createdBy ?? company.ownerOf(database.replica().db);
    if (!facts || person === null) {
      log.write('security', 'enrolment code refused', { address });
      throw new Rejected(401, refusal('code.not-valid'));
    }
    forgiveCodeAttempts(context, address);
    const incarnation = newIncarnation(chance);
    const enrolment = { incarnation, name: machineName, roles: facts.roles };
    const made = company.enrol(runnerOf(context), person, enrolment);
    if (!made.ok) {
      returnCode(credentials.db, code);
      throw new Rejected(409, made.refusal);
    }
    const { workstation, code: letters, changeSet } = made.value;
    log.write('security', 'workstation enrolled', { workstation, person, address });
    const given = giveKey(context, { workstation, incarnation, code: letters, machineName, person });
    return { ...given, witness: witnessOf(database.replica(), credentials.sealer, changeSet) };
  },
};

/** POST /v1/re-enrol: another incarnation of the same workstation, by whoever enrolled it or else the owner. */
export const reEnrolRoute: Route = {
  method: 'POST',
  path: '/v1/re-enrol',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }): Promise<ReEnrolReply> {
    await readJsonBody(request, nothing);
    requireNotHealing(context);
    const { credentials, clock, chance, database, log } = context;
    const incarnation = newIncarnation(chance);
    const made = reEnrolBySomebody(context, workstation, incarnation);
    if (!made.ok) throw new Rejected(409, made.refusal);
    rememberIncarnation(credentials.db, incarnation, workstation, clock.now());
    log.write('security', 'workstation enrolled again', { workstation });
    const { code, changeSet } = made.value;
    const witness = witnessOf(database.replica(), credentials.sealer, changeSet);
    return { workstation, incarnation, code, epoch: epochOf(context), witness };
  },
};

/** Makes the key of a workstation that the log knows, and says all it needs to begin. */
export function giveKey(
  context: ServerContext,
  made: {
    readonly workstation: string;
    readonly incarnation: number;
    readonly code: string;
    readonly machineName: string;
    readonly person: string;
    /** Given again: the same key comes out. */
    readonly issue?: string;
  },
): EnrolReply {
  const { credentials, clock, chance, company, database } = context;
  const { workstation, incarnation, code, machineName, person } = made;
  const issue = made.issue ?? newId(clock, chance);
  const facts = { machineName, enrolledBy: person };
  const key = issueWorkstationKey(credentials, workstation, issue, facts, clock.now());
  rememberIncarnation(credentials.db, incarnation, workstation, clock.now());
  const labels = scopeOf(context, workstation);
  context.snapshots.refresh([labels]);
  return {
    workstation,
    code,
    incarnation,
    key,
    epoch: epochOf(context),
    labels: [...labels].sort(),
    companyName: company.companyName(database.replica().db) ?? '',
  };
}

/** History must not grow while the fleet gives back what stood at those places. Throws 503. */
export function requireNotHealing(context: ServerContext): void {
  if (isHealing(context.database.replica().db)) throw new Rejected(503, refusal('server.healing'));
}

function reEnrolBySomebody(
  context: ServerContext,
  workstation: string,
  incarnation: number,
): ReturnType<ServerContext['company']['reEnrol']> {
  const { company, core, credentials, database } = context;
  const { db } = database.replica();
  const candidates = [keyFacts(credentials.db, workstation)?.enrolledBy, company.ownerOf(db)];
  const person = candidates.find((one) => one && core.people.permissionsOf(db, one) !== null);
  if (!person) return refused('workstation.nobody-to-enrol-it');
  return company.reEnrol(runnerOf(context), person, { workstation, incarnation });
}
