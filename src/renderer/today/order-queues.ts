import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { type OrderView, orderRowQueries } from '../../shared/orders/order-rows.ts';
import { type Go, nextStepAction } from '../orders/order-actions.ts';
import type { OrderRow } from '../orders/order-words.tsx';
import { showShortDate, showTime, today } from '../platform/date-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer, useLocal } from '../platform/query-cache.ts';
import { useMay, useSession } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { type QueueRow, SHOWN_ROWS, type TodayQueue } from './today-queues.ts';

/** Orders of a view of the list, the earliest promise first, each with its next step. */
export function useOrderQueue(view: 'late' | 'backordered', go: Go): TodayQueue {
  const { rows, count } = useOrders(view, {});
  const steps = useSteps(rows);
  return {
    id: view,
    title: say(`today.${view}`),
    count,
    path: `/orders?view=${view}`,
    rows: rows.map((order) => ({ ...orderRow(order, steps(order, go)), ...stateOf(order) })),
  };
}

/** What I typed that is no order yet, or no change of one. There is no page of it: all of it stands here. */
export function useTypingQueue(go: Go): TodayQueue {
  const buffers = useLocal('local.buffer-list', {}).data?.buffers.filter(({ kind }) => kind === 'order');
  const rows = (buffers ?? []).map((buffer): QueueRow => {
    const path = buffer.base === null ? `/orders/new/${buffer.id}` : pagePath('orders', buffer.base, 'edit');
    return {
      id: buffer.id,
      title: buffer.title === '' ? say('today.untitled') : buffer.title,
      detail: say(buffer.base === null ? 'today.typed' : 'today.typed-change'),
      time: say('today.kept', { time: showTime(buffer.savedAt) }),
      path,
      action: { id: `today.type:${buffer.id}`, title: say('today.go-on'), run: () => go(path) },
    };
  });
  return { id: 'typing', title: say('today.typing'), count: buffers?.length, path: null, rows };
}

/** Drafts I answer for. */
export function useDraftQueue(go: Go): TodayQueue {
  const me = useSession()?.id;
  const { rows, count } = useOrders('drafts', me === undefined ? {} : { owner: me });
  const steps = useSteps(rows);
  return {
    id: 'drafts',
    title: say('today.drafts'),
    count,
    path: me === undefined ? '/orders?view=drafts' : `/orders?view=drafts&owner=${encodeURIComponent(me)}`,
    rows: rows.map((order) => orderRow(order, steps(order, go))),
  };
}

function useOrders(view: OrderView, filter: { readonly owner?: string }) {
  const may = useMay('orders.view');
  const asked = { view, ...filter, today: today() };
  const page = useAnswer(
    orderRowQueries.listOrderRows,
    { ...asked, sort: 'promised', descending: false, limit: SHOWN_ROWS },
    { enabled: may },
  ).data;
  const count = useAnswer(orderRowQueries.countOrderRows, asked, { enabled: may }).data?.total;
  return { rows: page?.rows ?? [], count };
}

function useSteps(rows: readonly OrderRow[]) {
  const orders = rows.map(({ id }) => id);
  const answer = useAnswer(
    orderProgressQueries.progressOfOrders,
    { orders },
    { enabled: orders.length > 0 },
  ).data;
  const known = new Map(answer?.orders.map((each) => [each.order, each]));
  return (order: OrderRow, go: Go) => {
    const next = known.get(order.id)?.next;
    return next ? nextStepAction(order, next, go) : null;
  };
}

function orderRow(order: OrderRow, action: QueueRow['action']): QueueRow {
  return {
    id: order.id,
    title: [order.number, order.customerName].filter(Boolean).join(' '),
    detail: order.customerPo === null ? null : say('order.fact-po', { po: order.customerPo }),
    time: order.promised === null ? '' : say('order.fact-promised', { date: showShortDate(order.promised) }),
    path: pagePath('orders', order.id),
    action,
  };
}

function stateOf({ promised, holds, backordered }: OrderRow): Pick<QueueRow, 'state'> {
  const [hold] = holds;
  if (hold) return { state: { tone: hold === 'credit' ? 'red' : 'amber', word: say(`order.held-${hold}`) } };
  if (promised !== null && promised < today()) return { state: { tone: 'red', word: say('today.is-late') } };
  return backordered ? { state: { tone: 'amber', word: say('today.backorder') } } : {};
}
