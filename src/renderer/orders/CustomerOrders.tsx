import { Link, useNavigate } from '@tanstack/react-router';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { listOrders } from '../../shared/orders/order-queries.ts';
import { showShortDate } from '../platform/date-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';

type Order = QueryOutput<typeof listOrders>['orders'][number];

/** A customer's last orders, in the preview of the list. */
export function CustomerLastOrders({ record }: { readonly record: string }) {
  return <Orders customer={record} limit={5} isShort />;
}

/** A customer's orders, newest first, on the record page. */
export function CustomerOrders({ record }: { readonly record: string }) {
  const navigate = useNavigate();
  const create: PageAction = {
    id: 'order.create',
    title: say('order.new'),
    key: 'create',
    run: () => void navigate({ to: '/orders/new', search: { customer: record } as never }),
  };
  usePageActions([create]);
  return (
    <RecordSection
      title={say('customer-orders.title')}
      actions={<ActionButton action={create} look="quiet" />}
    >
      <Orders customer={record} limit={20} />
    </RecordSection>
  );
}

function Orders(props: { readonly customer: string; readonly limit: number; readonly isShort?: true }) {
  const { customer, limit, isShort } = props;
  const { data, isPlaceholderData } = useAnswer(listOrders, { customer, limit });
  if (!data || isPlaceholderData) return null;
  return (
    <PlainTable
      label={say('customer-orders.title')}
      rows={data.orders}
      rowId={({ id }) => id}
      empty={say('customer-orders.none')}
      columns={[
        {
          id: 'number',
          title: say('customer-orders.number'),
          render: ({ id, number }) => <Link to={pagePath('orders', id)}>{number}</Link>,
        },
        ...(isShort
          ? []
          : [
              {
                id: 'po',
                title: say('customer-orders.customer-po'),
                render: ({ customerPo }: Order) => customerPo,
              },
            ]),
        {
          id: 'placed',
          title: say('customer-orders.placed'),
          render: ({ placedOn }) => showShortDate(placedOn).replaceAll(' ', '\u00a0'),
        },
        { id: 'state', title: say('customer-orders.state'), render: (order) => <State order={order} /> },
      ]}
    />
  );
}

function State({ order }: { readonly order: Order }) {
  return (
    <>
      {say(`customer-orders.state-${order.status}`)}{' '}
      {order.onHold ? <StateWord tone="red">{say('customer-orders.on-hold')}</StateWord> : null}
      {order.backordered ? <StateWord tone="amber">{say('customer-orders.backordered')}</StateWord> : null}
    </>
  );
}
