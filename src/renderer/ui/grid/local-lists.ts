import { addDays, type BusinessDate, dayOfWeek, isBusinessDate } from '../../../shared/kernel/calendar.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridLine } from './grid-line.ts';
import type { LookupAnswer, LookupOption } from './look-up.ts';

/** Days of a calendar: six weeks from the Monday on or before the first of the month. */
export const CALENDAR_DAYS = 42;

/** Whether Alt Down opens anything here: a look-up, a choice of units, a calendar. */
export function opensList(column: GridColumn): boolean {
  return Boolean(column.lookup ?? column.choices ?? column.today);
}

/** The list of a column that needs to ask nobody; undefined for a look-up. */
export function localAnswer(column: GridColumn, line: GridLine, text: string): LookupAnswer | undefined {
  if (column.lookup) return undefined;
  if (column.today) return calendarOf(dayTyped(column, line, text) ?? column.today());
  const options = (column.choices?.(line) ?? []).map(optionOf);
  return { options, exact: null, nearest: null, total: options.length };
}

/** The option a text means, -1 for none: the day it says, the unit it begins. */
export function localHighlight(
  column: GridColumn,
  line: GridLine,
  text: string,
  answer: LookupAnswer,
): number {
  const typed = text.trim().toLowerCase();
  if (typed === '') return -1;
  if (column.today) {
    const day = dayTyped(column, line, text);
    return answer.options.findIndex(({ id }) => id === day);
  }
  const exact = answer.options.findIndex((option) => option.text.toLowerCase() === typed);
  return exact >= 0
    ? exact
    : answer.options.findIndex((option) => option.text.toLowerCase().startsWith(typed));
}

export function calendarOf(day: BusinessDate): LookupAnswer {
  const first = `${day.slice(0, 8)}01`;
  const monday = addDays(first, 1 - dayOfWeek(first));
  const options = Array.from({ length: CALENDAR_DAYS }, (_, days) => optionOf(addDays(monday, days)));
  return { options, exact: null, nearest: null, total: options.length };
}

/** The same day `months` later, or the last of that month. */
export function monthsLater(day: BusinessDate, months: number): BusinessDate {
  const place = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}`;
  for (let date = Number(day.slice(8)); date > 28; date -= 1) {
    if (isBusinessDate(`${month}-${date}`)) return `${month}-${date}`;
  }
  return `${month}-${String(Math.min(28, Number(day.slice(8)))).padStart(2, '0')}`;
}

function dayTyped(column: GridColumn, line: GridLine, text: string): BusinessDate | undefined {
  const reading = text.trim() === '' ? undefined : column.read(text, line, { from: 'typed' });
  return reading?.ok && typeof reading.value === 'string' ? reading.value : undefined;
}

function optionOf(text: string): LookupOption {
  return { id: text, text, name: '', details: [] };
}
