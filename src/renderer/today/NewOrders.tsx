import { Link } from '@tanstack/react-router';
import { addDays } from '../../shared/kernel/calendar.ts';
import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { orderRowQueries } from '../../shared/orders/order-rows.ts';
import { OrderState } from '../orders/order-words.tsx';
import { today } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import classes from './TodayPage.module.css';

const SHOWN = 8;

/** Orders that were placed yesterday or today, newest first. */
export function NewOrders() {
  const page = useAnswer(orderRowQueries.listOrderRows, {
    ...{ view: 'all', sort: 'placed', descending: true, limit: SHOWN, today: today() },
  }).data;
  const yesterday = addDays(today(), -1);
  const rows = page?.rows.filter(({ placedOn }) => placedOn >= yesterday) ?? [];
  const orders = rows.map(({ id }) => id);
  const progress = useAnswer(
    orderProgressQueries.progressOfOrders,
    { orders },
    { enabled: orders.length > 0 },
  ).data;
  const totals = new Map(progress?.orders.map(({ order, total }) => [order, total]));
  return (
    <section className={classes.queue} aria-label={say('today.new')}>
      <h2 className={classes.heading}>
        <Link to="/orders" search={{ view: 'all', sort: '-placed' } as never} className={classes.headingLink}>
          {say('today.new')}
        </Link>
      </h2>
      {page && rows.length === 0 ? <p className={classes.none}>{say('today.nothing-new')}</p> : null}
      <ul className={classes.rows}>
        {rows.map((order) => (
          <li key={order.id} className={classes.row}>
            <Link to={pagePath('orders', order.id)} className={classes.rowLink} data-today-row>
              <span className={classes.rowTitle}>{order.number}</span>
              <span className={classes.detail}>{order.customerName}</span>
            </Link>
            <OrderState order={order} />
            <span className={classes.amount}>
              {totals.has(order.id) ? showMoney(totals.get(order.id) ?? 0, order.currency) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
