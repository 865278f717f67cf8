import { createRoute } from '@tanstack/react-router';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { AttentionPage } from './AttentionPage.tsx';
import { useAttentionCount } from './attention-items.ts';

export const attentionRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/attention', component: AttentionPage }),
] as const;

export const attentionPlaces: readonly Place[] = [
  {
    title: 'place.attention',
    path: '/attention',
    group: 'own',
    key: 'goAttention',
    useCount: useAttentionCount,
  },
];
