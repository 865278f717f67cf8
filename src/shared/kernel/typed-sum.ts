import { MICRO_DECIMALS, MICROS_PER_ONE } from './decimal.ts';
import { toSafeInteger } from './exact-integer.ts';
import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';
import { type NumberStyle, parseTypedNumber } from './typed-number.ts';

/**
 * What `6*40` or `(12+3)/4` comes to, as an integer scaled by 10^decimals. Exact fractions all the way: nothing is
 * rounded. Takes + - * / × ÷ and brackets.
 *
 * Refusals: `number.not-a-sum`, `number.not-even` (the result has more decimals), `decimal.too-large`.
 */
export function parseTypedSum(text: string, decimals: number, style: NumberStyle): Result<number> {
  const said = excerptOf(text.trim());
  const tokens = text.length > LONGEST_TEXT ? undefined : tokensOf(text);
  const fraction = tokens && wholeSum(tokens, style);
  if (!fraction) return refused('number.not-a-sum', { text: said });
  const scaled = fraction.over * 10n ** BigInt(decimals);
  if (scaled % fraction.under !== 0n) return refused('number.not-even', { text: said, decimals });
  const value = scaled / fraction.under;
  return bigEnough(value) ? ok(toSafeInteger(value)) : refused('decimal.too-large', { text: said });
}

/** A fraction in whole numbers; `under` is never zero. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const LONGEST_TEXT = 64;

function bigEnough(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER);
}

function tokensOf(text: string): string[] | undefined {
  const tokens = text.match(/[\d.,]+|[-+*/()×÷−]|\S/g) ?? [];
  return tokens.every((token) => /^([\d.,]+|[-+*/()×÷−])$/.test(token)) ? tokens : undefined;
}

function wholeSum(tokens: string[], style: NumberStyle): Fraction | undefined {
  const sum = terms(tokens, style);
  return tokens.length === 0 ? sum : undefined;
}

function terms(tokens: string[], style: NumberStyle): Fraction | undefined {
  let left = factors(tokens, style);
  while (left && /^[-+−]$/.test(tokens[0] ?? '')) {
    const minus = tokens.shift() !== '+';
    const right = factors(tokens, style);
    if (!right) return undefined;
    const added = right.over * left.under;
    left = {
      over: left.over * right.under + (minus ? -added : added),
      under: left.under * right.under,
    };
  }
  return left;
}

function factors(tokens: string[], style: NumberStyle): Fraction | undefined {
  let left = factor(tokens, style);
  while (left && /^[*/×÷]$/.test(tokens[0] ?? '')) {
    const divides = /[/÷]/.test(tokens.shift() ?? '');
    const right = factor(tokens, style);
    if (!right || (divides && right.over === 0n)) return undefined;
    left = divides
      ? { over: left.over * right.under, under: left.under * right.over }
      : { over: left.over * right.over, under: left.under * right.under };
  }
  return left;
}

function factor(tokens: string[], style: NumberStyle): Fraction | undefined {
  const token = tokens.shift();
  if (token === undefined) return undefined;
  if (token === '(') {
    const inside = terms(tokens, style);
    return tokens.shift() === ')' ? inside : undefined;
  }
  if (/^[-−]$/.test(token)) {
    const value = factor(tokens, style);
    return value && { over: -value.over, under: value.under };
  }
  const number = parseTypedNumber(token, MICRO_DECIMALS, style);
  return number.ok ? { over: BigInt(number.value), under: BigInt(MICROS_PER_ONE) } : undefined;
}
