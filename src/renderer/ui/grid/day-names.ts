import { currentLocale, keep } from '../../platform/number-format.ts';

/** `Monday, November 30, 2026`: a day read out. */
export function showDate(date: string): string {
  const format = keep(
    'grid-day',
    () => new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'full', timeZone: 'UTC' }),
  );
  return format.format(Date.parse(`${date}T00:00:00Z`));
}

/** `November 2026`, of `2026-11`. */
export function showMonth(month: string): string {
  const format = keep(
    'grid-month',
    () => new Intl.DateTimeFormat(currentLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
}
