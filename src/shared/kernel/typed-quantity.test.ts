import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTypedMicro, parseTypedPercent, parseTypedQuantity } from './typed-quantity.ts';

const point = { decimalMark: '.' } as const;

describe('a typed quantity', () => {
  test.each([
    ['24', 24_000_000, null],
    ['2 bx', 2_000_000, 'bx'],
    ['2bx', 2_000_000, 'bx'],
    ['1.5 m²', 1_500_000, 'm²'],
    ['=6*40', 240_000_000, null],
    ['=6*4 bx', 24_000_000, 'bx'],
    ['=10/4', 2_500_000, null],
    ['=(12+3)*2-1', 29_000_000, null],
    ['=1/3*3', 1_000_000, null],
    ['=100.5×2', 201_000_000, null],
    ['=-2*-3', 6_000_000, null],
    ['=0.1+0.2', 300_000, null],
  ])('%s', (text, quantity, unit) => {
    expect(parseTypedQuantity(text, point)).toEqual({ ok: true, value: { quantity, unit } });
  });

  test.each([
    ['bx', 'decimal.not-a-number'],
    ['', 'decimal.not-a-number'],
    ['2 bx 3', 'decimal.not-a-number'],
    ['=10/3', 'number.not-even'],
    ['=1/0', 'number.not-a-sum'],
    ['=6*', 'number.not-a-sum'],
    ['=(6', 'number.not-a-sum'],
    ['=', 'number.not-a-sum'],
    ['=999999999*999999999', 'decimal.too-large'],
    [`=${'('.repeat(80)}`, 'decimal.not-a-number'],
  ])('%s is refused', (text, code) => {
    expect(parseTypedQuantity(text, point)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('sums are exact fractions, never floats', () => {
    const part = fc.integer({ min: -99_999, max: 99_999 });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const text = `${a / 100}*${b}+${c / 100}`;
        fc.pre(!text.includes('e'));
        expect(parseTypedMicro(`=${text}`, point)).toEqual({ ok: true, value: (a * b + c) * 10_000 });
      }),
    );
  });
});

test('a discount is a number with or without its sign', () => {
  for (const text of ['5', '5 %', '5%', ' 5.0 % ']) {
    expect(parseTypedPercent(text, point)).toEqual({ ok: true, value: 5_000_000 });
  }
  expect(parseTypedPercent('%', point).ok).toBe(false);
});
