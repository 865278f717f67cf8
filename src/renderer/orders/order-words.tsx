import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { HoldKind } from '../../shared/orders/order-lifecycle.ts';
import type { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import type { orderRowQueries } from '../../shared/orders/order-rows.ts';
import { showShortDate, today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { ShareBar } from '../ui/ShareBar.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import classes from './order-words.module.css';

export type OrderRow = QueryOutput<typeof orderRowQueries.listOrderRows>['rows'][number];
export type OrderProgress = QueryOutput<typeof orderProgressQueries.progressOfOrders>['orders'][number];

/** The lifecycle in a word; history of other systems says so. */
export function OrderState({ order }: { readonly order: Pick<OrderRow, 'status' | 'origin' | 'kind'> }) {
  if (order.origin === 'imported') {
    return (
      <StateWord tone="muted">
        {say(order.kind === 'order' ? 'order.history' : `order.kind-${order.kind}`)}
      </StateWord>
    );
  }
  return (
    <StateWord tone={order.status === 'confirmed' ? 'plain' : 'muted'}>
      {say(`order.state-${order.status}`)}
    </StateWord>
  );
}

/** A word for each kind of hold that stands; in a list the first, and how many more. */
export function HoldWords({
  holds,
  all = false,
}: {
  readonly holds: readonly HoldKind[];
  readonly all?: boolean;
}) {
  const shown = all ? holds : holds.slice(0, 1);
  return (
    <>
      {shown.map((kind) => (
        <StateWord key={kind} tone={kind === 'credit' ? 'red' : 'amber'}>
          {say(all ? `order.hold-${kind}` : `order.held-${kind}`)}
        </StateWord>
      ))}
      {shown.length < holds.length ? ` +${holds.length - shown.length}` : null}
    </>
  );
}

/** Red once it is over and something of the order is still to come. */
export function PromisedDate({ order }: { readonly order: Pick<OrderRow, 'promised' | 'status'> }) {
  if (order.promised === null) return null;
  const isLate = order.status === 'confirmed' && order.promised < today();
  return (
    <span className={isLate ? classes.late : undefined} title={isLate ? say('order.late') : undefined}>
      {showShortDate(order.promised)}
      {isLate ? <span className="visually-hidden"> {say('order.late')}</span> : null}
    </span>
  );
}

/** How much has gone, in a bar and in words, by the one number both come from. */
export function ShippedBar({ shipping }: { readonly shipping: OrderProgress['shipping'] }) {
  return <ShareBar share={shipping.share} label={shippedText(shipping)} />;
}

export function shippedText({ complete, lines }: OrderProgress['shipping']): string {
  return lines === 0 ? say('order.nothing-ships') : say('order.lines-complete', { complete, count: lines });
}
