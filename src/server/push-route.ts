import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { push } from '../core/sync/authority.ts';
import { headOf } from '../core/sync/entry-store.ts';
import type { PushReply, PushRequest, Verdict } from '../core/sync/protocol.ts';
import { type PushBody, pushRequest } from '../shared/sync/server-contract.ts';
import { isPushItem, MAX_PUSH_ITEMS } from '../shared/sync/wire-schemas.ts';
import { readJsonBody } from './body-codec.ts';
import { healingReply, isHealing } from './healing-window.ts';
import { BY_WORKSTATION, type Route } from './http-route.ts';
import { requireOwnIncarnation } from './incarnation-check.ts';
import type { ServerContext } from './server-context.ts';

/** Change sets of one commit: others get their turn between two. */
const SLICE = 500;

/** The items are looked at by hand; what is wrong with them, their schema says. */
const pushBody = pushRequest.extend({
  items: z.custom<PushBody['items']>().superRefine((items, context) => {
    if (Array.isArray(items) && items.length <= MAX_PUSH_ITEMS && items.every(isPushItem)) return;
    const { error } = pushRequest.shape.items.safeParse(items);
    for (const { path, message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message });
  }),
});

/** POST /v1/push: what workstations made, each answered when it is durable here. */
export const pushRoute: Route = {
  method: 'POST',
  path: '/v1/push',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }) {
    const { epoch, incarnation, items } = await readJsonBody(request, pushBody);
    requireOwnIncarnation(context, workstation, { epoch, incarnation });
    return pushInSlices(context, {
      epoch,
      workstation,
      incarnation,
      items: items.map(([id, counter, body]) => ({ id, workstation, incarnation, counter, body })),
    });
  },
};

async function pushInSlices(context: ServerContext, request: PushRequest): Promise<PushReply> {
  const verdicts: Verdict[] = [];
  for (let from = 0; ; from += SLICE) {
    const reply = pushSlice(context, { ...request, items: request.items.slice(from, from + SLICE) });
    // What earlier slices decided is durable, and will be answered again from the log when it is sent again.
    if (reply.kind !== 'verdicts') return reply;
    verdicts.push(...reply.verdicts);
    if (reply.stop || from + SLICE >= request.items.length) return { ...reply, verdicts };
    await nextTurn();
  }
}

function pushSlice(context: ServerContext, request: PushRequest): PushReply {
  const authority = context.database.authority();
  const { db } = authority.replica;
  const before = headOf(db).seq;
  if (isHealing(db)) return healingReply(db);
  const reply = push(authority, request);
  const after = headOf(db).seq;
  if (after > before) context.wakeUp.tell(after);
  return reply;
}
