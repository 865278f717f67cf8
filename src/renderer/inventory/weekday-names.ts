import { currentLocale, keep } from '../platform/number-format.ts';

/** Days of the week in the reader's language; ISO 8601: 1 is Monday. */
export function weekdayNames(days: readonly number[]): readonly string[] {
  const format = keep(
    'weekday',
    () => new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' }),
  );
  // January 1, 2024 was a Monday.
  return days.map((day) => format.format(Date.UTC(2024, 0, day)));
}
