import { absolute, toBigInt } from './exact-integer.ts';
import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';

/** A scaled integer of millionths, within ±(2⁵³ − 1): 12.345 is 12_345_000. Unit prices, quantities, percents, rates. */
export type Micro = number;

/** Decimal places of a `Micro`. */
export const MICRO_DECIMALS = 6;

/** 1 as a `Micro`. */
export const MICROS_PER_ONE = 1_000_000;

/**
 * Neutral decimal text (`-12.345`, `.5`, no grouping, no exponent, no blanks) as an integer scaled by 10^decimals,
 * without a float on the way. Zeros beyond `decimals` lose nothing and are accepted.
 *
 * Refusals: `decimal.not-a-number` (also for any text over 64 characters), `decimal.too-many-decimals`,
 * `decimal.too-large` (beyond 2⁵³ − 1 when scaled).
 */
export function parseDecimal(text: string, decimals: number): Result<number> {
  checkDecimals(decimals);
  const match = text.length > LONGEST_TEXT ? null : DECIMAL_TEXT.exec(text);
  if (match === null) return refused('decimal.not-a-number', { text: excerptOf(text) });
  const [, minus = '', whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(decimals))) {
    return refused('decimal.too-many-decimals', { text, decimals });
  }
  const scaled = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (scaled > BigInt(Number.MAX_SAFE_INTEGER)) return refused('decimal.too-large', { text });
  return ok(Number(minus === '' ? scaled : -scaled));
}

/**
 * The text that `parseDecimal` reads back as the same integer. Trailing zeros go, down to `atLeast` decimals:
 * (12_500_000, 6) → `12.500000`, (12_500_000, 6, 0) → `12.5`, (4208, 2) → `42.08`.
 */
export function formatDecimal(scaled: number, decimals: number, atLeast: number = decimals): string {
  checkDecimals(decimals);
  const digits = absolute(toBigInt(scaled))
    .toString()
    .padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  let end = digits.length;
  while (end > point + atLeast && digits[end - 1] === '0') end -= 1;
  const fraction = digits.slice(point, end);
  return `${scaled < 0 ? '-' : ''}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

const DECIMAL_TEXT = /^(-?)(?=[\d.])(\d*)(?:\.(\d+))?$/;
const LONGEST_TEXT = 64;

function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) {
    throw new RangeError(`${decimals} is not a number of decimals from 0 to 15`);
  }
}
