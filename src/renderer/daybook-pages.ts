import { createRouter } from '@tanstack/react-router';
import { partyFinders, partyPlaces, partyRoutes } from './parties/party-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { PageAction } from './platform/page-actions.ts';
import type { PageRegistry } from './ui/page-registry.ts';
import { rootRoute } from './ui/root-route.ts';

const noActions: readonly PageAction[] = [];

export const registry: PageRegistry = {
  places: [...partyPlaces],
  finders: [...partyFinders],
  useEverywhere: () => noActions,
};

export function daybookRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([...peopleRoutes, ...partyRoutes]),
    defaultPreload: false,
  });
}
