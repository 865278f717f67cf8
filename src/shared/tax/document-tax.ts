import type { CurrencyCode } from '../kernel/currency.ts';
import { sumExactly, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import { type MinorUnits, sumOf } from '../kernel/money.ts';
import { type Quantity, subtractQuantity } from '../kernel/quantity.ts';
import type { LineTax, LineTaxing, TaxBasis, TaxRounding } from './line-tax.ts';
import { type TaxRecipe, taxRecipe } from './tax-recipe.ts';
import { type ExactAmount, roundEach, roundTogether } from './tax-rounding.ts';

/** A line as taxes see it: what is left of it after every discount. */
export interface TaxableLine {
  /** Minor units, as priced: without tax, or with it where `taxing.inclusive`. Negative for what comes back. */
  readonly amount: MinorUnits;
  /** Millionths of the stock unit, for amounts per unit. */
  readonly stockQuantity: Quantity;
  /** Lines that share one object are reckoned faster. */
  readonly taxing: LineTaxing;
}

export interface TaxSettings {
  readonly currency: CurrencyCode;
  readonly rounding: TaxRounding;
}

/** One row of the tax table of a paper: one code at one rate. */
export interface TaxRow {
  readonly code: string;
  readonly title: string;
  readonly basis: TaxBasis;
  /** As in `LineTax`. */
  readonly rate: number;
  /** What it was taken of, in minor units; for `unit` millionths of stock units. */
  readonly base: number;
  readonly amount: MinorUnits;
}

/** Minor units; net + tax = total. */
export interface TaxedAmount {
  readonly net: MinorUnits;
  readonly tax: MinorUnits;
  readonly total: MinorUnits;
}

export interface DocumentTax extends TaxedAmount {
  /** In the order in which lines first bear them. */
  readonly rows: readonly TaxRow[];
  /** In the order of the lines given; the shares add up to the document's net, tax and total. */
  readonly lines: readonly TaxedAmount[];
}

/**
 * Taxes of a document (domain.md §2). By `document` the tax of each line stays an exact fraction and each row is rounded
 * once, its cents handed out by largest remainder; by `line` each tax of each line is rounded. Net + tax = total for
 * every line and for the document. No share is negative on a positive line whose taxes come to at most its net (100 %).
 * Pure; 500 lines take a few milliseconds. Throws OutOfRange beyond ±(2⁵³ − 1).
 */
export function documentTax(lines: readonly TaxableLine[], settings: TaxSettings): DocumentTax {
  const rows = rowsOf(lines, settings.currency);
  const taxes = lines.map(({ taxing }) => taxing.taxes.map(() => 0n));
  for (const { parts } of rows) {
    const exact = parts.map(({ amount }) => amount);
    const shares = settings.rounding === 'line' ? roundEach(exact) : roundTogether(exact);
    parts.forEach(({ line, place }, index) => {
      const own = taxes[line];
      if (own) own[place] = shares[index] ?? 0n;
    });
  }
  const taxed = lines.map((line, index) => taxedAmount(line, taxes[index] ?? []));
  return {
    rows: rows.map(({ tax, parts }) => ({
      ...{ code: tax.code, title: tax.title, basis: tax.basis, rate: tax.rate },
      base: sumExactly(
        parts.map(({ line, place }) => {
          if (tax.basis === 'unit') return lines[line]?.stockQuantity ?? 0;
          return baseOf(tax.basis, taxed[line]?.net ?? 0, (taxes[line] ?? []).slice(0, place));
        }),
      ),
      amount: toSafeInteger(parts.reduce((sum, { line, place }) => sum + (taxes[line]?.[place] ?? 0n), 0n)),
    })),
    lines: taxed,
    net: sumOf(taxed.map(({ net }) => net)),
    tax: sumOf(taxed.map(({ tax }) => tax)),
    total: sumOf(taxed.map(({ total }) => total)),
  };
}

interface Row {
  readonly tax: LineTax;
  /** Which lines bear it, at which place of their list of taxes, and what it comes to there. */
  readonly parts: { readonly line: number; readonly place: number; readonly amount: ExactAmount }[];
}

function rowsOf(lines: readonly TaxableLine[], currency: CurrencyCode): Row[] {
  const rows = new Map<string, Row>();
  const prepared = new Map<LineTaxing, { readonly recipe: TaxRecipe; readonly rows: readonly Row[] }>();
  lines.forEach(({ amount, stockQuantity, taxing }, line) => {
    if (taxing.taxes.length === 0) return;
    let ready = prepared.get(taxing);
    if (ready === undefined) {
      ready = { recipe: taxRecipe(taxing, currency), rows: taxing.taxes.map((tax) => rowOf(rows, tax)) };
      prepared.set(taxing, ready);
    }
    const { denominator, formulas } = ready.recipe;
    const [value, quantity] = [toBigInt(amount), toBigInt(stockQuantity)];
    formulas.forEach(({ perAmount, perQuantity }, place) => {
      const numerator = perAmount * value + perQuantity * quantity;
      ready.rows[place]?.parts.push({ line, place, amount: { numerator, denominator } });
    });
  });
  return [...rows.values()];
}

function rowOf(rows: Map<string, Row>, tax: LineTax): Row {
  const key = `${tax.code}|${tax.basis}|${tax.rate}`;
  const known = rows.get(key);
  if (known) return known;
  const row: Row = { tax, parts: [] };
  rows.set(key, row);
  return row;
}

function taxedAmount({ amount, taxing }: TaxableLine, taxes: readonly bigint[]): TaxedAmount {
  const tax = toSafeInteger(taxes.reduce((sum, each) => sum + each, 0n));
  return taxing.inclusive
    ? { net: subtractQuantity(amount, tax), tax, total: amount }
    : { net: amount, tax, total: sumOf([amount, tax]) };
}

function baseOf(basis: TaxBasis, net: MinorUnits, before: readonly bigint[]): MinorUnits {
  if (basis === 'previous-amount') return toSafeInteger(before.at(-1) ?? 0n);
  if (basis === 'previous-total') return toSafeInteger(before.reduce((sum, tax) => sum + tax, toBigInt(net)));
  return net;
}
