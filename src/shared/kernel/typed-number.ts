import { parseDecimal } from './decimal.ts';
import { type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';

/** How a person writes numbers: 1,234.5 or 1.234,5. Blanks, thin spaces and apostrophes part thousands in both. */
export interface NumberStyle {
  readonly decimalMark: '.' | ',';
}

/**
 * A number as a person types or pastes it, as an integer scaled by 10^decimals: thousands marks only between groups of
 * three, currency signs and all kinds of spaces dropped. Refusals: those of `parseDecimal`, with the text as typed.
 */
export function parseTypedNumber(text: string, decimals: number, style: NumberStyle): Result<number> {
  const bare = withoutDecoration(text);
  const neutral = neutralText(bare, style);
  if (neutral === undefined) return refused('decimal.not-a-number', { text: excerptOf(text.trim()) });
  return parseDecimal(neutral, decimals);
}

/**
 * A pasted number, of which nobody knows how its source writes numbers: `1,234` is refused with `number.two-readings`
 * rather than read as one of the two. `settled` says that the rest of the pasted block has shown the style.
 */
export function parsePastedNumber(
  text: string,
  decimals: number,
  style: NumberStyle,
  settled: NumberStyle | undefined,
): Result<number> {
  if (settled) return parseTypedNumber(text, decimals, settled);
  const point = parseTypedNumber(text, decimals, { decimalMark: '.' });
  const comma = parseTypedNumber(text, decimals, { decimalMark: ',' });
  if (point.ok && comma.ok && point.value !== comma.value) {
    return refused('number.two-readings', { text: excerptOf(text.trim()) });
  }
  if (point.ok) return point;
  return comma.ok ? comma : parseTypedNumber(text, decimals, style);
}

/** The style that the texts of one source show: some can only be read in it, and none only in the other. */
export function styleShownBy(texts: Iterable<string>): NumberStyle | undefined {
  let [point, comma] = [false, false];
  for (const text of texts) {
    const bare = withoutDecoration(text);
    const asPoint = neutralText(bare, { decimalMark: '.' });
    const asComma = neutralText(bare, { decimalMark: ',' });
    if (asPoint !== undefined && asComma === undefined) point = true;
    if (asComma !== undefined && asPoint === undefined) comma = true;
  }
  if (point === comma) return undefined;
  return { decimalMark: point ? '.' : ',' };
}

/** Neutral text (`1234.5`) as this person writes it. */
export function writtenInStyle(neutral: string, style: NumberStyle): string {
  return style.decimalMark === ',' ? neutral.replace('.', ',') : neutral;
}

function withoutDecoration(text: string): string {
  return text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/^(-?)\s*\p{Sc}\s*/u, '$1')
    .replace(/\s*\p{Sc}$/u, '')
    .replace(/^\+(?=[\d.,])/, '')
    .trim();
}

/** undefined when the marks stand where this style has none. */
function neutralText(bare: string, { decimalMark }: NumberStyle): string | undefined {
  const match = (decimalMark === '.' ? POINT_TEXT : COMMA_TEXT).exec(bare);
  if (match === null) return undefined;
  const [, minus = '', whole = '', fraction = ''] = match;
  const digits = whole.replace(/\D/g, '');
  if (digits === '' && fraction === '') return undefined;
  return `${minus}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Sign, whole part (plain, or groups of three that do not begin with a zero), fraction. A trailing mark is allowed. */
const POINT_TEXT = /^(-?)\s*(\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[\s'’]\d{3})+)(?:\.(\d*))?$/;
const COMMA_TEXT = /^(-?)\s*(\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[\s'’]\d{3})+)(?:,(\d*))?$/;
