import {
  type BusinessDate,
  type DayOfWeek,
  dateOfDayNumber,
  dayNumberOf,
  LAST_DAY_NUMBER,
} from './calendar.ts';
import { OutOfRange } from './exact-integer.ts';

/** The days a site works, made by `workingCalendar`. A handler makes it once and asks it often. */
export interface WorkingCalendar {
  /** Working days among the first n days of a week, n from 0 to 7. */
  readonly workedByWeekday: readonly number[];
  /** Day numbers of the holidays that fall on a worked weekday, ascending, each once. */
  readonly holidays: readonly number[];
}

/** Throws a RangeError without a single worked weekday, or with a holiday that is no date. */
export function workingCalendar(
  weekdays: readonly DayOfWeek[],
  holidays: readonly BusinessDate[],
): WorkingCalendar {
  const worked = new Set(weekdays);
  if (worked.size === 0) throw new RangeError('a working calendar needs a working weekday');
  const workedByWeekday = [0];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    workedByWeekday.push((workedByWeekday.at(-1) ?? 0) + (worked.has(weekday) ? 1 : 0));
  }
  const isWorked = (day: number) => workedByWeekday[day % 7] !== workedByWeekday[(day % 7) + 1];
  const days = new Set(holidays.map(dayNumberOf).filter(isWorked));
  return { workedByWeekday, holidays: [...days].toSorted((a, b) => a - b) };
}

export function isWorkingDay(calendar: WorkingCalendar, date: BusinessDate): boolean {
  const day = dayNumberOf(date);
  return workedBefore(calendar, day + 1) > workedBefore(calendar, day);
}

/** `date` itself if it is worked, else the first working day after it. */
export function workingDayFrom(calendar: WorkingCalendar, date: BusinessDate): BusinessDate {
  return workingDayAt(calendar, workedBefore(calendar, dayNumberOf(date)));
}

/**
 * The n-th working day after `date` (before it, for a negative n), whether or not `date` itself is worked; 0 gives
 * `date` back, as WORKDAY of spreadsheets does. Throws OutOfRange when it leaves the years 0001 to 9999.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: BusinessDate, days: number): BusinessDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`${days} is not a number of days`);
  const day = dayNumberOf(date);
  if (days === 0) return date;
  return days > 0
    ? workingDayAt(calendar, workedBefore(calendar, day + 1) + days - 1)
    : workingDayAt(calendar, workedBefore(calendar, day) + days);
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: BusinessDate, to: BusinessDate): number {
  return workedBefore(calendar, dayNumberOf(to) + 1) - workedBefore(calendar, dayNumberOf(from) + 1);
}

/** Working days since 0001-01-01 (a Monday) and before `day`: whole weeks, the started week, less the holidays. */
function workedBefore(calendar: WorkingCalendar, day: number): number {
  const { workedByWeekday, holidays } = calendar;
  const perWeek = workedByWeekday[7] ?? 0;
  const ofStartedWeek = workedByWeekday[day % 7] ?? 0;
  const holidaysBefore = firstIndex(holidays.length, (index) => (holidays[index] ?? day) >= day);
  return Math.floor(day / 7) * perWeek + ofStartedWeek - holidaysBefore;
}

/** The working day with exactly `rank` working days before it; searched, so that a thousand years cost no walk. */
function workingDayAt(calendar: WorkingCalendar, rank: number): BusinessDate {
  const day = firstIndex(LAST_DAY_NUMBER + 1, (candidate) => workedBefore(calendar, candidate + 1) > rank);
  if (rank < 0 || day > LAST_DAY_NUMBER) throw new OutOfRange('a date beyond the years 0001 to 9999');
  return dateOfDayNumber(day);
}

/** The first index from 0 that passes, or `count`; once an index passes, all after it must. */
function firstIndex(count: number, passes: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
