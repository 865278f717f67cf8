import { adminRoutes } from './admin-routes.ts';
import { bootstrapRoute, snapshotChunkRoute } from './bootstrap-route.ts';
import { enrolRoute, reEnrolRoute } from './enrolment-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { healRoute } from './heal-route.ts';
import { healthRoute } from './health-route.ts';
import type { Route } from './http-route.ts';
import { moveRoutes } from './move-routes.ts';
import { pullRoute } from './pull-route.ts';
import { pushRoute } from './push-route.ts';
import { grantsRoute, signInRoute, signOutRoute } from './sign-in-routes.ts';

/** Everything that can be asked over HTTP; GET /v1/wake, which becomes a WebSocket, stands in `wake-route.ts`. */
export const httpRoutes: readonly Route[] = [
  healthRoute,
  enrolRoute,
  reEnrolRoute,
  signInRoute,
  signOutRoute,
  grantsRoute,
  pushRoute,
  pullRoute,
  bootstrapRoute,
  snapshotChunkRoute,
  healRoute,
  ...fileRoutes,
  ...adminRoutes,
  ...moveRoutes,
];
