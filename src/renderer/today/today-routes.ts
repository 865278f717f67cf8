import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { TodayPage } from './TodayPage.tsx';

export const todayRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/today', component: TodayPage }),
] as const;

export const todayPlaces: readonly Place[] = [
  { title: 'place.today', path: '/today', group: 'own', key: 'goToday' },
];
