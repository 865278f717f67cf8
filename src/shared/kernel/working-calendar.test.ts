import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type BusinessDate, compareDates, type DayOfWeek, dayOfWeek } from './calendar.ts';
import { OutOfRange } from './exact-integer.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './working-calendar.ts';

const MONDAY_TO_FRIDAY: readonly DayOfWeek[] = [1, 2, 3, 4, 5];
const london = workingCalendar(MONDAY_TO_FRIDAY, ['2010-12-27', '2010-12-28', '2011-01-03', '2010-12-25']);

const days = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2024-01-01', offset));
const weekdays = fc.uniqueArray(fc.constantFrom<DayOfWeek>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });
const holidays = fc.array(days, { maxLength: 30 });
const steps = fc.integer({ min: -40, max: 40 });

describe('a working calendar', () => {
  test('rests on the weekend and on holidays', () => {
    expect(isWorkingDay(london, '2010-12-24')).toBe(true);
    expect(isWorkingDay(london, '2010-12-26')).toBe(false);
    expect(isWorkingDay(london, '2010-12-27')).toBe(false);
  });

  test('three working days after the Thursday before Christmas is Thursday the 30th', () => {
    expect(addWorkingDays(london, '2010-12-23', 1)).toBe('2010-12-24');
    expect(addWorkingDays(london, '2010-12-23', 2)).toBe('2010-12-29');
    expect(addWorkingDays(london, '2010-12-23', 3)).toBe('2010-12-30');
    expect(addWorkingDays(london, '2011-01-04', -2)).toBe('2010-12-30');
  });

  test('counts from a day off as from the working day before it', () => {
    expect(addWorkingDays(london, '2010-12-26', 1)).toBe('2010-12-29');
    expect(addWorkingDays(london, '2010-12-26', -1)).toBe('2010-12-24');
    expect(addWorkingDays(london, '2010-12-26', 0)).toBe('2010-12-26');
  });

  test('moves what falls on a day off to the next working day', () => {
    expect(workingDayFrom(london, '2010-12-25')).toBe('2010-12-29');
    expect(workingDayFrom(london, '2010-12-29')).toBe('2010-12-29');
  });

  test('counts the working days after one date up to another', () => {
    expect(workingDaysBetween(london, '2010-12-24', '2011-01-04')).toBe(4);
    expect(workingDaysBetween(london, '2011-01-04', '2010-12-24')).toBe(-4);
    expect(workingDaysBetween(london, '2010-12-25', '2010-12-28')).toBe(0);
  });

  test('a site that never works, or a holiday that is no date, is a bug', () => {
    expect(() => workingCalendar([], [])).toThrow(RangeError);
    expect(() => workingCalendar(MONDAY_TO_FRIDAY, ['25 December'])).toThrow(RangeError);
  });

  test('ends with the year 9999 and begins with the year 1', () => {
    expect(addWorkingDays(london, '9999-12-30', 1)).toBe('9999-12-31');
    expect(() => addWorkingDays(london, '9999-12-31', 1)).toThrow(OutOfRange);
    expect(addWorkingDays(london, '0001-01-02', -1)).toBe('0001-01-01');
    expect(() => addWorkingDays(london, '0001-01-01', -1)).toThrow(OutOfRange);
    expect(() => addWorkingDays(london, '2024-01-01', Number.MAX_SAFE_INTEGER)).toThrow(OutOfRange);
  });

  test('agrees with walking day by day', () => {
    fc.assert(
      fc.property(weekdays, holidays, days, steps, (worked, off, start, count) => {
        const calendar = workingCalendar(worked, off);
        expect(addWorkingDays(calendar, start, count)).toBe(walked(worked, off, start, count));
        expect(isWorkingDay(calendar, start)).toBe(isWorked(worked, off, start));
      }),
    );
  });

  test('counts back as many days as were added', () => {
    fc.assert(
      fc.property(weekdays, holidays, days, steps, (worked, off, start, count) => {
        const calendar = workingCalendar(worked, off);
        const from = workingDayFrom(calendar, start);
        const to = addWorkingDays(calendar, from, count);
        expect(workingDaysBetween(calendar, from, to)).toBe(count);
        expect(addWorkingDays(calendar, to, 0 - count)).toBe(from);
        expect(compareDates(from, to)).toBe(Math.sign(0 - count));
      }),
    );
  });
});

function walked(
  worked: readonly DayOfWeek[],
  off: readonly BusinessDate[],
  start: BusinessDate,
  count: number,
): BusinessDate {
  let date = start;
  let left = Math.abs(count);
  while (left > 0) {
    date = addDays(date, Math.sign(count));
    if (isWorked(worked, off, date)) left -= 1;
  }
  return date;
}

function isWorked(worked: readonly DayOfWeek[], off: readonly BusinessDate[], date: BusinessDate): boolean {
  return worked.includes(dayOfWeek(date)) && !off.includes(date);
}
