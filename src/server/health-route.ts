import { headOf } from '../core/sync/entry-store.ts';
import type { HealthReply } from '../shared/sync/server-contract.ts';
import { WIRE_VERSION } from '../shared/sync/wire-schemas.ts';
import { isHealing } from './healing-window.ts';
import { OPEN, type Route } from './http-route.ts';
import { epochOf } from './server-context.ts';

/** GET /v1/health: that it runs, and what a workstation must know before it speaks. Nothing about the company. */
export const healthRoute: Route = {
  method: 'GET',
  path: '/v1/health',
  access: OPEN,
  async handle({ context }): Promise<HealthReply> {
    const { db, schemaVersion } = context.database.replica();
    return {
      wire: WIRE_VERSION,
      epoch: epochOf(context),
      schema: schemaVersion,
      healing: isHealing(db),
      head: headOf(db).seq,
      now: context.clock.now(),
    };
  },
};
