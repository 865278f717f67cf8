import { bootstrapVerdicts } from '../core/sync/bootstrap-verdicts.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { type BootstrapAnswer, bootstrapRequest } from '../shared/sync/server-contract.ts';
import { readJsonBody } from './body-codec.ts';
import { healingReply, isHealing } from './healing-window.ts';
import { BY_WORKSTATION, type Route } from './http-route.ts';
import { requireOwnIncarnation } from './incarnation-check.ts';
import { Rejected } from './rejected.ts';
import { epochOf, scopeOf } from './server-context.ts';

/** How long a request waits for a snapshot that is being built before it is told to ask again. */
const PATIENCE_MS = 2_000;

/** POST /v1/bootstrap: which snapshot to fetch, and what has become of the work that waits. */
export const bootstrapRoute: Route = {
  method: 'POST',
  path: '/v1/bootstrap',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }): Promise<BootstrapAnswer> {
    const body = await readJsonBody(request, bootstrapRequest);
    const { epoch: asked, incarnation, progressOf } = body;
    for (const one of new Set([incarnation, progressOf]))
      requireOwnIncarnation(context, workstation, { epoch: asked, incarnation: one });
    const { db, schemaVersion } = context.database.replica();
    if (isHealing(db)) return healingReply(db);
    const epoch = epochOf(context);
    if (body.epoch !== epoch) return { kind: 'epoch', epoch };
    if (body.schema < schemaVersion) return { kind: 'upgrade-needed', schema: schemaVersion };
    const labels = scopeOf(context, workstation);
    const snapshot = await context.snapshots.offer(labels, body.notBefore, PATIENCE_MS);
    if (!snapshot) return { kind: 'later' };
    const { verdicts, progress } = bootstrapVerdicts(context.database.replica(), { ...body, workstation });
    return {
      kind: 'snapshot',
      snapshot,
      progress,
      verdicts: verdicts.map((verdict) => ({ ...verdict, finalNumbers: { ...verdict.finalNumbers } })),
    };
  },
};

/** GET /v1/snapshots/:id/chunks/:n: bytes, for workstations of that scope only. */
export const snapshotChunkRoute: Route = {
  method: 'GET',
  path: '/v1/snapshots/:id/chunks/:n',
  access: BY_WORKSTATION,
  async handle({ context, caller, part }) {
    const n = Number(part('n'));
    const labels = scopeOf(context, caller.workstation);
    const bytes =
      Number.isSafeInteger(n) && n >= 0 ? await context.snapshots.chunk(part('id'), n, labels) : null;
    if (!bytes) throw new Rejected(404, refusal('snapshot.gone'));
    return bytes;
  },
};
