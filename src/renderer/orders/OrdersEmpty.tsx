import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { OrderView, orderRowQueries } from '../../shared/orders/order-rows.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import type { Go } from './order-actions.ts';

export interface OrdersEmptyProps {
  readonly view: OrderView;
  /** What narrows the list, in words. */
  readonly words: readonly string[];
  readonly mayEnter: boolean;
  readonly counts: QueryOutput<typeof orderRowQueries.countOrderViews>['counts'] | undefined;
  readonly go: Go;
  readonly onClear: () => void;
}

/** No orders: because nothing matches, because nothing is left to do, or because there never was one. */
export function OrdersEmpty({ view, words, mayEnter, counts, go, onClear }: OrdersEmptyProps) {
  const count = (of: OrderView) => counts?.find((each) => each.view === of)?.count ?? 0;
  if (words.length > 0) {
    return (
      <EmptyPlace
        sentence={say('order.none-match', { view: say(`order.view-${view}`), filter: words.join(', ') })}
      >
        <ActionButton
          action={{
            id: 'orders.clear',
            title: say('order.clear-filter-count', { count: count(view) }),
            run: onClear,
          }}
        />
      </EmptyPlace>
    );
  }
  if (count('all') > 0) return <EmptyPlace sentence={say(`order.none-${view}`)} />;
  return (
    <NeverUsed
      sentence={say('order.none-yet')}
      imports="orders"
      {...(mayEnter
        ? { create: { id: 'order.create', title: say('order.new'), run: () => go('/orders/new') } }
        : {})}
    />
  );
}
