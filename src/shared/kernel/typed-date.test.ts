import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, compareDates, dayOfWeek } from './calendar.ts';
import { type DateStyle, parseTypedDate } from './typed-date.ts';

/** A Sunday. */
const today = '2026-11-22';
const british: DateStyle = { today, order: 'day-month', lean: 'ahead' };
const american: DateStyle = { ...british, order: 'month-day' };
const behind: DateStyle = { ...british, lean: 'behind' };
const german: DateStyle = {
  ...british,
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September'],
};

describe('a typed date', () => {
  test.each([
    ['t', british, '2026-11-22'],
    ['T', british, '2026-11-22'],
    ['+3', british, '2026-11-25'],
    ['-1', british, '2026-11-21'],
    ['fri', british, '2026-11-27'],
    ['sunday', british, '2026-11-29'],
    ['sun', behind, '2026-11-15'],
    ['fri', behind, '2026-11-20'],
    ['30', british, '2026-11-30'],
    ['22', british, '2026-11-22'],
    ['5', british, '2026-12-05'],
    ['31', british, '2026-12-31'],
    ['30', behind, '2026-10-30'],
    ['30/11', british, '2026-11-30'],
    ['11/30', american, '2026-11-30'],
    ['30/11', american, '2026-11-30'],
    ['4/5', british, '2027-05-04'],
    ['4/5', american, '2027-04-05'],
    ['4/5', behind, '2026-05-04'],
    ['30.11.', british, '2026-11-30'],
    ['30.11.26', british, '2026-11-30'],
    ['30-11-2027', british, '2027-11-30'],
    ['nov 30', american, '2026-11-30'],
    ['30 nov', american, '2026-11-30'],
    ['30nov', american, '2026-11-30'],
    ['Nov 30, 2027', american, '2027-11-30'],
    ['feb 29', british, '2028-02-29'],
    ['30. mai', german, '2027-05-30'],
    ['mitt', german, '2026-11-25'],
    ['wed', german, '2026-11-25'],
    ['2026-11-30', american, '2026-11-30'],
  ])('%s', (text, style, date) => {
    expect(parseTypedDate(text, style)).toEqual({ ok: true, value: date });
  });

  test.each(['', 'f', 'ju 3', 'jun', '32', '0', '31/6', '2026-02-30', 'someday', '1/2/3', '+', '30/11/'])(
    '%j is no date',
    (text) => {
      expect(parseTypedDate(text, british)).toMatchObject({ refusal: { code: 'date.not-understood' } });
    },
  );

  test('without a year it lies on the side the business looks to, today included', () => {
    const start = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(start, start, (now, meant) => {
        const text = `${Number(meant.slice(8))}/${Number(meant.slice(5, 7))}`;
        const ahead = parseTypedDate(text, { ...british, today: now });
        expect(ahead.ok && compareDates(ahead.value, now) >= 0).toBe(true);
        const past = parseTypedDate(text, { ...behind, today: now });
        expect(past.ok && compareDates(past.value, now) <= 0).toBe(true);
      }),
    );
  });

  test('a weekday is within the week that follows', () => {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    for (const [place, name] of names.entries()) {
      const date = parseTypedDate(name, british);
      expect(date.ok && dayOfWeek(date.value)).toBe(place + 1);
    }
  });
});
