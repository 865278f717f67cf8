import { createRoute } from '@tanstack/react-router';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { CustomerPage } from './CustomerPage.tsx';
import { CustomersPage } from './CustomersPage.tsx';

export const partyRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/customers', component: CustomersPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/customers/$customer', component: CustomerPage }),
] as const;

export const partyPlaces: readonly Place[] = [
  {
    title: 'place.customers',
    path: '/customers',
    group: 'sell',
    key: 'goCustomers',
    permission: 'parties.view',
  },
];

export const partyFinders: readonly Finder[] = [
  {
    title: 'find.customers',
    permission: 'parties.view',
    async find(text) {
      const answer = await askQuery(partyQueries.findParties, { text, limit: 5 });
      if (!answer.ok) return [];
      return answer.value.parties.map(({ id, name, customerCode, vendorCode }) => ({
        id,
        title: name,
        detail: customerCode ?? vendorCode ?? '',
        path: `/customers/${id}`,
      }));
    },
  },
];
