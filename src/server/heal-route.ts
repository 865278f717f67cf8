import { type HealAnswer, healRequest } from '../shared/sync/server-contract.ts';
import { readJsonBody } from './body-codec.ts';
import { takeReport } from './healing-window.ts';
import { BY_WORKSTATION, type Route } from './http-route.ts';

/** Bytes of one part of a report; a part holds whole entries, and one entry always fits. */
const MAX_PART_BYTES = 32 * 1024 * 1024;

/** POST /v1/heal: what a workstation gives a restored server. */
export const healRoute: Route = {
  method: 'POST',
  path: '/v1/heal',
  access: BY_WORKSTATION,
  async handle({ context, request, caller: { workstation } }): Promise<HealAnswer> {
    return takeReport(context, workstation, await readJsonBody(request, healRequest, MAX_PART_BYTES));
  },
};
