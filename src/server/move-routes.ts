import { passwordProblem } from '../shared/people/password-rule.ts';
import {
  type EnrolReply,
  type MoveFinishBody,
  moveBeginRequest,
  moveFinishRequest,
} from '../shared/sync/server-people-contract.ts';
import { setCredentialsOf } from './accounts.ts';
import { readBytes, readJsonBody } from './body-codec.ts';
import { giveKey } from './enrolment-routes.ts';
import { BY_SETUP_CODE, type Route, type RouteCall } from './http-route.ts';
import { beginMove, finishMove, forgetChunks, MAX_MOVE_CHUNK, movePlan, takeChunk } from './move-intake.ts';
import { redeemCode } from './one-time-codes.ts';
import { Rejected } from './rejected.ts';

const begin: Route = {
  method: 'POST',
  path: '/v1/move/begin',
  access: BY_SETUP_CODE,
  async handle({ context, request }) {
    return { missing: beginMove(context, await readJsonBody(request, moveBeginRequest, MAX_MOVE_CHUNK)) };
  },
};

const chunk: Route = {
  method: 'PUT',
  path: '/v1/move/chunks/:n',
  access: BY_SETUP_CODE,
  async handle({ context, request, part }) {
    takeChunk(context, Number(part('n')), await readBytes(request, MAX_MOVE_CHUNK));
    return {};
  },
};

const finish: Route = {
  method: 'POST',
  path: '/v1/move/finish',
  access: BY_SETUP_CODE,
  async handle(call) {
    return finishWith(call, await readJsonBody(call.request, moveFinishRequest));
  },
};

export const moveRoutes: readonly Route[] = [begin, chunk, finish];

/** Ends the same however often it is asked: a lost reply must not leave a company without the key to its own server. */
async function finishWith({ context, caller }: RouteCall, body: MoveFinishBody): Promise<EnrolReply> {
  const { personId, signInName, password } = body;
  const weak = passwordProblem(password, signInName);
  if (weak) throw new Rejected(400, weak);
  const from = await finishMove(context, personId);
  const { credentials, clock, chance } = context;
  const account = { personId, signInName, password };
  const made = await setCredentialsOf(credentials.db, account, clock.now(), chance);
  if ('code' in made) throw new Rejected(409, made);
  redeemCode(credentials.db, 'owner-setup', caller.setupCode, clock.now());
  const { machineName, sha256 } = movePlan(context);
  const key = { ...from, machineName, person: personId, issue: `moved-${sha256.slice(0, 20)}` };
  const reply = giveKey(context, key);
  forgetChunks(context);
  return reply;
}
