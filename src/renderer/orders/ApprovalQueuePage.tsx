import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { approvalCommands, approvalQueries } from '../../shared/orders/approval-commands.ts';
import { showTime } from '../platform/date-format.ts';
import { showPercent, showQuantity, showRate } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { QueuePage } from '../ui/page/QueuePage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { ViewChips } from '../ui/page/ViewChips.tsx';
import { whyField } from './OrderDialogs.tsx';
import { openApart, useOwnQueue } from './own-queue.ts';
import { QueueCard, QueueEmpty } from './QueueCard.tsx';

type Request = QueryOutput<typeof approvalQueries.approvalQueue>['requests'][number];

/** Prices and discounts somebody asked a yes for; those one may give oneself first, then the oldest. */
export function ApprovalQueuePage() {
  const answer = useAnswer(approvalQueries.approvalQueue, {});
  const [selected, setSelected] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<'give' | 'refuse' | null>(null);
  const navigate = useNavigate();
  const queue = useOwnQueue(answer.data?.requests, mayGive);
  const { rows: requests } = queue;
  const at = Math.max(
    0,
    requests.findIndex(({ id }) => id === selected),
  );
  const request = requests[at];
  const [primary, ...actions] = useMemo((): readonly PageAction[] => {
    if (!request) return [];
    const may = request.give ?? true;
    return [
      {
        id: 'approval.give',
        title: say('order.approve'),
        key: 'approve',
        may,
        run: () => setVerdict('give'),
      },
      {
        id: 'approval.refuse',
        title: say('order.refuse'),
        key: 'returnIt',
        may,
        run: () => setVerdict('refuse'),
      },
      {
        id: 'queue.open',
        title: say('order.open-order', { number: request.orderNumber }),
        key: 'open',
        run: () => void navigate({ to: pagePath('orders', request.order) }),
      },
      openApart(pagePath('orders', request.order)),
    ];
  }, [request, navigate]);
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  const done = () => {
    setVerdict(null);
    setSelected(requests[at + 1]?.id ?? null);
  };
  return (
    <>
      <QueuePage<Request>
        title={say('place.approvals')}
        beside={<ViewChips {...queue.chips} />}
        order={say(queue.isMine ? 'order.oldest-first' : 'order.release-order')}
        items={requests}
        itemId={({ id }) => id}
        selected={selected}
        onSelect={setSelected}
        actions={actions}
        primary={primary}
        card={(each) => (
          <QueueCard
            title={each.orderNumber}
            who={each.customerName}
            state={null}
            reason={whatOf(each)}
            fact={say('order.waiting-since', { time: showTime(each.askedAt) })}
            value={showPercent(each.given)}
          />
        )}
        detail={(each) => <RequestFacts request={each} />}
        empty={
          <QueueEmpty
            all={answer.data.requests.length}
            nothing={say('order.nothing-to-approve')}
            done="answered"
          />
        }
      />
      {verdict !== null && request ? (
        <CommandDialog
          title={say(`order.${verdict}-title`, { what: whatOf(request) })}
          command={verdict === 'give' ? approvalCommands.giveApproval : approvalCommands.refuseApproval}
          fields={[whyField()]}
          fixed={{ request: request.id }}
          said={() => say(`order.${verdict}-done`, { number: request.orderNumber })}
          onDone={done}
          onCancel={() => setVerdict(null)}
          verb={say(verdict === 'give' ? 'order.approve' : 'order.refuse')}
        />
      ) : null}
    </>
  );
}

function mayGive({ give }: Request): boolean {
  return give === null;
}

function whatOf({ position, itemNumber, discountPercent, unitPrice, currency }: Request): string {
  if (position === null) return say('order.whole-discount', { percent: showPercent(discountPercent ?? 0) });
  const line = say('order.line-item', { line: position, item: itemNumber ?? '' });
  return discountPercent
    ? say('order.line-discount', { line, percent: showPercent(discountPercent) })
    : say('order.line-price', { line, price: unitPrice === null ? '' : showRate(unitPrice, currency) });
}

function RequestFacts({ request }: { readonly request: Request }) {
  const { currency, listPrice, unitPrice, quantity, note, askedByName, askedAt, given } = request;
  const value = quantity !== null && unitPrice !== null ? showQuantity(quantity) : null;
  const rows: readonly (readonly [string, string | null])[] = [
    [say('order.quantity'), value],
    [say('order.list-price'), listPrice === null ? null : `${currency} ${showRate(listPrice, currency)}`],
    [say('order.asked-price'), unitPrice === null ? null : `${currency} ${showRate(unitPrice, currency)}`],
    [
      say('order.discount-asked'),
      request.discountPercent === null ? null : showPercent(request.discountPercent),
    ],
    [say('order.below-rule'), showPercent(given)],
    [say('order.asked-by'), `${askedByName}, ${showTime(askedAt)}`],
    [say('order.note'), note],
  ];
  return (
    <>
      <h2>{[request.orderNumber, request.customerName].filter(Boolean).join(', ')}</h2>
      <p>{whatOf(request)}</p>
      <FactList facts={rows.filter(([, text]) => text !== null)} />
    </>
  );
}
