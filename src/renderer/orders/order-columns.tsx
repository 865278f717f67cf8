import { showAmount } from '../platform/number-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import {
  HoldWords,
  type OrderProgress,
  type OrderRow,
  OrderState,
  PromisedDate,
  ShippedBar,
} from './order-words.tsx';

/** A row of the list, with what is asked only of rows in sight. */
export type ListedOrder = OrderRow & { readonly progress: OrderProgress | undefined };

/** The columns of the list of orders; currency once, in the heading, where all that is seen has one. */
export function orderColumns(currency: string | null): readonly ListColumn<ListedOrder>[] {
  return [
    { id: 'number', title: say('order.number'), width: 110, sort: 'number', render: ({ number }) => number },
    {
      id: 'customer',
      title: say('order.customer'),
      width: 124,
      grow: true,
      sort: 'customer',
      render: ({ customerName }) => customerName,
    },
    {
      id: 'customerPo',
      title: say('order.customer-po'),
      width: 104,
      leaves: 2,
      sort: 'customerPo',
      render: ({ customerPo }) => customerPo,
    },
    {
      id: 'promised',
      title: say('order.promised'),
      width: 82,
      sort: 'promised',
      render: (order) => <PromisedDate order={order} />,
    },
    { id: 'state', title: say('order.state'), width: 80, render: (order) => <OrderState order={order} /> },
    { id: 'holds', title: say('order.holds'), width: 78, render: ({ holds }) => <HoldWords holds={holds} /> },
    {
      id: 'shipped',
      title: say('order.shipped'),
      width: 62,
      render: ({ progress, status }) =>
        progress && status !== 'draft' && progress.shipping.lines > 0 ? (
          <ShippedBar shipping={progress.shipping} />
        ) : null,
    },
    {
      id: 'amount',
      title: currency === null ? say('order.amount') : say('order.amount-in', { currency }),
      width: 96,
      align: 'end',
      sort: 'amount',
      render: (order) => <OrderAmount order={order} shown={currency} />,
    },
    {
      id: 'owner',
      title: say('order.owner'),
      width: 90,
      leaves: 1,
      render: ({ owner }) => <OwnerName owner={owner} />,
    },
  ];
}

function OrderAmount({ order, shown }: { readonly order: ListedOrder; readonly shown: string | null }) {
  const amount = order.amount ?? order.progress?.total;
  if (amount === undefined) return null;
  return (
    <>
      {order.currency === shown ? null : `${order.currency}\u00a0`}
      {showAmount(amount, order.currency)}
    </>
  );
}

export function OwnerName({ owner }: { readonly owner: string | null }) {
  const nameOf = useNameOf();
  return owner === null ? null : nameOf(owner);
}
