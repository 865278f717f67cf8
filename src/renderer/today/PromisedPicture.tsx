import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays } from '../../shared/kernel/calendar.ts';
import { orderRowQueries } from '../../shared/orders/order-rows.ts';
import { showDate, today } from '../platform/date-format.ts';
import { currentLocale, showCount } from '../platform/number-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { countMark } from '../ui/figure-marks.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import classes from './PromisedPicture.module.css';

/** Days that have a bar of their own, today the first. */
const DAYS = 10;

interface Bar {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly orders: number;
  readonly isLate: boolean;
  /** The list with exactly these orders. */
  readonly search: Readonly<Record<string, string>>;
}

/** Confirmed orders by the earliest promise of what is still to come: a bar a day, each opening its orders. */
export function PromisedPicture() {
  const [asTable, setAsTable] = useState(false);
  const from = today();
  const dates = Array.from({ length: DAYS }, (_, day) => addDays(from, day));
  const answer = useAnswer(orderRowQueries.countPromised, { from, until: addDays(from, DAYS - 1) }).data;
  if (!answer) return null;
  const known = new Map(answer.days.map(({ date, orders }) => [date, orders]));
  const view = { view: 'confirmed' };
  const bars: readonly Bar[] = [
    {
      ...{
        id: 'late',
        label: say('today.bar-late'),
        title: say('today.bar-before'),
        orders: answer.before,
        isLate: true,
      },
      search: { ...view, promisedUntil: addDays(from, -1) },
    },
    ...dates.map((date) => ({
      ...{
        id: date,
        label: dayLabel(date),
        title: showDate(date),
        orders: known.get(date) ?? 0,
        isLate: false,
      },
      search: { ...view, promisedFrom: date, promisedUntil: date },
    })),
    {
      ...{
        id: 'later',
        label: say('today.bar-later'),
        title: say('today.bar-after'),
        orders: answer.after,
        isLate: false,
      },
      search: { ...view, promisedFrom: addDays(from, DAYS) },
    },
  ];
  const most = Math.max(1, ...bars.map(({ orders }) => orders));
  return (
    <section className={classes.picture} aria-label={say('today.promised')}>
      <h2 className={classes.heading}>
        {say('today.promised')}
        <button
          type="button"
          className={classes.turn}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {say(asTable ? 'today.as-picture' : 'today.as-table')}
        </button>
      </h2>
      {asTable ? (
        <PlainTable
          label={say('today.promised')}
          rows={bars}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'day',
              title: say('order.promised'),
              render: (bar) => <BarLink bar={bar}>{bar.title}</BarLink>,
            },
            {
              id: 'orders',
              title: say('place.orders'),
              align: 'end',
              render: ({ orders }) => showCount(orders),
            },
          ]}
        />
      ) : (
        <ol className={classes.bars}>
          {bars.map((bar) => (
            <li key={bar.id} className={classes.place}>
              <BarLink bar={bar} className={classes.link}>
                <span className="visually-hidden">
                  {say('today.bar', { day: bar.title, count: bar.orders })}
                </span>
                <span className={classes.number} aria-hidden="true" {...countMark(bar.orders)}>
                  {bar.orders === 0 ? '' : showCount(bar.orders)}
                </span>
                <span
                  className={classes.bar}
                  data-late={bar.isLate || undefined}
                  style={{ blockSize: bar.orders === 0 ? 0 : 4 + Math.round((bar.orders / most) * 86) }}
                />
                <span className={classes.label} aria-hidden="true">
                  {bar.label}
                </span>
              </BarLink>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Its name is its text: a day in the table, day and count in the picture, where the text is the bar. */
function BarLink(props: {
  readonly bar: Bar;
  readonly className?: string | undefined;
  readonly children: React.ReactNode;
}) {
  const { bar, className, children } = props;
  return (
    <Link to="/orders" search={bar.search as never} className={className}>
      {children}
    </Link>
  );
}

/** `Mon` over `23`: short enough for a bar, never under 11 px. */
function dayLabel(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLocale(), { ...parts, timeZone: 'UTC' }).format(day);
  return `${format({ weekday: 'short' })}\n${format({ day: 'numeric' })}`;
}
