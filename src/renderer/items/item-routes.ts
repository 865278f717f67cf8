import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../ui/root-route.ts';
import { ItemPage } from './ItemPage.tsx';

/** The list of items shows their stock, so it stands with the stock. */
export const itemRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/items/$item', component: ItemPage }),
] as const;
