/** What a number of a sheet means to the person who looks at it. */
export type NumberMeaning =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  /** Shown with leading zeros up to this many digits: 01234. */
  | { readonly kind: 'padded'; readonly digits: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' };

export const NUMBER: NumberMeaning = { kind: 'number' };

/**
 * Meaning of a format code (ECMA-376, 18.8.31): by its first section, the one for positive numbers, without what stands
 * in quotes and brackets.
 */
export function meaningOf(code: string): NumberMeaning {
  const bare = code.replaceAll(LITERALS, '');
  const [first = ''] = bare.split(';');
  if (/general/i.test(first)) return NUMBER;
  if (/[yd]/i.test(first)) return DATE;
  if (/[hs]/i.test(first) || ELAPSED.test(code)) return TIME;
  if (/m/i.test(first)) return DATE;
  if (first.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(first) && code === first ? { kind: 'padded', digits: first.length } : NUMBER;
}

/** Meaning of the formats that have a number and no code in the file (ECMA-376, 18.8.30); undefined for others. */
export function builtInMeaning(id: number): NumberMeaning | undefined {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if (isBetween(id, 14, 17) || id === 22 || isBetween(id, 27, 31) || isBetween(id, 50, 58)) return DATE;
  if (isBetween(id, 18, 21) || isBetween(id, 32, 35) || isBetween(id, 45, 47)) return TIME;
  return id === 36 ? DATE : undefined;
}

const DATE: NumberMeaning = { kind: 'date' };
const TIME: NumberMeaning = { kind: 'time' };

/** Quoted text, an escaped character, a space as wide as or filled with a character, colours and conditions. */
const LITERALS = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

function isBetween(id: number, from: number, until: number): boolean {
  return id >= from && id <= until;
}
