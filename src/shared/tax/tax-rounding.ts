import { absolute, divideToNearest } from '../kernel/exact-integer.ts';

/** An exact amount in minor units; the denominator is positive. */
export interface ExactAmount {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Each amount rounded by itself, half away from zero. */
export function roundEach(amounts: readonly ExactAmount[]): readonly bigint[] {
  return amounts.map(({ numerator, denominator }) => divideToNearest(numerator, denominator));
}

/**
 * The exact sum rounded once, half away from zero, and cut into shares by largest remainder: they add up to the rounded
 * sum, none has a sign its amount has not, each is within one minor unit of its amount, and among equal remainders the
 * earlier gets the odd cent. The shares of the negated amounts are the negated shares.
 */
export function roundTogether(amounts: readonly ExactAmount[]): readonly bigint[] {
  const scale = amounts.reduce((common, { denominator }) => leastMultiple(common, denominator), 1n);
  const scaled = amounts.map(({ numerator, denominator }) => numerator * (scale / denominator));
  const exact = scaled.reduce((sum, value) => sum + value, 0n);
  const sign = exact < 0n ? -1n : 1n;
  const parts = scaled.map((value, index) => {
    const whole = floorDivide(sign * value, scale);
    return { index, whole, remainder: sign * value - whole * scale };
  });
  const left = parts.reduce((rest, { whole }) => rest - whole, divideToNearest(absolute(exact), scale));
  const shares = parts.map(({ whole }) => whole);
  const luckiest = parts.toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index, whole } of luckiest.slice(0, Number(left))) shares[index] = whole + 1n;
  return shares.map((share) => sign * share);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

function leastMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
