import { parseAmount, parseRate } from '../../src/shared/kernel/money.ts';

/** "12.50" in minor units of a currency. */
export function amountIn(text: string, currency: string): number {
  const parsed = parseAmount(text, currency);
  if (!parsed.ok) throw new Error(`“${text}” is no amount of ${currency}`);
  return parsed.value;
}

/** "12.5", "8 %" in millionths. */
export function millionths(text: string): number {
  const parsed = parseRate(text.replace(/\s*%$/, ''));
  if (!parsed.ok) throw new Error(`“${text}” is no number`);
  return parsed.value;
}

/** The same, or null for an empty cell. */
export function millionthsOrNull(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : millionths(text);
}
