import { createRoute, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { findOrders } from '../../shared/orders/order-queries.ts';
import { showDate } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { OrderPage } from './OrderPage.tsx';
import { OrdersPage } from './OrdersPage.tsx';

export const orderRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/orders', component: OrdersPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/orders/$order', component: OrderPage }),
] as const;

export const orderPlaces: readonly Place[] = [
  { title: 'place.orders', path: '/orders', group: 'sell', key: 'goOrders', permission: 'orders.view' },
];

export const orderFinders: readonly Finder[] = [
  {
    title: 'find.orders',
    permission: 'orders.view',
    async find(text) {
      const answer = await askQuery(findOrders, { text, limit: 6 });
      if (!answer.ok) return [];
      return answer.value.orders.map(
        ({ id, number, status, customerName, customerPo, placedOn, origin }) => ({
          id,
          title: number,
          detail: [
            customerName,
            customerPo,
            say(origin === 'imported' ? 'order.history' : `order.state-${status}`),
            showDate(placedOn),
          ]
            .filter(Boolean)
            .join(' · '),
          path: `/orders/${id}`,
        }),
      );
    },
  },
];

/** *New order* from everywhere; on the list of orders `N` does it. */
export function useOrderCommands(): readonly PageAction[] {
  const navigate = useNavigate();
  const may = useMay('orders.enter');
  return useMemo(
    () =>
      may
        ? [{ id: 'order.create', title: say('order.new'), run: () => void navigate({ to: '/orders/new' }) }]
        : [],
    [navigate, may],
  );
}
