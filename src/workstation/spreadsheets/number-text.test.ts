import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf, NUMBER } from './number-format.ts';
import { numberText } from './number-text.ts';

describe('a stored number is read', () => {
  test.each([
    ['0.30000000000000004', '0.3'],
    ['19.989999999999998', '19.99'],
    ['1.1000000000000001', '1.1'],
    ['0.99999999999999989', '1'],
    ['12.50', '12.5'],
    ['1E-3', '0.001'],
    ['1.5E+3', '1500'],
    ['-7.0000000000000007E-2', '-0.07'],
    ['-0', '0'],
    ['12345678901234567890', '12345678901234567890'],
    ['#N/A', '#N/A'],
  ])('without the digits Excel does not have: %s is %s', (stored, shown) => {
    expect(numberText(stored, NUMBER, false)).toBe(shown);
  });

  test('with the leading zeros its format shows', () => {
    expect(numberText('1234', meaningOf('00000'), false)).toBe('01234');
    expect(numberText('1234', meaningOf('0'), false)).toBe('1234');
  });

  test('with its percent sign', () => {
    expect(numberText('0.15', meaningOf('0%'), false)).toBe('15%');
    expect(numberText('7.4999999999999997E-2', meaningOf('0.0%'), false)).toBe('7.5%');
  });

  test.each([
    ['1', false, '1900-01-01'],
    ['59', false, '1900-02-28'],
    ['60', false, '60'],
    ['61', false, '1900-03-01'],
    ['46115', false, '2026-04-03'],
    ['0', true, '1904-01-01'],
    ['44653', true, '2026-04-03'],
    ['46115.344444444447', false, '2026-04-03T08:16:00'],
    ['0.34375', false, '08:15:00'],
    ['-1', false, '-1'],
  ])('as the day it shows: %s (1904: %s) is %s', (stored, date1904, shown) => {
    const meaning = meaningOf(shown.length === 8 ? 'hh:mm' : 'dd/mm/yyyy');
    expect(numberText(stored, meaning, date1904)).toBe(shown);
  });

  test('exactly, whatever up to 15 digits it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        (n, places) => {
          const text = (n / 10 ** places).toPrecision(17);
          expect(Number(numberText(text, NUMBER, false))).toBe(n / 10 ** places || 0);
        },
      ),
    );
  });
});

test.each([
  ['dd.mm.yyyy', 'date'],
  ['[$-409]d-mmm-yy;@', 'date'],
  ['mmm', 'date'],
  ['h:mm AM/PM', 'time'],
  ['[mm]:ss', 'time'],
  ['#,##0.00 "days"', 'number'],
  ['0.00E+00', 'number'],
  ['[Red]-0.00', 'number'],
  ['0.0%', 'percent'],
  ['General', 'number'],
  ['_-* #,##0.00\\ "€"_-', 'number'],
])('the format %s means a %s', (code, kind) => {
  expect(meaningOf(code).kind).toBe(kind);
});
