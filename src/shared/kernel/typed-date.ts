import {
  addDays,
  type BusinessDate,
  compareDates,
  dayNumberOf,
  dayOfWeek,
  isBusinessDate,
  LAST_DAY_NUMBER,
} from './calendar.ts';
import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';

export interface DateStyle {
  readonly today: BusinessDate;
  /** Which of the two numbers of `4/5` is the day. The other order is taken where only it is a date. */
  readonly order: 'day-month' | 'month-day';
  /** Which year or month is meant when none is written: deliveries lie ahead, receipts of expenses behind. */
  readonly lean: 'ahead' | 'behind';
  /** Monday first and January first, in the person's language; the English names are always understood. */
  readonly weekdays?: readonly string[];
  readonly months?: readonly string[];
}

/**
 * A day as a person types it: `t`, `+3`, `-1`, `fri`, `30`, `30/11`, `30.11.26`, `nov 30`, `30 nov 2026`, `2026-11-30`.
 * A weekday is the next one after today (leaning behind: the last one before). Refusal: `date.not-understood`.
 */
export function parseTypedDate(text: string, style: DateStyle): Result<BusinessDate> {
  const typed = text.trim().toLowerCase();
  const found = isBusinessDate(typed)
    ? typed
    : (relativeDay(typed, style) ?? weekdayNamed(typed, style) ?? writtenDay(typed, style));
  return found === undefined ? refused('date.not-understood', { text: excerptOf(text.trim()) }) : ok(found);
}

const ENGLISH_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ENGLISH_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const FARTHEST_DAYS = 99_999;

function relativeDay(typed: string, { today }: DateStyle): BusinessDate | undefined {
  if (typed === 't' || typed === 'today') return today;
  const match = /^([-+])(\d{1,5})$/.exec(typed);
  if (match === null) return undefined;
  const days = Math.min(Number(match[2]), FARTHEST_DAYS) * (match[1] === '-' ? -1 : 1);
  const number = dayNumberOf(today) + days;
  return number < 0 || number > LAST_DAY_NUMBER ? undefined : addDays(today, days);
}

function weekdayNamed(typed: string, style: DateStyle): BusinessDate | undefined {
  const day = placeNamed(typed, 2, style.weekdays, ENGLISH_WEEKDAYS);
  if (day === undefined) return undefined;
  const ahead = (day + 1 - dayOfWeek(style.today) + 7) % 7 || 7;
  return addDays(style.today, style.lean === 'ahead' ? ahead : ahead === 7 ? -7 : ahead - 7);
}

function writtenDay(typed: string, style: DateStyle): BusinessDate | undefined {
  const alone = /^(\d{1,2})\.?$/.exec(typed);
  if (alone) return dayOfMonth(Number(alone[1]), style);
  const numbers = /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{4}|\d{2}))?\.?$/.exec(typed);
  if (numbers) return dayInNumbers(Number(numbers[1]), Number(numbers[2]), numbers[3], style);
  const named =
    /^(\p{L}+)\.?\s*(\d{1,2})(?:,?\s+(\d{4}|\d{2}))?$/u.exec(typed) ??
    swapped(/^(\d{1,2})\.?\s*(\p{L}+)\.?(?:,?\s*(\d{4}|\d{2}))?$/u.exec(typed));
  if (!named) return undefined;
  const month = placeNamed(named[1] ?? '', 3, style.months, ENGLISH_MONTHS);
  return month === undefined ? undefined : inYear(Number(named[2]), month + 1, named[3], style);
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

function dayInNumbers(first: number, second: number, year: string | undefined, style: DateStyle) {
  const dayFirst = inYear(first, second, year, style);
  const monthFirst = inYear(second, first, year, style);
  return style.order === 'day-month' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
}

/** In the year written, else in the nearest year on the side it leans to; today counts to both sides. */
function inYear(day: number, month: number, year: string | undefined, style: DateStyle) {
  const thisYear = Number(style.today.slice(0, 4));
  if (year !== undefined) {
    const full = year.length === 2 ? Math.floor(thisYear / 100) * 100 + Number(year) : Number(year);
    return dateOf(full, month, day);
  }
  const step = style.lean === 'ahead' ? 1 : -1;
  // 29 February may be up to eight years away.
  for (let away = 0; away <= 8; away += 1) {
    const date = dateOf(thisYear + away * step, month, day);
    if (date !== undefined && isOnItsSide(date, style)) return date;
  }
  return undefined;
}

function dayOfMonth(day: number, style: DateStyle): BusinessDate | undefined {
  const [year, month] = [Number(style.today.slice(0, 4)), Number(style.today.slice(5, 7))];
  const step = style.lean === 'ahead' ? 1 : -1;
  for (let away = 0; away <= 2; away += 1) {
    const months = year * 12 + month - 1 + away * step;
    const date = dateOf(Math.floor(months / 12), (months % 12) + 1, day);
    if (date !== undefined && isOnItsSide(date, style)) return date;
  }
  return undefined;
}

function isOnItsSide(date: BusinessDate, { today, lean }: DateStyle): boolean {
  const compared = compareDates(date, today);
  return lean === 'ahead' ? compared >= 0 : compared <= 0;
}

function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isBusinessDate(text) ? text : undefined;
}

/** The place of the only name that begins with what was typed; the person's own language comes first. */
function placeNamed(typed: string, least: number, ...lists: readonly (readonly string[] | undefined)[]) {
  if (typed.length < least) return undefined;
  for (const names of lists) {
    const places = (names ?? []).flatMap((name, place) =>
      name.toLowerCase().startsWith(typed) ? [place] : [],
    );
    if (places.length === 1) return places[0];
  }
  return undefined;
}
