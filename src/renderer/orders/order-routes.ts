import { createRoute, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { approvalQueries } from '../../shared/orders/approval-commands.ts';
import { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { findOrders } from '../../shared/orders/order-queries.ts';
import { showDate } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { ApprovalQueuePage } from './ApprovalQueuePage.tsx';
import { OrderPage } from './OrderPage.tsx';
import { OrdersPage } from './OrdersPage.tsx';
import { ReleaseQueuePage } from './ReleaseQueuePage.tsx';

export const orderRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/orders', component: OrdersPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/orders/$order', component: OrderPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/release', component: ReleaseQueuePage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/approvals', component: ApprovalQueuePage }),
] as const;

const inQueue = { group: 'own', permission: 'orders.view' } as const;

export const orderPlaces: readonly Place[] = [
  { ...inQueue, title: 'place.releases', path: '/release', useCount: useReleases },
  { ...inQueue, title: 'place.approvals', path: '/approvals', useCount: useApprovals },
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
          path: pagePath('orders', id),
        }),
      );
    },
  },
];

/** *New order* from everywhere; on the list of orders `N` does it. */
export function useOrderCommands(): readonly PageAction[] {
  const navigate = useNavigate();
  return useMemo(
    () => [{ id: 'order.create', title: say('order.new'), run: () => void navigate({ to: '/orders/new' }) }],
    [navigate],
  );
}

/** Holds that I may release. */
function useReleases(): number | undefined {
  const may = useMay('orders.view');
  const holds = useAnswer(holdQueueQueries.releaseQueue, {}, { enabled: may }).data?.holds;
  return holds?.filter(({ release }) => release === null).length;
}

/** Prices that wait for my yes. */
function useApprovals(): number | undefined {
  const may = useMay('orders.view');
  const requests = useAnswer(approvalQueries.approvalQueue, {}, { enabled: may }).data?.requests;
  return requests?.filter(({ give }) => give === null).length;
}
