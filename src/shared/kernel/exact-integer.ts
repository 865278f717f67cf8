import { ok, type Result, refused } from './result.ts';

/**
 * A result that does not fit the range this system stores: ±(2⁵³ − 1) for numbers, 0001-01-01 to 9999-12-31 for dates.
 * Where a person's input can lead there, `refuseOutOfRange` turns it into a refusal.
 */
export class OutOfRange extends RangeError {
  override readonly name = 'OutOfRange';
}

/** Runs a calculation; an `OutOfRange` in it becomes the refusal `number.out-of-range`. Other errors are bugs and pass. */
export function refuseOutOfRange<Value>(calculation: () => Value): Result<Value> {
  try {
    return ok(calculation());
  } catch (error) {
    if (error instanceof OutOfRange) return refused('number.out-of-range');
    throw error;
  }
}

/** Throws a RangeError unless `value` is an integer within ±(2⁵³ − 1): a fraction or NaN that came this far is a bug. */
export function toBigInt(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer`);
  return BigInt(value);
}

/** Never returns -0. Throws OutOfRange beyond ±(2⁵³ − 1). */
export function toSafeInteger(value: bigint): number {
  if (value > MAX_SAFE || value < -MAX_SAFE) throw new OutOfRange(`${value} is beyond 2^53 - 1`);
  return Number(value);
}

/** Exact; only the final sum has to fit, so the order of the values never matters. */
export function sumExactly(values: Iterable<number>): number {
  let sum = 0n;
  for (const value of values) sum += toBigInt(value);
  return toSafeInteger(sum);
}

/** Division to the nearest integer, a half away from zero: 5/2 → 3, −5/2 → −3. `divisor` must be positive. */
export function divideToNearest(dividend: bigint, divisor: bigint): bigint {
  const remainder = absolute(dividend % positive(divisor));
  return dividend / divisor + (remainder * 2n >= divisor ? sign(dividend) : 0n);
}

/** Division to the next integer away from zero: 4/3 → 2, −4/3 → −2. `divisor` must be positive. */
export function divideAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  return dividend / positive(divisor) + (dividend % divisor === 0n ? 0n : sign(dividend));
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function sign(value: bigint): bigint {
  return value < 0n ? -1n : 1n;
}

function positive(divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`cannot divide by ${divisor}`);
  return divisor;
}
