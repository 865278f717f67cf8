import { approvalQueries } from '../../shared/orders/approval-commands.ts';
import { showTime } from '../platform/date-format.ts';
import { showPercent, showRate } from '../platform/number-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { ShownOrder } from './order-record.ts';

/** Prices somebody answered for, and those that still wait for it. */
export function OrderApprovals({ order }: { readonly order: ShownOrder }) {
  const nameOf = useNameOf();
  const waiting = useAnswer(approvalQueries.approvalQueue, { order: order.id }).data?.requests ?? [];
  if (order.approvals.length + waiting.length === 0) return null;
  const positions = new Map(order.lines.map(({ id, position }) => [id, position]));
  const rows = [
    ...waiting.map((request) => ({
      id: request.id,
      line: request.position,
      price: request.unitPrice,
      discount: request.discountPercent,
      state: 'waits' as const,
      why: request.note,
      by: request.askedBy,
      at: request.askedAt,
    })),
    ...order.approvals.map((approval) => ({
      id: `${approval.line}:${approval.approvedAt}`,
      line: positions.get(approval.line) ?? null,
      price: approval.unitPrice,
      discount: approval.discountPercent,
      state: approval.stands ? ('stands' as const) : ('died' as const),
      why: approval.why,
      by: approval.approvedBy,
      at: approval.approvedAt,
    })),
  ];
  return (
    <RecordSection title={say('order.approvals')}>
      <PlainTable
        label={say('order.approvals')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'line', title: say('order.line'), render: ({ line }) => line ?? say('order.whole') },
          {
            id: 'price',
            title: say('order.price'),
            align: 'end',
            render: ({ price }) => (price === null ? null : showRate(price, order.currency)),
          },
          {
            id: 'discount',
            title: say('order.discount'),
            align: 'end',
            render: ({ discount }) => (discount === null ? null : showPercent(discount)),
          },
          {
            id: 'state',
            title: say('order.state'),
            render: ({ state }) => (
              <StateWord tone={state === 'waits' ? 'amber' : state === 'died' ? 'muted' : 'plain'}>
                {say(`order.approval-${state}`)}
              </StateWord>
            ),
          },
          { id: 'why', title: say('order.why'), render: ({ why }) => why },
          { id: 'by', title: say('order.by'), render: ({ by, at }) => `${nameOf(by)}, ${showTime(at)}` },
        ]}
      />
    </RecordSection>
  );
}
