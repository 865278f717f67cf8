import { type CurrencyCode, currencyDecimals } from '../kernel/currency.ts';
import type { Micro } from '../kernel/decimal.ts';
import { divideAwayFromZero, divideToNearest, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import type { MicroPrice, MinorUnits } from '../kernel/money.ts';

/** Millionths of the company's currency for one unit (major) of another: 1.085 USD for a EUR is 1_085_000. */
export type ExchangeRate = Micro;

/** Of the company's own currency. */
export const SAME_CURRENCY: ExchangeRate = 1_000_000;

export interface CurrencyPair {
  readonly document: CurrencyCode;
  readonly company: CurrencyCode;
}

/**
 * An amount of a document in the company's currency: round(amount × rate), half away from zero (domain.md §2). Done for
 * each row of a paper by itself; totals are sums of rows, and tax is never computed a second time. Throws OutOfRange.
 */
export function inCompanyCurrency(
  amount: MinorUnits,
  rate: ExchangeRate,
  { document, company }: CurrencyPair,
): MinorUnits {
  const dividend = toBigInt(amount) * toBigInt(rate) * 10n ** BigInt(currencyDecimals(company));
  return toSafeInteger(divideToNearest(dividend, 1_000_000n * 10n ** BigInt(currencyDecimals(document))));
}

/** A price of the company's currency in that of a document, rounded up: a floor never falls short. */
export function floorInDocumentCurrency(price: MicroPrice, rate: ExchangeRate): MicroPrice {
  return toSafeInteger(divideAwayFromZero(toBigInt(price) * 1_000_000n, toBigInt(rate)));
}
