import { showShortDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { Availability } from './StockAvailabilityPage.tsx';
import classes from './StockOutlookPicture.module.css';

export interface StockOutlookPictureProps {
  readonly rows: Availability['rows'];
  readonly unit: string;
  readonly today: string;
}

/** More days than these are read in the table. */
const MOST = 24;

/**
 * A bar per day on which something comes or is due: filled is what can be promised, the rim what will stand there, below
 * the line what is missing. Drawn from the rows of the table under it.
 */
export function StockOutlookPicture({ rows, unit, today }: StockOutlookPictureProps) {
  const shown = rows.slice(0, MOST);
  const most = Math.max(1, ...shown.map(({ projected, promisable }) => Math.max(projected, promisable)));
  const least = Math.min(0, ...shown.map(({ projected }) => projected));
  const share = (quantity: number) => `${(Math.abs(quantity) / (most - least)) * 100}%`;
  return (
    <ol className={classes.picture} aria-label={say('stock-promise.picture')}>
      {shown.map((row) => {
        const day = row.date === today ? say('stock-promise.now') : showShortDate(row.date);
        const told = say('stock-promise.bar', {
          day,
          promisable: showQuantity(row.promisable),
          projected: showQuantity(row.projected),
          unit,
        });
        return (
          <li key={row.date} className={classes.day} aria-label={told} title={told}>
            <span className={classes.value} aria-hidden="true">
              {showQuantity(row.promisable)}
            </span>
            <span className={classes.bar} aria-hidden="true">
              <span className={classes.above} style={{ blockSize: share(most) }}>
                <span
                  className={classes.projected}
                  style={{ blockSize: `${(Math.max(0, row.projected) / most) * 100}%` }}
                />
                <span
                  className={classes.promisable}
                  style={{ blockSize: `${(row.promisable / most) * 100}%` }}
                />
              </span>
              <span className={classes.missing} style={{ blockSize: share(Math.min(0, row.projected)) }} />
            </span>
            <span className={classes.date} aria-hidden="true">
              {day}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
