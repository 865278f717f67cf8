import { expect, test } from 'vitest';
import { discountGiven, rateSteps } from './rate-steps.ts';

const none = { promotionPercent: null, marginPercent: null, discountPercent: null };

test('the margin comes before the line discount: 1000 + 10 % − 10 % = 990', () => {
  const parts = { ...none, unitPrice: 1000_000_000, marginPercent: 10_000_000, discountPercent: 10_000_000 };
  expect(rateSteps(parts, 4)).toEqual({
    steps: [
      { kind: 'margin', percent: 10_000_000, rate: 1100_000_000 },
      { kind: 'discount', percent: 10_000_000, rate: 990_000_000 },
    ],
    netRate: 990_000_000,
  });
});

test('the promotion comes first, and only the end is rounded to the precision of rates', () => {
  // 0.98 less 12.5 % is 0.8575; less 3 % of it 0.831775, at 4 decimals 0.8318.
  const parts = { ...none, unitPrice: 980_000, promotionPercent: 12_500_000, discountPercent: 3_000_000 };
  expect(rateSteps(parts, 4).steps.map(({ kind, rate }) => [kind, rate])).toEqual([
    ['promotion', 857_500],
    ['discount', 831_775],
    ['rounding', 831_800],
  ]);
});

test('a promotion is nobody’s discount, and a margin that is discounted away gives nothing', () => {
  expect(discountGiven({ price: 100_000_000, promotionPercent: 20_000_000 }, 80_000_000)).toBe(0);
  expect(discountGiven({ price: 100_000_000, promotionPercent: 20_000_000 }, 72_000_000)).toBe(10_000_000);
  expect(discountGiven({ price: 100_000_000, promotionPercent: null }, 99_000_000)).toBe(1_000_000);
  expect(discountGiven({ price: 100_000_000, promotionPercent: null }, 101_000_000)).toBe(0);
  expect(discountGiven({ price: null, promotionPercent: null }, 1)).toBe(0);
});

test('what is given is rounded up, so that a rounding never passes a ceiling', () => {
  // A third of 3.00 is 33.333… %.
  expect(discountGiven({ price: 3_000_000, promotionPercent: null }, 2_000_000)).toBe(33_333_334);
});
