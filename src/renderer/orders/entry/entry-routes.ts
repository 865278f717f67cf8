import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../ui/root-route.ts';
import { NewOrderPage, OrderAgainPage, OrderBufferPage } from './OrderEntryPage.tsx';

const getParentRoute = () => rootRoute;

export const orderEntryRoutes = [
  createRoute({ getParentRoute, path: '/orders/new', component: NewOrderPage }),
  createRoute({ getParentRoute, path: '/orders/new/$buffer', component: OrderBufferPage }),
  createRoute({ getParentRoute, path: '/orders/$order/edit', component: OrderAgainPage }),
  createRoute({ getParentRoute, path: '/orders/$order/amend', component: OrderAgainPage }),
] as const;
