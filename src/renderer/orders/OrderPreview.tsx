import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { canOrder, showOrder } from '../../shared/orders/order-queries.ts';
import { showDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import classes from './OrderPreview.module.css';
import { type Go, nextStepAction, orderActions } from './order-actions.ts';
import type { ListedOrder } from './order-columns.tsx';
import { orderSentenceOf } from './order-sentences.ts';
import { HoldWords, OrderState, shippedText } from './order-words.tsx';

/** The order at the cursor: how it stands, what is short, what can be done, what happened last. */
export function OrderPreview({ row, go }: { readonly row: ListedOrder; readonly go: Go }) {
  const { id, number } = row;
  const answer = useAnswer(showOrder, { order: id });
  const can = useAnswer(canOrder, { order: id }).data;
  const progress = useAnswer(orderProgressQueries.progressOfLines, { order: id }).data;
  const order = answer.data;
  const named = { id, number, isDraft: row.status === 'draft', isHeld: row.holds.length > 0 };
  const all = can && row.origin === 'own' ? orderActions(named, can, go) : null;
  const offered: readonly PageAction[] = all ? [all.edit, all.allocate, all.ship, all.hold] : [];
  usePageActions(offered);
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!order) return <Reading />;
  const far = new Map(progress?.lines.map((line) => [line.line, line]));
  const next = row.progress?.next;
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.number}>{number}</h2>
        <span className={classes.open}>
          <ActionButton
            action={{
              id: 'list.open-row',
              title: say('order.open'),
              key: 'open',
              run: () => go(pagePath('orders', id)),
            }}
          />
        </span>
      </div>
      <p className={classes.state}>
        <OrderState order={row} />
        <HoldWords holds={row.holds} all />
      </p>
      <p className={classes.facts}>{factsOf(row)}</p>
      <PlainTable
        label={say('order.lines')}
        rows={order.lines}
        rowId={(line) => line.id}
        empty={say('order.no-lines')}
        columns={[
          { id: 'item', title: say('order.item'), render: ({ itemNumber }) => itemNumber },
          {
            id: 'ordered',
            title: say('order.ordered-short'),
            align: 'end',
            render: ({ quantity, unit }) => `${showQuantity(quantity)} ${unit}`,
          },
          {
            id: 'shipped',
            title: say('order.shipped'),
            align: 'end',
            render: (line) => (line.notGoods ? '–' : showQuantity(far.get(line.id)?.shipped ?? 0)),
          },
          {
            id: 'short',
            title: say('order.short'),
            align: 'end',
            render: ({ backordered, notGoods }) =>
              notGoods ? (
                '–'
              ) : (
                <span className={backordered > 0 ? classes.short : classes.none}>
                  {showQuantity(backordered)}
                </span>
              ),
          },
        ]}
      />
      {row.progress && row.progress.shipping.lines > 0 ? (
        <p className={classes.shipped}>{shippedText(row.progress.shipping)}</p>
      ) : null}
      {all ? (
        <div className={classes.actions}>
          {next && next.action !== 'ship' && next.action !== 'allocate' && next.action !== 'release' ? (
            <ActionButton action={nextStepAction(row, next, go)} />
          ) : null}
          {offered.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </div>
      ) : null}
      <StillTimeline record={id} first={5} sentence={orderSentenceOf(order)} />
    </>
  );
}

function factsOf({ customerName, customerPo, promised, requestedDate, status }: ListedOrder): string {
  const late = promised !== null && status === 'confirmed' && promised < today();
  const date =
    promised !== null
      ? say(late ? 'order.fact-late' : 'order.fact-promised', { date: showDate(promised) })
      : requestedDate === null
        ? null
        : say('order.fact-requested', { date: showDate(requestedDate) });
  return [customerName, customerPo === null ? null : say('order.fact-po', { po: customerPo }), date]
    .filter(Boolean)
    .join(' · ');
}
