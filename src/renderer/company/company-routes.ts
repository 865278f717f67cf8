import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { CompanyPage } from './CompanyPage.tsx';

export const companyRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/company', component: CompanyPage }),
] as const;

export const companyPlaces: readonly Place[] = [
  { title: 'place.company', path: '/company', group: 'office', permission: 'company.view' },
];
