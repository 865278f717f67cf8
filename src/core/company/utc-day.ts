import { type BusinessDate, dateOfDayNumber, dayNumberOf } from '../../shared/kernel/calendar.ts';

const DAY_MS = 86_400_000;

/** The day in UTC of an instant: what a query takes for today where the asker, who knows the zone, does not say. */
export function utcDay(instant: number): BusinessDate {
  return dateOfDayNumber(dayNumberOf('1970-01-01') + Math.floor(instant / DAY_MS));
}
