import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantityOf } from '../kernel/quantity.ts';
import { lineAmount, netRate, orderNet } from './order-totals.ts';

const usd = { currency: 'USD', rateDecimals: 4 };

function line(quantity: number, unitPrice: number, discountPercent: number | null = null) {
  return { quantity: quantityOf(quantity), unitPrice, discountPercent };
}

test('the discount makes a rate of four decimals, and only the amount is rounded to cents', () => {
  const discounted = line(3, 250_000_000, 16_830_000);
  expect(netRate(discounted, 4)).toBe(207_925_000);
  expect(lineAmount(discounted, usd)).toBe(623_78);
});

test('the rate is rounded before it is multiplied, the amount once after', () => {
  expect(lineAmount(line(1000, 12_345), usd)).toBe(12_30);
  expect(lineAmount(line(3, 333_333), usd)).toBe(1_00);
});

test('a credit of the same line is its exact opposite', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 10_000 }), fc.nat(100_000_000), (price, count, percent) => {
      const there = lineAmount(line(count, price, percent), usd);
      expect(lineAmount(line(-count, price, percent), usd)).toBe(there === 0 ? 0 : -there);
    }),
  );
});

test('the net of an order is the sum of its lines and its freight, whatever their order', () => {
  const lines = [line(3, 19_990_000), line(1, 0), line(-1, 2_550_000)];
  expect(orderNet(lines, usd, 4_50)).toBe(61_92);
  expect(orderNet(lines.toReversed(), usd, 4_50)).toBe(61_92);
  expect(orderNet([], usd)).toBe(0);
});
