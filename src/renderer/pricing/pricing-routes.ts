import { createRoute } from '@tanstack/react-router';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { PriceListPage } from './PriceListPage.tsx';
import { PricesPage } from './PricesPage.tsx';

export const pricingRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/prices', component: PricesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/prices/$list', component: PriceListPage }),
] as const;

export const pricingPlaces: readonly Place[] = [
  { title: 'place.prices', path: '/prices', group: 'sell', permission: 'pricing.view' },
];

export const pricingFinders: readonly Finder[] = [
  {
    title: 'pricing.find-lists',
    permission: 'pricing.view',
    async find(text) {
      const answer = await askQuery(pricingQueries.listPriceLists, {});
      if (!answer.ok) return [];
      const words = text.toLowerCase();
      return answer.value.lists
        .filter(({ name, contractNumber }) => `${name} ${contractNumber ?? ''}`.toLowerCase().includes(words))
        .slice(0, 5)
        .map(({ id, name, kind, contractNumber }) => ({
          id,
          title: name,
          detail: contractNumber ?? say(`pricing.kind-${kind}`),
          path: pagePath('prices', id),
        }));
    },
  },
];
