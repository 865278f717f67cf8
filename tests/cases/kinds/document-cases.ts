import { expect } from 'vitest';
import { type CompanyTotals, companyTotals } from '../../../src/shared/orders/company-totals.ts';
import type { DocumentDiscount } from '../../../src/shared/orders/document-discount.ts';
import {
  type DocumentLine,
  type DocumentTotals,
  documentTotals,
} from '../../../src/shared/orders/document-totals.ts';
import type { TaxedAmount } from '../../../src/shared/tax/document-tax.ts';
import type { LineTaxing, TaxRounding } from '../../../src/shared/tax/line-tax.ts';
import { type Solo, soloReplica } from '../../support/solo-replica.ts';
import { amountIn, millionths } from '../case-amount.ts';
import type { CaseKind, CaseRow } from '../case-file.ts';
import { makeTaxes } from './document-taxes.ts';

/**
 * A whole paper: `tax` rows make tax codes, `line` rows are lines as priced (`details`: their taxes in order, `with tax`,
 * `N units`, `fixed charge`), then what must come out: shares on the lines, `row` for tax rows, `document`, `company`.
 */
export const documentCases: CaseKind = {
  files: [
    ...['tax-rounding.csv', 'inclusive-prices.csv', 'stacked-taxes.csv', 'document-discounts.csv'],
    ...['largest-remainder.csv', 'foreign-currency.csv'],
  ],
  columns: ['case', 'row', 'name', 'details', 'amount', 'net', 'tax', 'total'],
  run({ rows }) {
    const solo = soloReplica();
    const of = (kind: RowKind) => rows.filter(({ row }) => row === kind);
    expect(rows.filter(({ row }) => !rowKinds.some((kind) => kind === row))).toEqual([]);
    const [setting] = of('setting');
    const currency = setting?.name || 'USD';
    solo.run('company.change-settings', {
      taxRounding: setting?.details === 'each line' ? 'line' : 'document',
    });
    const taxingOf = makeTaxes(solo, currency, of('tax'), of('line'));
    const lines = of('line').map((row) => documentLine(row, currency, taxingOf(row)));
    const { taxRounding } = solo.query<{ taxRounding: TaxRounding }>('company.show', {});
    const [discount] = of('discount');
    const totals = documentTotals(
      lines,
      { currency, rounding: taxRounding },
      discount === undefined ? null : discountOf(discount, currency),
    );
    expectTotals(totals, { currency, lines: of('line'), taxRows: of('row'), documents: of('document') });
    if (discount?.amount) expect(totals.discount).toBe(amountIn(discount.amount, currency));
    for (const row of of('company')) expectSame(inCompanyBooks(solo, totals, currency, row), row, 'USD');
  },
};

const rowKinds = ['setting', 'tax', 'line', 'discount', 'row', 'document', 'company'] as const;
type RowKind = (typeof rowKinds)[number];

function documentLine(
  { amount = '', details = '' }: CaseRow,
  currency: string,
  taxing: LineTaxing,
): DocumentLine {
  const units = /(\S+) units/.exec(details)?.[1] ?? '1';
  return {
    amount: amountIn(amount, currency),
    stockQuantity: millionths(units),
    taxing,
    fixedCharge: details.includes('fixed charge'),
  };
}

/** `10 % off net`, `11.00 off total`. */
function discountOf({ details = '' }: CaseRow, currency: string): DocumentDiscount {
  const [, value = '', percent, base = ''] = /^(\S+)( %)? off (net|total)$/.exec(details) ?? [];
  const on = base === 'net' ? 'net' : 'total';
  return percent
    ? { on, kind: 'percent', percent: millionths(value) }
    : { on, kind: 'amount', amount: amountIn(value, currency) };
}

function expectTotals(
  totals: DocumentTotals,
  expected: {
    readonly currency: string;
    readonly lines: readonly CaseRow[];
    readonly taxRows: readonly CaseRow[];
    readonly documents: readonly CaseRow[];
  },
): void {
  const { currency, lines, taxRows, documents } = expected;
  lines.forEach((row, index) => {
    const line = totals.lines[index];
    if (line) expectSame(line, row, currency);
  });
  if (taxRows.length > 0) {
    const base = (basis: string, value: number) => (basis === 'unit' ? value / 10_000 : value);
    expect(totals.taxRows.map((row) => [row.code, base(row.basis, row.base), row.amount])).toEqual(
      taxRows.map(({ name, amount = '', tax = '' }) => [
        name,
        amountIn(amount, currency),
        amountIn(tax, currency),
      ]),
    );
  }
  for (const row of documents) expectSame(totals, row, currency);
}

/** Only what the file says is compared: an empty cell says nothing. */
function expectSame(actual: TaxedAmount, row: CaseRow, currency: string): void {
  for (const figure of ['net', 'tax', 'total'] as const) {
    const text = row[figure];
    if (text)
      expect({ figure, amount: actual[figure] }).toEqual({ figure, amount: amountIn(text, currency) });
  }
}

/** `at 1.085`: set as the company's rate of the day and asked for again. */
function inCompanyBooks(
  solo: Solo,
  totals: DocumentTotals,
  currency: string,
  { details = '' }: CaseRow,
): CompanyTotals {
  const date = '2026-02-01';
  solo.run('exchange-rate.set', { currency, validFrom: date, rate: millionths(details.replace(/^at /, '')) });
  const { rates } = solo.query<{ rates: { rate: number }[] }>('exchange-rate.list', { currency, date });
  return companyTotals(totals, rates[0]?.rate ?? 0, { document: currency, company: 'USD' });
}
