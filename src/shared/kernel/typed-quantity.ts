import { MICRO_DECIMALS, type Micro } from './decimal.ts';
import type { MicroPercent } from './money.ts';
import type { Quantity } from './quantity.ts';
import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';
import { type NumberStyle, parseTypedNumber } from './typed-number.ts';
import { parseTypedSum } from './typed-sum.ts';

export interface TypedQuantity {
  readonly quantity: Quantity;
  /** The unit as it was written after the number, not checked; null when there was none. */
  readonly unit: string | null;
}

/** `24`, `2 bx`, `=6*40`, `=6*4 bx`. Refusals: those of `parseTypedNumber` and `parseTypedSum`. */
export function parseTypedQuantity(text: string, style: NumberStyle): Result<TypedQuantity> {
  const match = text.length > LONGEST_TEXT ? null : QUANTITY_TEXT.exec(text.trim());
  if (match === null) return refused('decimal.not-a-number', { text: excerptOf(text.trim()) });
  const [, number = '', unit = null] = match;
  const quantity = parseTypedMicro(number, style);
  return quantity.ok ? ok({ quantity: quantity.value, unit }) : quantity;
}

/** `5`, `5 %`, `2,5%`. Refusals: those of `parseTypedNumber` and `parseTypedSum`. */
export function parseTypedPercent(text: string, style: NumberStyle): Result<MicroPercent> {
  return parseTypedMicro(text.trim().replace(/\s*%$/, ''), style);
}

/** A number or `=` and a sum, up to 6 decimals: quantities, prices, rates. */
export function parseTypedMicro(text: string, style: NumberStyle): Result<Micro> {
  const trimmed = text.trim();
  return trimmed.startsWith('=')
    ? parseTypedSum(trimmed.slice(1), MICRO_DECIMALS, style)
    : parseTypedNumber(trimmed, MICRO_DECIMALS, style);
}

const LONGEST_TEXT = 64;
/** A number or sum without letters, then perhaps a unit that begins with a letter. */
const QUANTITY_TEXT = /^([^\p{L}]+?)\s*(\p{L}[\p{L}\p{N}./²³-]*)?$/u;
