import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { OtherSignInPage } from './OtherSignInPage.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { WorkstationsPage } from './WorkstationsPage.tsx';

const getParentRoute = () => rootRoute;

export const peopleRoutes = [
  createRoute({ getParentRoute, path: '/sign-in', component: OtherSignInPage }),
  createRoute({ getParentRoute, path: '/people', component: PeoplePage }),
  createRoute({ getParentRoute, path: '/workstations', component: WorkstationsPage }),
] as const;

export const peoplePlaces: readonly Place[] = [
  { title: 'place.people', path: '/people', group: 'office', permission: 'people.view' },
  { title: 'place.roles', path: '/roles', group: 'office', permission: 'people.view' },
  { title: 'place.workstations', path: '/workstations', group: 'office', permission: 'people.view' },
];
