import { approvalQueries } from '../../shared/orders/approval-commands.ts';
import { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { useAttentionItems } from '../attention/attention-items.ts';
import { reasonText, useConflictWords } from '../attention/attention-words.ts';
import { holdReason } from '../orders/HoldFacts.tsx';
import type { Go } from '../orders/order-actions.ts';
import { askDeed } from '../orders/order-deeds.ts';
import { showTime } from '../platform/date-format.ts';
import { showPercent } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say, titleOf } from '../platform/strings.ts';
import type { TodayQueue } from './today-queues.ts';

/** What of my own work the server did not take, or will probably not take. */
export function useAttentionQueue(go: Go): TodayQueue {
  const { items } = useAttentionItems();
  const wordsOf = useConflictWords();
  return {
    id: 'attention',
    title: say('place.attention'),
    count: items?.length,
    path: '/attention',
    rows: (items ?? []).map((item) => ({
      id: item.id,
      title: titleOf(item),
      detail: reasonText(item, wordsOf(item)),
      state: { tone: item.kind === 'refused' ? 'red' : 'amber', word: say(`attention.kind-${item.kind}`) },
      time: say('today.since', { time: showTime(item.now) }),
      path: '/attention',
      action: { id: `today.attention:${item.id}`, title: say('today.look'), run: () => go('/attention') },
    })),
  };
}

/** Holds I may release, oldest first. */
export function useReleaseQueue(): TodayQueue {
  const may = useMay('orders.view');
  const holds = useAnswer(holdQueueQueries.releaseQueue, {}, { enabled: may }).data?.holds;
  const mine = holds?.filter(({ release }) => release === null);
  return {
    id: 'release',
    title: say('place.releases'),
    count: mine?.length,
    path: '/release',
    rows: (mine ?? []).map((hold) => ({
      id: hold.id,
      title: [hold.orderNumber, hold.customerName].filter(Boolean).join(' '),
      detail: holdReason(hold),
      state: { tone: hold.kind === 'credit' ? 'red' : 'amber', word: say(`order.held-${hold.kind}`) },
      time: say('today.since', { time: showTime(hold.placedAt) }),
      path: pagePath('orders', hold.order),
      action: {
        id: `today.release:${hold.id}`,
        title: say('order.next-release'),
        run: () => askDeed({ kind: 'release', order: { id: hold.order, number: hold.orderNumber } }),
      },
    })),
  };
}

/** Prices and discounts that wait for my yes. */
export function useApprovalQueue(go: Go): TodayQueue {
  const may = useMay('orders.view');
  const requests = useAnswer(approvalQueries.approvalQueue, {}, { enabled: may }).data?.requests;
  const mine = requests?.filter(({ give }) => give === null);
  return {
    id: 'approvals',
    title: say('place.approvals'),
    count: mine?.length,
    path: '/approvals',
    rows: (mine ?? []).map((request) => ({
      id: request.id,
      title: [request.orderNumber, request.customerName].filter(Boolean).join(' '),
      detail: say('today.asked', { name: request.askedByName, percent: showPercent(request.given) }),
      time: say('today.since', { time: showTime(request.askedAt) }),
      path: pagePath('orders', request.order),
      action: { id: `today.approve:${request.id}`, title: say('today.decide'), run: () => go('/approvals') },
    })),
  };
}
