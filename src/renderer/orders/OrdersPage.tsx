import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import {
  type OrderSort,
  type OrderView,
  orderRowQueries,
  orderViews,
} from '../../shared/orders/order-rows.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { useListAddress } from '../ui/list/list-address.ts';
import { keepTrail } from '../ui/list/record-trail.ts';
import { useRowSource } from '../ui/list/row-source.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { ChipCount } from '../ui/page/ViewChips.tsx';
import { OrderDeedDialog } from './OrderDeedDialog.tsx';
import { OrderFilterBar, useFilterWords } from './OrderFilterBar.tsx';
import { OrderFilterDialog } from './OrderFilterDialog.tsx';
import { OrderPreview } from './OrderPreview.tsx';
import { OrdersEmpty } from './OrdersEmpty.tsx';
import { OrdersBulk, OrdersFoot } from './OrdersFoot.tsx';
import { nextStepAction } from './order-actions.ts';
import { type ListedOrder, orderColumns } from './order-columns.tsx';
import { filterOf, useOrderFilter } from './order-filter.ts';
import { useOrdersInSight } from './orders-in-sight.ts';

/** Orders as a queue: views, filters, what is next for each. */
export function OrdersPage() {
  const navigate = useNavigate();
  const address = useListAddress({ view: 'open', sort: 'promised' });
  const kept = useOrderFilter();
  const [filtering, setFiltering] = useState(false);
  const asked = {
    view: viewOf(address.view),
    ...kept.filter,
    ...(address.text.trim() === '' ? {} : { text: address.text.trim() }),
    today: today(),
  };
  const source = useOrdersInSight(
    useRowSource(
      orderRowQueries.listOrderRows,
      { ...asked, sort: address.sort.by as OrderSort, descending: address.sort.descending },
      (answer) => answer,
      { query: orderRowQueries.countOrderRows, input: asked },
    ),
  );
  const counts = useAnswer(orderRowQueries.countOrderViews, { today: today() }).data?.counts;
  const sums = useAnswer(orderRowQueries.sumOrderRows, asked).data?.sums;
  const currency = sums?.length === 1 ? (sums[0]?.currency ?? null) : null;
  const go = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  const columns = useMemo(() => orderColumns(currency), [currency]);
  const next = useCallback(
    (order: ListedOrder) => (order.progress?.next ? nextStepAction(order, order.progress.next, go) : null),
    [go],
  );
  const mayEnter = useMay('orders.enter');
  const actions = useMemo(
    (): readonly PageAction[] => [
      { id: 'orders.filter', title: say('order.filter'), key: 'filter', run: () => setFiltering(true) },
    ],
    [],
  );
  const create: PageAction = {
    id: 'order.create',
    title: say('order.new'),
    key: 'create',
    run: () => go('/orders/new'),
  };
  const words = useFilterWords(kept.filter).map(([, text]) => text);
  const open = ({ id }: ListedOrder) => {
    keepTrail('order', source, address.cursor.at, (row) => row.id);
    address.open(pathOf({ id }));
  };
  return (
    <>
      <ListPage<ListedOrder>
        kind="orders"
        label={say('place.orders')}
        views={orderViews.map((id) => {
          const count = counts?.find(({ view }) => view === id)?.count;
          return { id, title: say(`order.view-${id}`), count: count ?? null };
        })}
        view={asked.view}
        onView={address.setView}
        address={address}
        savedCount={SavedOrderCount}
        search={{ label: say('order.search'), text: address.text, onText: address.setText }}
        actions={actions}
        primary={create}
        filters={words.length > 0 ? <OrderFilterBar {...kept} /> : null}
        columns={columns}
        source={source}
        cursor={address.cursor}
        rowId={({ id }) => id}
        onOpen={open}
        pathOf={pathOf}
        sort={address.sort}
        onSort={address.setSort}
        next={next}
        preview={(row) => <OrderPreview key={row.id} row={row} go={go} />}
        foot={<OrdersFoot total={source.total} sums={sums} />}
        bulk={(ids) => <OrdersBulk ids={ids} />}
        empty={
          <OrdersEmpty
            view={asked.view}
            words={address.text.trim() === '' ? words : [...words, `“${address.text.trim()}”`]}
            mayEnter={mayEnter}
            counts={counts}
            go={go}
            onClear={() => {
              address.setText('');
              kept.set(Object.fromEntries(Object.keys(kept.filter).map((name) => [name, null])));
            }}
          />
        }
      />
      {filtering ? <OrderFilterDialog {...kept} onClose={() => setFiltering(false)} /> : null}
      <OrderDeedDialog />
    </>
  );
}

function pathOf({ id }: { readonly id: string }): string {
  return pagePath('orders', id);
}

/** How many orders a saved view holds. */
function SavedOrderCount({ parts }: { readonly parts: Readonly<Record<string, string>> }) {
  const { view = 'open', find } = parts;
  const asked = { view: viewOf(view), ...filterOf(parts), ...(find ? { text: find } : {}), today: today() };
  return <ChipCount count={useAnswer(orderRowQueries.countOrderRows, asked).data?.total} />;
}

/** An address may name a view that there is not. */
function viewOf(text: string): OrderView {
  return orderViews.find((view) => view === text) ?? 'open';
}
