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
import { addQuantity, type Quantity, subtractQuantity } from '../kernel/quantity.ts';

export interface PricedLine {
  readonly quantity: Quantity;
  readonly unitPrice: MicroPrice;
  /** Line discount in millionths of a percent; null is none. */
  readonly discountPercent: MicroPercent | null;
  /** What a promotion takes off first, and what is then added; in millionths of a percent. */
  readonly promotionPercent?: MicroPercent | null;
  readonly marginPercent?: MicroPercent | null;
}

export interface PricePrecision {
  readonly currency: CurrencyCode;
  /** Decimals a rate is rounded to, a company setting. */
  readonly rateDecimals: number;
}

/**
 * The rate after promotion, margin and line discount, in this order, rounded to rate precision (domain.md, section 2:
 * 1000 + 10 % − 10 % = 990). Throws OutOfRange.
 */
export function netRate(line: Omit<PricedLine, 'quantity'>, rateDecimals: number): MicroPrice {
  const promoted = subtractQuantity(line.unitPrice, percentOf(line.unitPrice, line.promotionPercent ?? 0));
  const withMargin = addQuantity(promoted, percentOf(promoted, line.marginPercent ?? 0));
  const discounted = subtractQuantity(withMargin, percentOf(withMargin, line.discountPercent ?? 0));
  return roundRate(discounted, rateDecimals);
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
