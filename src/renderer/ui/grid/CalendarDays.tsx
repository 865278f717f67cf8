import { say } from '../../platform/strings.ts';
import { showDate, showMonth } from './day-names.ts';
import type { OpenList } from './grid-state.ts';
import classes from './look-up-list.module.css';

export interface CalendarDaysProps {
  readonly gridId: string;
  readonly list: OpenList;
  readonly today: string;
  readonly onTake: (place: number) => void;
}

/** Six weeks as a list of days: up and down are weeks. */
export function CalendarDays({ gridId, list, today, onTake }: CalendarDaysProps) {
  const days = list.answer?.options ?? [];
  // The fifteenth day shown always lies in the month that is meant.
  const month = (days[14]?.id ?? today).slice(0, 7);
  return (
    <>
      <div className={classes.month}>{showMonth(month)}</div>
      <div
        id={`${gridId}-list`}
        role="listbox"
        aria-label={say('grid.calendar', { month: showMonth(month) })}
        className={classes.days}
      >
        {days.map(({ id }, place) => (
          <div
            key={id}
            id={`${gridId}-option-${place}`}
            role="option"
            aria-selected={place === list.highlighted}
            aria-label={showDate(id)}
            aria-current={id === today ? 'date' : undefined}
            className={classes.day}
            data-other={id.startsWith(month) ? undefined : ''}
            onClick={() => onTake(place)}
          >
            {Number(id.slice(8))}
          </div>
        ))}
      </div>
    </>
  );
}
