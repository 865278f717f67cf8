import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { HistoryPage } from './HistoryPage.tsx';

export const historyRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/history', component: HistoryPage }),
] as const;

export const historyPlaces: readonly Place[] = [
  { title: 'place.history', path: '/history', group: 'know', key: 'goHistory' },
];
