import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOf } from '../kernel/money.ts';
import { type DocumentTax, documentTax, type TaxableLine } from './document-tax.ts';
import { type LineTax, type LineTaxing, taxBases, UNTAXED } from './line-tax.ts';

const percent = (code: string, rate: number, basis: LineTax['basis'] = 'net'): LineTax => ({
  ...{ code, title: code, basis },
  rate: Math.round(rate * 1_000_000),
});
const onTop = (...taxes: LineTax[]): LineTaxing => ({ inclusive: false, taxes });
const inside = (...taxes: LineTax[]): LineTaxing => ({ inclusive: true, taxes });
const line = (amount: number, taxing: LineTaxing, units = 1): TaxableLine => ({
  ...{ amount, taxing },
  stockQuantity: units * 1_000_000,
});
const byDocument = { currency: 'USD', rounding: 'document' } as const;
const byLine = { currency: 'USD', rounding: 'line' } as const;

describe('the tax of a document', () => {
  test('is rounded once per row, or on each line, by the company’s setting', () => {
    // 8.25 % of 0.99 is 0.081675: three lines make 0.245025 together, and 0.08 each by themselves.
    const lines = Array.from({ length: 3 }, () => line(99, onTop(percent('TX', 8.25))));
    expect(documentTax(lines, byDocument)).toMatchObject({ net: 297, tax: 25, total: 322 });
    expect(documentTax(lines, byLine)).toMatchObject({ net: 297, tax: 24, total: 321 });
  });

  test('gives the odd cent to the line with the largest remainder', () => {
    // 10 % of 0.14, 0.17 and 0.19 is 1.4, 1.7 and 1.9 cents: together 5, so the second and the third are rounded up.
    const lines = [14, 17, 19].map((amount) => line(amount, onTop(percent('T', 10))));
    expect(documentTax(lines, byDocument).lines.map(({ tax }) => tax)).toEqual([1, 2, 2]);
  });

  test('inside a price is split so that net and tax are the price', () => {
    // 100.00 with 19 % inside: 100 × 19/119 = 15.9664.
    const { rows, net, tax, total } = documentTax([line(10_000, inside(percent('DE', 19)))], byDocument);
    expect({ net, tax, total }).toEqual({ net: 8403, tax: 1597, total: 10_000 });
    expect(rows).toMatchObject([{ code: 'DE', base: 8403, amount: 1597 }]);
  });

  test('may be stacked on the tax before or on the running total', () => {
    // 200.00: 5 % is 10.00; 9.5 % of 210.00 is 19.95; 10 % of that is 1.995.
    const stack = onTop(
      percent('A', 5),
      percent('B', 9.5, 'previous-total'),
      percent('C', 10, 'previous-amount'),
    );
    expect(documentTax([line(20_000, stack)], byDocument).rows).toMatchObject([
      { code: 'A', base: 20_000, amount: 1000 },
      { code: 'B', base: 21_000, amount: 1995 },
      { code: 'C', base: 1995, amount: 200 },
    ]);
  });

  test('may be a fixed amount per stock unit, and bear a tax itself', () => {
    // 12 units at 0.035 are 0.42; 10 % of 10.00 + 0.42 is 1.042.
    const fee: LineTax = { code: 'ECO', title: 'Eco fee', basis: 'unit', rate: 35_000 };
    const taxing = onTop(fee, percent('V', 10, 'previous-total'));
    expect(documentTax([line(1000, taxing, 12)], byDocument).rows).toMatchObject([
      { code: 'ECO', base: 12_000_000, amount: 42 },
      { code: 'V', base: 1042, amount: 104 },
    ]);
    // Inside a price of 11.46 = 1.1 × (net + 0.42): the fee is 0.42, the other 11.46/11 = 1.0418; 10.00 is left.
    expect(documentTax([line(1146, { ...taxing, inclusive: true }, 12)], byDocument)).toMatchObject({
      ...{ net: 1000, tax: 146, total: 1146 },
    });
  });

  test('has a row for each rate of a code, and none for lines that are not taxed', () => {
    const lines = [line(100, onTop(percent('V', 20))), line(100, onTop(percent('V', 5))), line(70, UNTAXED)];
    const { rows, total } = documentTax(lines, byDocument);
    expect(rows.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      [20_000_000, 100, 20],
      [5_000_000, 100, 5],
    ]);
    expect(total).toBe(295);
  });

  test('of no lines is nothing', () => {
    expect(documentTax([], byDocument)).toEqual({ rows: [], lines: [], net: 0, tax: 0, total: 0 });
  });
});

describe('laws of tax', () => {
  const tax = fc.record({
    code: fc.constantFrom('A', 'B', 'C'),
    title: fc.constant('Tax'),
    basis: fc.constantFrom(...taxBases.filter((basis) => basis !== 'unit')),
    rate: fc.integer({ min: 0, max: 25_000_000 }),
  });
  const taxing = fc.record({
    inclusive: fc.boolean(),
    taxes: fc.uniqueArray(tax, { maxLength: 3, selector: ({ code }) => code }),
  });
  const lines = (amount: fc.Arbitrary<number>) =>
    fc.array(fc.record({ amount, stockQuantity: fc.integer({ min: 0, max: 9_000_000 }), taxing }), {
      maxLength: 8,
    });
  const settings = fc.constantFrom(byDocument, byLine);
  const either = lines(fc.integer({ min: -100_000, max: 100_000 }));

  test('net and tax are the total, of each line and of the document, and the sums are exact', () => {
    fc.assert(
      fc.property(either, settings, (all, by) => {
        const result = documentTax(all, by);
        for (const each of [...result.lines, result]) expect(each.net + each.tax).toBe(each.total);
        for (const part of ['net', 'tax', 'total'] as const) {
          expect(sumOf(result.lines.map((each) => each[part]))).toBe(result[part]);
        }
        expect(sumOf(result.rows.map(({ amount }) => amount))).toBe(result.tax);
      }),
    );
  });

  test('a positive line has no negative share', () => {
    fc.assert(
      fc.property(lines(fc.integer({ min: 0, max: 300 })), settings, (all, by) => {
        for (const { net, tax } of documentTax(all, by).lines) {
          expect(Math.min(net, tax)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('what goes back is the opposite of what went out', () => {
    const opposite = (n: number) => 0 - n;
    fc.assert(
      fc.property(either, settings, (all, by) => {
        const back = all.map((each) => ({
          ...each,
          amount: 0 - each.amount,
          stockQuantity: 0 - each.stockQuantity,
        }));
        const figures = ({ lines: shares }: DocumentTax) => shares.map(({ tax: share }) => share);
        expect(figures(documentTax(back, by))).toEqual(figures(documentTax(all, by)).map(opposite));
      }),
    );
  });

  test('a row is within half a cent of its exact tax, however many lines bear it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (amounts) => {
        const shared = onTop(percent('T', 8.875));
        const { tax: sum } = documentTax(
          amounts.map((amount) => line(amount, shared)),
          byDocument,
        );
        const exact = BigInt(sumOf(amounts)) * 8875n;
        const off = BigInt(sum) * 100_000n - exact;
        expect(off <= 50_000n && off >= -50_000n).toBe(true);
      }),
    );
  });
});
