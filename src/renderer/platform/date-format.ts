import { currentLocale, keep } from './number-format.ts';

/** The business date here and now, `YYYY-MM-DD` by this computer's clock. */
export function today(): string {
  return dateOf(Date.now());
}

/** The instant at which today began here, ms since the epoch. */
export function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

/** The business date of an instant, by this computer's time zone. */
export function dateOf(instant: number): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `Mon, Nov 30`; the year only where it is another than this one. */
export function showDate(businessDate: string): string {
  return format(businessDate, { weekday: 'short', month: 'short', day: 'numeric' });
}

/** `Nov 30`: for columns. */
export function showShortDate(businessDate: string): string {
  return format(businessDate, { month: 'short', day: 'numeric' });
}

/** `13:41`, and the day before it where it was not today. */
export function showTime(instant: number): string {
  const time = keep(
    'time',
    () => new Intl.DateTimeFormat(currentLocale(), { hour: '2-digit', minute: '2-digit' }),
  );
  const clock = time.format(instant);
  return dateOf(instant) === today() ? clock : `${showShortDate(dateOf(instant))}, ${clock}`;
}

function format(businessDate: string, parts: Intl.DateTimeFormatOptions): string {
  const isThisYear = businessDate.slice(0, 4) === today().slice(0, 4);
  const options: Intl.DateTimeFormatOptions = {
    ...parts,
    timeZone: 'UTC',
    ...(isThisYear ? {} : { year: 'numeric' }),
  };
  return keep(JSON.stringify(options), () => new Intl.DateTimeFormat(currentLocale(), options)).format(
    Date.parse(`${businessDate}T00:00:00Z`),
  );
}
