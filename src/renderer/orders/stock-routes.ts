import { createRoute } from '@tanstack/react-router';
import type { RecordPart } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { StockAvailabilityPage } from './StockAvailabilityPage.tsx';
import { StockItemSection } from './StockItemSection.tsx';

/** What stock promises to orders; the orders alone know who waits for it. */
export const stockPromiseRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/items/$item/availability',
    component: StockAvailabilityPage,
  }),
] as const;

export const stockPromiseParts: readonly RecordPart[] = [
  {
    ...{ id: 'item.availability', of: 'item', where: 'section', permission: 'inventory.view' },
    Part: StockItemSection,
  },
];
