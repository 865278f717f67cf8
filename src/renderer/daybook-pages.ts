import { createRouter } from '@tanstack/react-router';
import { partyFinders, partyPlaces, partyRoutes } from './parties/party-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { PageRegistry } from './ui/page-registry.ts';
import { rootRoute } from './ui/root-route.ts';

export const registry: PageRegistry = {
  places: [...partyPlaces],
  finders: [...partyFinders],
  useEverywhere: () => [],
};

export function daybookRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([...peopleRoutes, ...partyRoutes]),
    defaultPreload: false,
  });
}
