import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { availabilityQueries } from '../../shared/orders/availability-queries.ts';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import { showOrder } from '../../shared/orders/order-queries.ts';
import { announce } from '../platform/announcements.ts';
import { showShortDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { runCommand } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { Reading, RefusalLine } from '../ui/NoticeLine.tsx';
import type { NamedOrder } from './order-deeds.ts';
import classes from './order-dialogs.module.css';

export interface AllocateDialogProps {
  readonly order: NamedOrder;
  readonly onClose: () => void;
}

/** What waits for stock, and what sharing what is available now gives it: by rule, with the one who comes before. */
export function AllocateDialog({ order, onClose }: AllocateDialogProps) {
  const shown = useAnswer(showOrder, { order: order.id }).data;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const waiting = shown?.lines.filter(({ backordered }) => backordered > 0) ?? [];
  const items = [...new Set(waiting.map(({ item }) => item))];
  const allocate = async () => {
    let given = 0;
    for (const item of items) {
      const answer = await runCommand(orderDecisionCommands.allocateBackorders, { item });
      if (!answer.ok) return setRefusal(answer.refusal);
      const own = new Set(waiting.map(({ id }) => id));
      given += answer.output.allocated.filter(({ line, quantity }) => own.has(line) && quantity > 0).length;
    }
    announce(say('order.allocate-done', { number: order.number, count: given }));
    return onClose();
  };
  const action = {
    id: 'backorder.allocate',
    title: say('order.allocate'),
    key: 'primary' as const,
    run: () => void allocate(),
  };
  usePageActions([action]);
  return (
    <Dialog opened onClose={onClose} title={say('order.allocate-title', { number: order.number })} size={620}>
      <p className={classes.explain}>
        {say(waiting.length === 0 ? 'order.nothing-waits' : 'order.allocate-help', { number: order.number })}
      </p>
      {shown ? null : <Reading />}
      {items.map((item) => (
        <ItemSharing key={item} item={item} order={order.id} />
      ))}
      <RefusalLine refusal={refusal} />
      <div className={classes.buttons}>
        <ActionButton action={{ id: 'cancel', title: say('cancel'), run: onClose }} look="quiet" />
        {waiting.length === 0 ? null : <ActionButton action={action} look="primary" />}
      </div>
    </Dialog>
  );
}

function ItemSharing({ item, order }: { readonly item: string; readonly order: string }) {
  const answer = useAnswer(availabilityQueries.stockAllocation, { item }).data;
  if (!answer) return <Reading />;
  const title = say('order.sharing', {
    item: answer.number,
    available: showQuantity(answer.available),
    unit: answer.unit,
  });
  return (
    <>
      <h3 className={classes.item}>{title}</h3>
      <PlainTable
        label={title}
        rows={answer.waiting}
        rowId={({ line }) => line}
        columns={[
          {
            id: 'order',
            title: say('order.number'),
            render: ({ number, position, order: each }) => (
              <span className={each === order ? classes.own : undefined}>
                {say('order.line-of', { number, line: position })}
              </span>
            ),
          },
          { id: 'customer', title: say('order.customer'), render: ({ customerName }) => customerName },
          {
            id: 'promised',
            title: say('order.promised'),
            render: ({ date }) => (date ? showShortDate(date) : '–'),
          },
          {
            id: 'waits',
            title: say('order.waits'),
            align: 'end',
            render: ({ quantity }) => showQuantity(quantity),
          },
          { id: 'gets', title: say('order.gets'), align: 'end', render: ({ given }) => showQuantity(given) },
          {
            id: 'why',
            title: say('order.after'),
            render: ({ after }) =>
              after ? say(`order.after-${after.because}`, { number: after.number }) : say('order.first'),
          },
        ]}
      />
    </>
  );
}
