import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { orderRowQueries } from '../../shared/orders/order-rows.ts';
import { showCount, showMoney } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { askDeed } from './order-deeds.ts';

type Sums = QueryOutput<typeof orderRowQueries.sumOrderRows>['sums'];

/** How many orders there are, and what was promised of them by currency. */
export function OrdersFoot(props: { readonly total: number | null; readonly sums: Sums | undefined }) {
  const { total, sums = [] } = props;
  return (
    <>
      <span>{say('order.count', { count: total ?? 0, shown: showCount(total ?? 0) })}</span>
      {sums.map(({ currency, amount, orders }) => (
        <span key={currency}>
          {say('order.promised-sum', {
            amount: showMoney(amount, currency),
            count: orders,
            shown: showCount(orders),
          })}
        </span>
      ))}
    </>
  );
}

/** What can be done with all that is selected, in place of the foot. */
export function OrdersBulk({ ids }: { readonly ids: ReadonlySet<string> }) {
  const orders = [...ids];
  return (
    <>
      <ActionButton
        look="row"
        action={{
          id: 'orders.hold-all',
          command: 'hold.place',
          title: say('order.hold-all', { count: orders.length }),
          run: () => askDeed({ kind: 'hold-all', orders }),
        }}
      />
      <ActionButton
        look="row"
        action={{
          id: 'orders.cancel-all',
          command: 'order.cancel',
          title: say('order.cancel-all', { count: orders.length }),
          run: () => askDeed({ kind: 'cancel-all', orders }),
        }}
      />
    </>
  );
}
