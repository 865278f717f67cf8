import type { CurrencyCode } from '../kernel/currency.ts';
import {
  amountOf,
  type MicroPercent,
  type MicroPrice,
  type MinorUnits,
  percentOf,
  roundRate,
  sumOf,
} from '../kernel/money.ts';
import { type Quantity, subtractQuantity } from '../kernel/quantity.ts';

export interface PricedLine {
  readonly quantity: Quantity;
  readonly unitPrice: MicroPrice;
  /** Line discount in millionths of a percent; null is none. */
  readonly discountPercent: MicroPercent | null;
}

export interface PricePrecision {
  readonly currency: CurrencyCode;
  /** Decimals a rate is rounded to, a company setting. */
  readonly rateDecimals: number;
}

/** The rate after the line discount, rounded to rate precision (domain.md, section 2). Throws OutOfRange. */
export function netRate(
  line: Pick<PricedLine, 'unitPrice' | 'discountPercent'>,
  rateDecimals: number,
): MicroPrice {
  const discount = line.discountPercent ? percentOf(line.unitPrice, line.discountPercent) : 0;
  return roundRate(subtractQuantity(line.unitPrice, discount), rateDecimals);
}

/** Net amount of a line in minor units: round(rate × quantity), rounded once. Throws OutOfRange beyond ±(2⁵³ − 1). */
export function lineAmount(line: PricedLine, { currency, rateDecimals }: PricePrecision): MinorUnits {
  return amountOf(netRate(line, rateDecimals), line.quantity, currency);
}

/** Net of the document: the exact sum of its lines and its freight. */
export function orderNet(
  lines: readonly PricedLine[],
  precision: PricePrecision,
  freight: MinorUnits = 0,
): MinorUnits {
  return sumOf([...lines.map((line) => lineAmount(line, precision)), freight]);
}
