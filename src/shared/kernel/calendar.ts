import { OutOfRange } from './exact-integer.ts';
import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';

/** A day in the business's own calendar, `YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999. No time, no zone. */
export type BusinessDate = string;

/** ISO 8601: Monday is 1, Sunday is 7. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function isBusinessDate(text: string): boolean {
  return partsOf(text) !== undefined;
}

/** Refusal: `date.invalid`. */
export function parseBusinessDate(text: string): Result<BusinessDate> {
  return isBusinessDate(text) ? ok(text) : refused('date.invalid', { text: excerptOf(text) });
}

/** Negative, zero or positive, as `toSorted` expects. */
export function compareDates(a: BusinessDate, b: BusinessDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Throws OutOfRange when it leaves the years 0001 to 9999. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`${days} is not a number of days`);
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export function dayOfWeek(date: BusinessDate): DayOfWeek {
  return WEEK[dayNumberOf(date) % 7] ?? 1;
}

/**
 * Days since 0001-01-01, a Monday, which is 0. Throws a RangeError for a text that is no date.
 *
 * H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: a year that begins in March has its leap
 * day last, so that the days before a month are (153 × month + 2) / 5. Years are positive here, so no eras are needed.
 */
export function dayNumberOf(date: BusinessDate): number {
  const parts = partsOf(date);
  if (parts === undefined) throw new RangeError(`${date} is not a business date`);
  const { month, day } = parts;
  const year = month > 2 ? parts.year : parts.year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return 365 * year + leapDaysUpTo(year) + dayOfYear - DAYS_FROM_MARCH_0000;
}

/** The day in UTC of an instant in milliseconds since 1970. */
export function dateOfInstant(instant: number): BusinessDate {
  return dateOfDayNumber(DAYS_UNTIL_1970 + Math.floor(instant / 86_400_000));
}

/** The inverse of `dayNumberOf` (civil_from_days). Throws OutOfRange outside the years 0001 to 9999. */
export function dateOfDayNumber(number: number): BusinessDate {
  if (number < 0 || number > LAST_DAY_NUMBER) throw new OutOfRange('a date beyond the years 0001 to 9999');
  const days = number + DAYS_FROM_MARCH_0000;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days % 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDaysUpTo(yearOfEra));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month > 2 ? 0 : 1);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Day number of 9999-12-31. */
export const LAST_DAY_NUMBER = 3_652_058;

const WEEK: readonly DayOfWeek[] = [1, 2, 3, 4, 5, 6, 7];
const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Day number of 1970-01-01. */
const DAYS_UNTIL_1970 = 719_162;
/** From 0000-03-01 to 0001-01-01. */
const DAYS_FROM_MARCH_0000 = 306;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(text: string): DateParts | undefined {
  const match = DATE_TEXT.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function leapDaysUpTo(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
