import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { showTime } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { QueuePage } from '../ui/page/QueuePage.tsx';
import { ViewChips } from '../ui/page/ViewChips.tsx';
import { HoldFacts, holdReason, type QueuedHold } from './HoldFacts.tsx';
import { HoldWords } from './order-words.tsx';
import { openApart, useOwnQueue } from './own-queue.ts';
import { QueueCard, QueueEmpty } from './QueueCard.tsx';
import { ReleaseForm } from './ReleaseDialog.tsx';

/** Holds that wait for somebody who may release them, oldest first; those one may release oneself before the others. */
export function ReleaseQueuePage() {
  const answer = useAnswer(holdQueueQueries.releaseQueue, {});
  const [selected, setSelected] = useState<string | null>(null);
  const navigate = useNavigate();
  const queue = useOwnQueue(answer.data?.holds, mayRelease);
  const { rows: holds } = queue;
  const at = Math.max(
    0,
    holds.findIndex(({ id }) => id === selected),
  );
  const actions = useMemo((): readonly PageAction[] => {
    const hold = holds[at];
    if (!hold) return [];
    const open = { title: say('order.open-order', { number: hold.orderNumber }), key: 'open' as const };
    const path = pagePath('orders', hold.order);
    return [{ id: 'queue.open', ...open, run: () => void navigate({ to: path }) }, openApart(path)];
  }, [holds, at, navigate]);
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  const next = () => setSelected(holds[at + 1]?.id ?? null);
  return (
    <QueuePage<QueuedHold>
      title={say('place.releases')}
      beside={<ViewChips {...queue.chips} />}
      order={say(queue.isMine ? 'order.oldest-first' : 'order.release-order')}
      items={holds}
      itemId={({ id }) => id}
      selected={selected}
      onSelect={setSelected}
      actions={actions}
      card={(hold) => (
        <QueueCard
          title={hold.orderNumber}
          who={hold.customerName}
          state={<HoldWords holds={[hold.kind]} />}
          reason={holdReason(hold)}
          fact={say('order.waiting-since', { time: showTime(hold.placedAt) })}
          value={showMoney(hold.amountNow, hold.currency)}
        />
      )}
      detail={(hold) => (
        <>
          <h2>{[hold.orderNumber, hold.customerName].filter(Boolean).join(', ')}</h2>
          <HoldFacts hold={hold} />
          <ReleaseForm key={hold.id} hold={hold} onDone={next} onCancel={next} cancel={say('order.skip')} />
        </>
      )}
      empty={
        <QueueEmpty
          all={answer.data.holds.length}
          nothing={say('order.nothing-to-release')}
          done="released"
        />
      }
    />
  );
}

function mayRelease({ release }: QueuedHold): boolean {
  return release === null;
}
