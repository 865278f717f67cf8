import { createRoute } from '@tanstack/react-router';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { pagePath } from '../platform/page-path.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, FoundRecord, Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { CustomerPage } from './CustomerPage.tsx';
import { CustomersPage } from './CustomersPage.tsx';
import { VendorPage } from './VendorPage.tsx';
import { VendorsPage } from './VendorsPage.tsx';

export const partyRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/customers', component: CustomersPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/customers/$customer', component: CustomerPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/vendors', component: VendorsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/vendors/$vendor', component: VendorPage }),
] as const;

export const partyPlaces: readonly Place[] = [
  {
    title: 'place.customers',
    path: '/customers',
    group: 'sell',
    key: 'goCustomers',
    permission: 'parties.view',
  },
  {
    title: 'place.vendors',
    path: '/vendors',
    group: 'supply',
    key: 'goVendors',
    permission: 'parties.view',
  },
];

export const partyFinders: readonly Finder[] = [
  { title: 'place.customers', permission: 'parties.view', find: (text) => found('customer', text) },
  { title: 'place.vendors', permission: 'parties.view', find: (text) => found('vendor', text) },
];

async function found(side: Side, text: string): Promise<readonly FoundRecord[]> {
  const answer = await askQuery(partyQueries.findParties, { side, text, limit: 5 });
  if (!answer.ok) return [];
  return answer.value.parties.map((party) => ({
    id: party.id,
    title: party.name,
    detail: party[`${side}Code`] ?? '',
    path: pagePath(`${side}s`, party.id),
  }));
}
