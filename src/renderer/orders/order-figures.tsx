import { showDate } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { Figure } from '../ui/page/RecordPage.tsx';
import { OwnerName } from './order-columns.tsx';
import { earliestPromise, type ShownOrder } from './order-record.ts';
import classes from './order-words.module.css';
import { type OrderProgress, PromisedDate, ShippedBar, shippedText } from './order-words.tsx';

/** The section in which the total has its rows, and its name for them. */
export const ORDER_TOTAL = { section: 'lines', figure: 'order.total' } as const;

/** The strip of a record: what it comes to, when it comes, how far it is, whose it is. */
export function orderFigures(order: ShownOrder, progress: OrderProgress): readonly Figure[] {
  const { currency, net, status, placedOn, requestedDate, owner, shippedOn } = order;
  const { shipping, total } = progress;
  const promised = earliestPromise(order);
  const lastDay =
    promised !== null
      ? { title: say('order.promised'), value: <PromisedDate order={{ promised, status }} /> }
      : shippedOn !== null
        ? { title: say('order.shipped-on'), value: showDate(shippedOn) }
        : { title: say('order.promised'), value: '–' };
  return [
    {
      title: say('order.amount'),
      value: showMoney(total, currency),
      opens: { ...ORDER_TOTAL, value: total },
      ...(net === total ? {} : { fact: say('order.net-of', { net: showMoney(net, currency) }) }),
    },
    {
      ...lastDay,
      ...(requestedDate === null || requestedDate === promised
        ? {}
        : { fact: say('order.fact-requested', { date: showDate(requestedDate) }) }),
    },
    ...(order.origin === 'imported' || status === 'draft'
      ? []
      : [
          {
            title: say('order.shipped'),
            value: (
              <span className={classes.bar}>
                <ShippedBar shipping={shipping} />
              </span>
            ),
            fact: shippedText(shipping),
          },
        ]),
    { title: say('order.placed-on'), value: showDate(placedOn) },
    ...(owner === null ? [] : [{ title: say('order.owner'), value: <OwnerName owner={owner} /> }]),
  ];
}
