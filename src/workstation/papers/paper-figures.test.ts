import { describe, expect, test } from 'vitest';
import { paperLocales } from '../../shared/company/paper-head.ts';
import { paperFigures } from './paper-figures.ts';
import { paperWords } from './paper-words.ts';

describe('figures on papers', () => {
  test('are written as the company’s locale writes them', () => {
    expect(paperFigures('en-US').money(123_456_789, 'USD')).toBe('1,234,567.89');
    expect(paperFigures('de-DE').money(-123_456, 'EUR')).toBe('-1.234,56');
    expect(paperFigures('fr-FR').money(123_456_700, 'EUR')).toBe('1\u00A0234\u00A0567,00');
    expect(paperFigures('en-US').money(1_500, 'JPY')).toBe('1,500');
    expect(paperFigures('en-GB').date('2026-02-03')).toBe('3 Feb 2026');
    expect(paperFigures('de-DE').date('2026-02-03')).toBe('03.02.2026');
  });

  test('keep every digit there is, and no more', () => {
    const { price, quantity, percent, money } = paperFigures('en-US');
    expect(price(10_000_000, 'USD')).toBe('10.00');
    expect(price(10_123_456, 'USD')).toBe('10.123456');
    expect(price(10_500_000, 'JPY')).toBe('10.5');
    expect(quantity(1_000_001)).toBe('1.000001');
    expect(percent(8_875_000)).toBe('8.875');
    expect(money(Number.MAX_SAFE_INTEGER, 'USD')).toBe('90,071,992,547,409.91');
  });

  test.each(paperLocales)('%s writes with letters the font has', (locale) => {
    const { money, date } = paperFigures(locale);
    expect(`${money(-123_456_789, 'USD')} ${date('2026-12-31')}`).toMatch(
      /^[\u0020-\u017F\u2013\u2019\u2212]+$/,
    );
  });
});

test('a word of papers takes its values, and what looks like one inside a value stays', () => {
  expect(paperWords('en')('yourNumber', { number: '{x} $&' })).toBe('Your number {x} $&');
});
