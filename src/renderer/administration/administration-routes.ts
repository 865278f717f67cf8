import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { BackupsPage } from './BackupsPage.tsx';
import { RolesPage } from './RolesPage.tsx';

const getParentRoute = () => rootRoute;

export const administrationRoutes = [
  createRoute({ getParentRoute, path: '/roles', component: RolesPage }),
  createRoute({ getParentRoute, path: '/backups', component: BackupsPage }),
] as const;

export const administrationPlaces: readonly Place[] = [
  { title: 'place.backups', path: '/backups', group: 'office' },
];
