import { countryField, currencyField, unitField } from '../../shared/kernel/input-field.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';

/** Fields whose meanings are codes, and what is said of one that is none: the same as of a cell of the file. */
const CODES = {
  unit: { shape: unitField, code: 'import.unit-unreadable' },
  country: { shape: countryField, code: 'import.country-unreadable' },
  shipToCountry: { shape: countryField, code: 'import.country-unreadable' },
  currency: { shape: currencyField, code: 'import.currency-unknown' },
} as const;

/** Why a meaning cannot be what a word stands for; null where it can. */
export function meaningRefusal(field: string, meaning: string): Refusal | null {
  if (meaning === '' || !isCode(field)) return null;
  const { shape, code } = CODES[field];
  return shape.safeParse(meaning).success ? null : refusal(code, { field, text: meaning });
}

/** Whether a field holds codes: words of other systems need a meaning there. */
export function isCode(field: string): field is keyof typeof CODES {
  return Object.hasOwn(CODES, field);
}
