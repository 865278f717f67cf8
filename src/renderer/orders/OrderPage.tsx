import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { KeyName } from '../../shared/kernel/key-table.ts';
import type { NextAction } from '../../shared/orders/next-action.ts';
import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { canOrder, showOrder } from '../../shared/orders/order-queries.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { useTrailKeys } from '../ui/list/record-trail.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { RecordPage } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { OrderApprovals } from './OrderApprovals.tsx';
import { OrderDeedDialog } from './OrderDeedDialog.tsx';
import { OrderHead } from './OrderHead.tsx';
import { OrderHolds } from './OrderHolds.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderRevisions } from './OrderRevisions.tsx';
import { OrderShipments } from './OrderShipments.tsx';
import { OrderTroubles } from './OrderTroubles.tsx';
import { type Go, nextStepAction, type OrderMay, orderActions } from './order-actions.ts';
import { askDeed } from './order-deeds.ts';
import { orderFigures } from './order-figures.tsx';
import { type LinesProgress, openHolds, type ShownOrder } from './order-record.ts';
import { orderSentenceOf } from './order-sentences.ts';
import { HoldWords, type OrderProgress, OrderState } from './order-words.tsx';

const pathOf = (id: string) => pagePath('orders', id);

/** An order: what its state is, what can be done, what happened. */
export function OrderPage() {
  const { order: id } = useParams({ strict: false }) as { readonly order: string };
  useTrailKeys('order', id, pathOf);
  const answer = useAnswer(showOrder, { order: id });
  const can = useAnswer(canOrder, { order: id }).data;
  const progress = useAnswer(orderProgressQueries.progressOfOrders, { orders: [id] }).data;
  const lines = useAnswer(orderProgressQueries.progressOfLines, { order: id }).data;
  const own = progress?.orders.find(({ order }) => order === id);
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (answer.data?.id !== id || !can || !own || !lines) return <Reading />;
  return <OrderRecord key={id} order={answer.data} can={can} progress={own} lines={lines} />;
}

interface OrderRecordProps {
  readonly order: ShownOrder;
  readonly can: OrderMay;
  readonly progress: OrderProgress;
  readonly lines: LinesProgress;
}

function OrderRecord({ order, can, progress, lines }: OrderRecordProps) {
  const navigate = useNavigate();
  const go = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  const { next } = progress;
  const holds = openHolds(order);
  usePageActions(letterOf(order, next, go));
  return (
    <>
      <RecordPage
        kind="order"
        title={order.number}
        beside={
          <>
            <OrderState order={order} />
            <HoldWords holds={[...new Set(holds.map(({ kind }) => kind))]} all />
          </>
        }
        fact={[order.customerName, order.customerPo].filter(Boolean).join(' · ')}
        actions={actionsOf(order, can, go, next?.action)}
        {...(next ? { primary: { ...nextStepAction(order, next, go), key: 'primary' as const } } : {})}
        figures={orderFigures(order, progress)}
        right={<OrderTroubles order={order} can={can} progress={progress} />}
        history={{ record: order.id, sentence: orderSentenceOf(order) }}
      >
        <OrderLines order={order} lines={lines} />
        {order.holds.length === 0 ? null : <OrderHolds order={order} />}
        <OrderApprovals order={order} />
        {lines.shipments.length === 0 ? null : <OrderShipments order={order} lines={lines} />}
        <OrderHead order={order} />
        <RecordParts of="order" where="section" record={order.id} />
        {order.revision === 0 ? null : <OrderRevisions order={order} />}
      </RecordPage>
      <OrderDeedDialog />
    </>
  );
}

const LETTERS: Readonly<Partial<Record<NextAction, KeyName>>> = {
  ship: 'ship',
  allocate: 'allocate',
  release: 'hold',
};

/** The letter of the step that the primary button does works too. */
function letterOf(order: ShownOrder, next: OrderProgress['next'], go: Go): readonly PageAction[] {
  const key = next ? LETTERS[next.action] : undefined;
  return next && key ? [{ ...nextStepAction(order, next, go), id: 'order.letter', key, hidden: true }] : [];
}

/**
 * What the state allows comes first; the rest stands under *More*, each with the reason it has to wait. What the primary
 * button does is not offered a second time beside it.
 */
function actionsOf(
  order: ShownOrder,
  can: OrderMay,
  go: Go,
  next: string | undefined,
): readonly PageAction[] {
  const note: PageAction = {
    id: 'order.note',
    title: say('order.note-write'),
    key: 'comment',
    run: () => askDeed({ kind: 'note', order, note: order.note }),
  };
  const named = { ...order, isDraft: order.status === 'draft', isHeld: openHolds(order).length > 0 };
  const all = orderActions(named, can, go);
  if (order.origin === 'imported') return [note, all.copy];
  const { edit, hold, ship, allocate, copy, checkCredit, withdraw, cancel, close, reopen } = all;
  if (order.status === 'draft') return [edit, note, hold, copy, cancel, ship];
  if (order.status === 'cancelled') return [note, ...(next === 'copy' ? [] : [copy]), edit, ship, hold];
  if (order.status === 'closed') {
    return [note, copy, ...(next === 'reopen' ? [] : [reopen]), edit, ship, hold, withdraw, cancel];
  }
  return [
    edit,
    ...(next === 'ship' ? [] : [ship]),
    ...(next === 'allocate' ? [] : [allocate]),
    ...(next === 'release' ? [] : [hold]),
    note,
    copy,
    checkCredit,
    withdraw,
    ...(next === 'close' ? [] : [close]),
    cancel,
  ];
}
