import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compareDates,
  dateOfDayNumber,
  dayNumberOf,
  dayOfWeek,
  daysBetween,
  isBusinessDate,
  LAST_DAY_NUMBER,
  parseBusinessDate,
} from './calendar.ts';
import { OutOfRange } from './exact-integer.ts';

const dayNumbers = fc.integer({ min: 0, max: LAST_DAY_NUMBER });
const dates = dayNumbers.map(dateOfDayNumber);

describe('a business date', () => {
  test.each(['0001-01-01', '2000-02-29', '2024-02-29', '2026-12-31', '9999-12-31'])('%s is one', (text) => {
    expect(parseBusinessDate(text)).toEqual({ ok: true, value: text });
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-06-31',
    '2024-09-31',
    '2024-11-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-32',
    '0000-01-01',
    '24-01-01',
    '2024-1-1',
    '2024/01/01',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '2024-01-01\n',
    '',
  ])('%j is none', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(parseBusinessDate(text)).toEqual({
      ok: false,
      refusal: { code: 'date.invalid', params: { text } },
    });
  });
});

describe('counting days', () => {
  test.each([
    ['1970-01-01', '2000-01-01', 10_957],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2000-01-01', '2400-01-01', 146_097],
    ['2026-01-01', '2025-12-31', -1],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
    expect(addDays(to, -days)).toBe(from);
  });

  test('day by day through four hundred years agrees with the lengths of the months', () => {
    let number = dayNumberOf('1800-01-01');
    for (let year = 1800; year < 2200; year += 1) {
      const february = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28;
      [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].forEach((length, month) => {
        const prefix = `${year}-${String(month + 1).padStart(2, '0')}-`;
        if (dateOfDayNumber(number) !== `${prefix}01`) throw new Error(`${prefix}01 is off`);
        if (dateOfDayNumber(number + length - 1) !== `${prefix}${length}`)
          throw new Error(`${prefix} is off`);
        number += length;
      });
    }
    expect(dateOfDayNumber(number)).toBe('2200-01-01');
  });

  test('every day number is one valid date, and the date gives it back', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(isBusinessDate(dateOfDayNumber(number))).toBe(true);
        expect(dayNumberOf(dateOfDayNumber(number))).toBe(number);
      }),
    );
  });

  test('a later date is a greater text', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  test('beyond the years 0001 to 9999 there are no dates', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(OutOfRange);
    expect(() => addDays('0001-01-01', -1)).toThrow(OutOfRange);
    expect(() => addDays('2024-01-01', Number.MAX_SAFE_INTEGER)).toThrow(OutOfRange);
  });

  test('half a day, or a text that is no date, is a bug', () => {
    expect(() => addDays('2024-01-01', 0.5)).toThrow(RangeError);
    expect(() => dayOfWeek('2024-02-30')).toThrow(RangeError);
  });
});

describe('the day of the week', () => {
  test.each([
    ['1970-01-01', 4],
    ['2000-01-01', 6],
    ['2000-02-29', 2],
    ['2024-12-25', 3],
    ['1900-01-01', 1],
    ['2010-12-01', 3],
    ['2026-03-01', 7],
  ] as const)('of %s is %d', (date, weekday) => {
    expect(dayOfWeek(date)).toBe(weekday);
  });

  test('advances by one each day and comes back after seven', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST_DAY_NUMBER - 7 }), (number) => {
        const date = dateOfDayNumber(number);
        expect(dayOfWeek(addDays(date, 1))).toBe((dayOfWeek(date) % 7) + 1);
        expect(dayOfWeek(addDays(date, 7))).toBe(dayOfWeek(date));
      }),
    );
  });
});
