import { refusal } from '../shared/kernel/refusal.ts';
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
import {
  beginMove,
  finishMove,
  forgetMove,
  MAX_MOVE_CHUNK,
  movingMachine,
  takeChunk,
} from './move-intake.ts';
import { redeemCode } from './one-time-codes.ts';
import { passwordProblem } from './password-rule.ts';
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

/**
 * The setup code is used up last: if the reply is lost before that, the same request leads to the same end. After it,
 * the owner signs in on any workstation enrolled with a code that is made at the server itself.
 */
async function finishWith({ context, caller }: RouteCall, body: MoveFinishBody): Promise<EnrolReply> {
  const { personId, signInName, password } = body;
  const weak = passwordProblem(password, signInName);
  if (weak) throw new Rejected(400, weak);
  const from = await finishMove(context, personId);
  const { credentials, clock, chance } = context;
  const account = { personId, signInName, password };
  const made = await setCredentialsOf(credentials.db, account, clock.now(), chance);
  if ('code' in made) throw new Rejected(409, made);
  if (!redeemCode(credentials.db, 'owner-setup', caller.setupCode, clock.now()))
    throw new Rejected(401, refusal('code.not-valid'));
  const reply = giveKey(context, { ...from, machineName: movingMachine(context), person: personId });
  forgetMove(context);
  return reply;
}
