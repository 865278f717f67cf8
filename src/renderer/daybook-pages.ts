import { createRoute, createRouter } from '@tanstack/react-router';
import { partyFinders, partyPlaces, partyRoutes } from './parties/party-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { PageAction } from './platform/page-actions.ts';
import { StartPage } from './ui/frame/StartPage.tsx';
import type { PageRegistry } from './ui/page-registry.ts';
import { rootRoute } from './ui/root-route.ts';

const noActions: readonly PageAction[] = [];

export const registry: PageRegistry = {
  places: [...partyPlaces],
  finders: [...partyFinders],
  useEverywhere: () => noActions,
};

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage });

export function daybookRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([startRoute, ...peopleRoutes, ...partyRoutes]),
    defaultPreload: false,
  });
}
