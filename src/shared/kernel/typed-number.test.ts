import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal } from './decimal.ts';
import { parsePastedNumber, parseTypedNumber, styleShownBy, writtenInStyle } from './typed-number.ts';

const point = { decimalMark: '.' } as const;
const comma = { decimalMark: ',' } as const;

describe('a typed number', () => {
  test.each([
    ['1234.5', point, 1_234_500_000],
    ['1,234.5', point, 1_234_500_000],
    ['1.234,5', comma, 1_234_500_000],
    ['1 234,5', comma, 1_234_500_000],
    ['1\u202F234.5', point, 1_234_500_000],
    ["1'234.5", point, 1_234_500_000],
    ['$ 12.50', point, 12_500_000],
    ['12,50 €', comma, 12_500_000],
    ['-€5', comma, -5_000_000],
    ['\u22125', point, -5_000_000],
    ['+5', point, 5_000_000],
    ['0.083512', point, 83_512],
    ['.5', point, 500_000],
    ['5.', point, 5_000_000],
    ['007', point, 7_000_000],
  ])('%s is read exactly', (text, style, value) => {
    expect(parseTypedNumber(text, 6, style)).toEqual({ ok: true, value });
  });

  test.each(['', '1,5', '1,2345', '0,123', '1.2.3', 'abc', '12a', '--5', '1,234 567', ',', '.', '5-'])(
    '%j is no number where the point marks decimals',
    (text) => {
      expect(parseTypedNumber(text, 6, point)).toMatchObject({ refusal: { code: 'decimal.not-a-number' } });
    },
  );

  test('a price has at most six decimals', () => {
    expect(parseTypedNumber('0.1234567', 6, point)).toMatchObject({
      refusal: { code: 'decimal.too-many-decimals' },
    });
  });

  test('what is written in a style is read back in it', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(point, comma), (value, style) => {
        expect(parseTypedNumber(writtenInStyle(formatDecimal(value, 6), style), 6, style)).toEqual({
          ok: true,
          value,
        });
      }),
    );
  });
});

describe('a pasted number', () => {
  test.each(['1,234', '1.234', '-12.345'])('%s could be two numbers and is neither', (text) => {
    expect(parsePastedNumber(text, 6, point, undefined)).toMatchObject({
      refusal: { code: 'number.two-readings' },
    });
  });

  test.each([
    ['0.835', 835_000],
    ['12,5', 12_500_000],
    ['1.234,5', 1_234_500_000],
    ['1,234,567', 1_234_567_000_000],
    ['240', 240_000_000],
  ])('%s can be read one way only', (text, value) => {
    expect(parsePastedNumber(text, 6, point, undefined)).toEqual({ ok: true, value });
  });

  test('the rest of the block settles it when it shows one style only', () => {
    expect(styleShownBy(['1,234', '12.5', 'HX-2040'])).toEqual(point);
    expect(styleShownBy(['1,234', '12.5', '12,5'])).toBeUndefined();
    expect(styleShownBy(['1,234', '24'])).toBeUndefined();
    expect(parsePastedNumber('1,234', 6, comma, styleShownBy(['1,234', '12.5']))).toEqual({
      ok: true,
      value: 1_234_000_000,
    });
  });
});
