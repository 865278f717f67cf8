import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from './decimal.ts';

const scaled = fc.maxSafeInteger();
const places = fc.integer({ min: 0, max: 15 });

describe('decimal text', () => {
  test.each([
    ['12.345', 6, 12_345_000],
    ['-12.345', 3, -12_345],
    ['.5', 2, 50],
    ['0012', 2, 1200],
    ['7', 0, 7],
    ['12.3400000', 2, 1234],
    ['-0', 2, 0],
    ['9007199254.740991', 6, Number.MAX_SAFE_INTEGER],
  ])('%s with %d decimals is the integer %d', (text, decimals, value) => {
    expect(parseDecimal(text, decimals)).toEqual({ ok: true, value });
  });

  test.each(['', '-', '.', '5.', '+5', ' 5', '5 ', '1,5', '1e3', '0x10', 'NaN', '--5', '1.2.3', '٣', '5\n'])(
    '%j is not a number',
    (text) => {
      expect(parseDecimal(text, 6)).toMatchObject({ ok: false, refusal: { code: 'decimal.not-a-number' } });
    },
  );

  test('a text of a million digits is refused with an excerpt', () => {
    const refused = parseDecimal('9'.repeat(1_000_000), 6);
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'decimal.not-a-number', params: { text: '9'.repeat(64) } },
    });
  });

  test('a decimal that would be lost is refused, not rounded', () => {
    expect(parseDecimal('12.345', 2)).toEqual({
      ok: false,
      refusal: { code: 'decimal.too-many-decimals', params: { text: '12.345', decimals: 2 } },
    });
    expect(parseDecimal('0.0010', 2).ok).toBe(false);
    expect(parseDecimal('7.1', 0).ok).toBe(false);
  });

  test('a number that cannot be stored exactly is too large', () => {
    expect(parseDecimal('9007199254.740992', 6)).toEqual({
      ok: false,
      refusal: { code: 'decimal.too-large', params: { text: '9007199254.740992' } },
    });
    expect(parseDecimal('-9007199254740992', 0).ok).toBe(false);
  });

  test('what was formatted reads back as the same number', () => {
    fc.assert(
      fc.property(scaled, places, places, (value, decimals, atLeast) => {
        expect(parseDecimal(formatDecimal(value, decimals, atLeast), decimals)).toEqual({ ok: true, value });
      }),
    );
  });

  test('what was typed in canonical form is shown as it was typed', () => {
    const canonical = fc
      .stringMatching(/^-?(0|[1-9]\d{0,8})\.\d{6}$/)
      .filter((text) => !/^-0\.0+$/.test(text));
    fc.assert(
      fc.property(canonical, (text) => {
        const parsed = parseDecimal(text, 6);
        expect(parsed.ok && formatDecimal(parsed.value, 6)).toBe(text);
      }),
    );
  });

  test.each([
    [4208, 2, 2, '42.08'],
    [5, 2, 2, '0.05'],
    [-5, 3, 3, '-0.005'],
    [12_500_000, 6, 0, '12.5'],
    [12_500_000, 6, 2, '12.50'],
    [12_000_000, 6, 0, '12'],
    [1_000, 0, 0, '1000'],
    [0, 2, 2, '0.00'],
  ])('%d at %d decimals, at least %d, reads %s', (value, decimals, atLeast, text) => {
    expect(formatDecimal(value, decimals, atLeast)).toBe(text);
  });

  test('a float or an impossible number of decimals is a bug', () => {
    expect(() => formatDecimal(0.1, 2)).toThrow(RangeError);
    expect(() => parseDecimal('1', 16)).toThrow(RangeError);
    expect(() => parseDecimal('1', -1)).toThrow(RangeError);
  });
});
