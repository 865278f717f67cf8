import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { VIEW_KEYS } from '../../shared/kernel/key-table.ts';
import { OrderDeedDialog } from '../orders/OrderDeedDialog.tsx';
import { today } from '../platform/date-format.ts';
import { isTyping } from '../platform/key-matching.ts';
import { currentLocale } from '../platform/number-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { usePreferences } from '../platform/preferences.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { InOnePiece } from '../ui/page/InOnePiece.tsx';
import { WorkHeader } from '../ui/WorkHeader.tsx';
import { useFirstSteps } from './first-steps.ts';
import { useImportQueue } from './import-queue.ts';
import { NewOrders } from './NewOrders.tsx';
import { useDraftQueue, useOrderQueue, useTypingQueue } from './order-queues.ts';
import { useApprovalQueue, useAttentionQueue, useReleaseQueue } from './own-queues.ts';
import { PromisedPicture } from './PromisedPicture.tsx';
import { QueueSection } from './QueueSection.tsx';
import classes from './TodayPage.module.css';

/** What waits, queue by queue, and what comes: the page a day begins with. */
export function TodayPage() {
  const navigate = useNavigate();
  const go = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  const mayOrders = useMay('orders.view');
  const queues = [
    useAttentionQueue(go),
    useReleaseQueue(),
    useApprovalQueue(go),
    useOrderQueue('late', go),
    useOrderQueue('backordered', go),
    useTypingQueue(go),
    useDraftQueue(go),
    useImportQueue(go),
    useFirstSteps(go),
  ];
  const waiting = queues.filter(({ count }) => count !== undefined && count > 0);
  const isRead = queues.every(({ count }) => count !== undefined);
  const paths = waiting.map(({ path, rows }) => path ?? rows[0]?.path ?? '').join('\n');
  useQueueKeys(paths, go);
  usePageActions(useRowKeys());
  const create: PageAction = {
    id: 'order.create',
    title: say('order.new'),
    key: 'create',
    run: () => go('/orders/new'),
  };
  usePageActions([create]);
  return (
    <>
      <WorkHeader title={dayText()} primary={create} />
      <div className={classes.page}>
        <div className={classes.queues}>
          <InOnePiece>
            {waiting.map((queue, at) => (
              <QueueSection key={queue.id} queue={queue} chord={VIEW_KEYS[at]} />
            ))}
            {isRead && waiting.length === 0 ? (
              <p className={classes.none}>{say('today.nothing-waits')}</p>
            ) : null}
          </InOnePiece>
        </div>
        {mayOrders ? (
          <div className={classes.beside}>
            <PromisedPicture />
            <NewOrders />
          </div>
        ) : null}
      </div>
      <OrderDeedDialog />
    </>
  );
}

/** `Sunday, November 22`. */
function dayText(): string {
  const format = new Intl.DateTimeFormat(currentLocale(), {
    ...{ weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' },
  });
  return format.format(new Date(`${today()}T00:00:00Z`));
}

/** 1 to 9 open the queues in their order. */
function useQueueKeys(paths: string, go: (path: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (!isPlain || isTyping(event.target) || !usePreferences.getState().singleKeys) return;
      const path = paths.split('\n')[VIEW_KEYS.indexOf(event.key as (typeof VIEW_KEYS)[number])];
      if (!path) return;
      event.preventDefault();
      go(path);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [paths, go]);
}

/** J and K go from row to row, whichever queue it is of; Enter opens the one with the focus. */
function useRowKeys(): readonly PageAction[] {
  return useMemo(() => {
    const step = (by: number) => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-today-row]')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]?.focus();
    };
    return [
      { id: 'today.next', title: say('keys.nextRow'), key: 'nextRow', hidden: true, run: () => step(1) },
      {
        id: 'today.previous',
        title: say('keys.previousRow'),
        key: 'previousRow',
        hidden: true,
        run: () => step(-1),
      },
    ];
  }, []);
}
