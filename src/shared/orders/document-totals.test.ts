import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOf } from '../kernel/money.ts';
import type { TaxSettings } from '../tax/document-tax.ts';
import { type LineTaxing, UNTAXED } from '../tax/line-tax.ts';
import type { DocumentDiscount } from './document-discount.ts';
import { type DocumentLine, documentTotals } from './document-totals.ts';

const settings: TaxSettings = { currency: 'USD', rounding: 'document' };
const taxed = (rate: number, inclusive = false): LineTaxing => ({
  inclusive,
  taxes: [{ code: 'T', title: 'Tax', basis: 'net', rate: rate * 1_000_000 }],
});
const TEN = taxed(10);
const line = (amount: number, rest: Partial<DocumentLine> = {}): DocumentLine => ({
  ...{ amount, taxing: TEN, fixedCharge: false, stockQuantity: 1_000_000 },
  ...rest,
});
const percentOffNet = (percent: number): DocumentDiscount => ({
  ...{ on: 'net', kind: 'percent' },
  percent: percent * 1_000_000,
});

describe('the totals of a document', () => {
  test('are net, tax and total of its lines', () => {
    const totals = documentTotals([line(1000), line(505)], settings);
    // 10 % of 15.05 is 1.505, rounded once.
    expect(totals).toMatchObject({ amount: 1505, discount: 0, net: 1505, tax: 151, total: 1656 });
  });

  test('a discount is spread by amount with largest remainder, and fixed charges take no share', () => {
    const lines = [line(1000), line(1000), line(1000), line(500, { fixedCharge: true })];
    const totals = documentTotals(lines, settings, { on: 'net', kind: 'amount', amount: 100 });
    expect(totals.lines.map(({ discount }) => discount)).toEqual([34, 33, 33, 0]);
    expect(totals).toMatchObject({ amount: 3500, discount: 100, net: 3400, tax: 340, total: 3740 });
  });

  test('250.00 less 16.83 % is a discount of 42.08', () => {
    const totals = documentTotals([line(25_000, { taxing: UNTAXED })], settings, percentOffNet(16.83));
    expect(totals).toMatchObject({ discount: 4208, net: 20_792 });
  });

  test('a discount on the total brings the total down by what was asked', () => {
    // 110.00 less 11.00: net 90.00, tax 9.00.
    const totals = documentTotals([line(10_000)], settings, { on: 'total', kind: 'amount', amount: 1100 });
    expect(totals).toMatchObject({ discount: 1000, discountGiven: 1100, net: 9000, tax: 900, total: 9900 });
  });

  test('where no cents meet what was asked, it is the nearest, to the customer’s favour', () => {
    // 0.15 + 10 % = 0.17 (1.5 cents round up), 0.14 + 10 % = 0.15: a total of 0.16 cannot be had.
    const totals = documentTotals([line(15)], settings, { on: 'total', kind: 'amount', amount: 1 });
    expect(totals).toMatchObject({ discountGiven: 2, total: 15 });
  });

  test('a discount on the net of prices that hold their tax brings down the net', () => {
    // 119.00 holds 19.00; 10.00 off the net of 100.00 leaves 90.00 + 17.10.
    const totals = documentTotals([line(11_900, { taxing: taxed(19, true) })], settings, {
      ...{ on: 'net', kind: 'amount', amount: 1000 },
    });
    expect(totals).toMatchObject({
      discount: 1190,
      discountGiven: 1000,
      net: 9000,
      tax: 1710,
      total: 10_710,
    });
  });

  test('a discount takes no more than there is, and a return takes none of an order’s', () => {
    const all: DocumentDiscount = { on: 'net', kind: 'amount', amount: 9999 };
    expect(documentTotals([line(1000)], settings, all)).toMatchObject({ discount: 1000, total: 0 });
    const lines = [line(1000), line(-200)];
    expect(documentTotals(lines, settings, percentOffNet(10)).lines).toMatchObject([
      { discount: 100, net: 900 },
      { discount: 0, net: -200 },
    ]);
    expect(documentTotals([line(-1000)], settings, percentOffNet(10))).toMatchObject({ net: -900, tax: -90 });
  });
});

test('whatever the discount: sums are exact, net and tax are the total, and no share is negative', () => {
  const taxing = fc.constantFrom(UNTAXED, TEN, taxed(19, true), taxed(8.25));
  const lines = fc.array(
    fc.record({
      ...{ amount: fc.integer({ min: 0, max: 5000 }), taxing, fixedCharge: fc.boolean() },
      stockQuantity: fc.constant(1_000_000),
    }),
    { maxLength: 6 },
  );
  const on = fc.constantFrom('net' as const, 'total' as const);
  const discount = fc.oneof(
    fc.record({
      on,
      kind: fc.constant('percent' as const),
      percent: fc.integer({ min: 0, max: 100_000_000 }),
    }),
    fc.record({ on, kind: fc.constant('amount' as const), amount: fc.integer({ min: 0, max: 9000 }) }),
  );
  fc.assert(
    fc.property(lines, discount, (all, given) => {
      const totals = documentTotals(all, settings, given);
      for (const each of totals.lines) {
        expect(each.net + each.tax).toBe(each.total);
        expect(Math.min(each.net, each.tax, each.discount)).toBeGreaterThanOrEqual(0);
        expect(each.amount - each.discount).toBeGreaterThanOrEqual(0);
      }
      for (const part of ['amount', 'discount', 'net', 'tax', 'total'] as const) {
        expect(sumOf(totals.lines.map((each) => each[part]))).toBe(totals[part]);
      }
      expect(totals.net + totals.tax).toBe(totals.total);
    }),
  );
});
