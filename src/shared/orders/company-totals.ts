import { type CurrencyPair, type ExchangeRate, inCompanyCurrency } from '../company/exchange-rate.ts';
import { type MinorUnits, sumOf } from '../kernel/money.ts';
import type { TaxedAmount } from '../tax/document-tax.ts';
import type { DocumentTotals } from './document-totals.ts';

/** The totals of a document in the company's currency, minor units. */
export interface CompanyTotals extends TaxedAmount {
  /** Net of each line, and amount of each tax row, in the order of the document's. */
  readonly lines: readonly MinorUnits[];
  readonly taxRows: readonly MinorUnits[];
}

/**
 * Each row of the document times the rate, rounded by itself; net and tax are sums of rows, so that the books add up to
 * what the rows say (domain.md §2). Tax is never reckoned a second time.
 */
export function companyTotals(
  totals: DocumentTotals,
  rate: ExchangeRate,
  currencies: CurrencyPair,
): CompanyTotals {
  const lines = totals.lines.map((line) => inCompanyCurrency(line.net, rate, currencies));
  const taxRows = totals.taxRows.map((row) => inCompanyCurrency(row.amount, rate, currencies));
  const [net, tax] = [sumOf(lines), sumOf(taxRows)];
  return { lines, taxRows, net, tax, total: sumOf([net, tax]) };
}
