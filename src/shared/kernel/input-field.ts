import { z } from 'zod';
import { isBusinessDate } from './calendar.ts';
import { isCurrency } from './currency.ts';

/** Longest id: a change set's own (26) and the role of a row in it (`rowId`). */
export const LONGEST_ID = 160;

/** The id of a record that exists. */
export const idField = z.string().min(1).max(LONGEST_ID);

/** One line of text, trimmed, not empty, without control characters: names, titles. */
export function lineField(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
}

/** Text of several lines, trimmed; may be empty. */
export function noteField(longest = 10_000) {
  return z.string().trim().max(longest);
}

/** What a record is called in writing, and by other systems: any line of text, however odd. */
export function codeField(longest = 80) {
  return lineField(longest);
}

/** A unit of measure: EA, BX, KG. */
export const unitField = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/);

/** The code of a group of items or customers that tax rules are made for. */
export const taxGroupField = codeField(40);

/** `YYYY-MM-DD`. */
export const dateField = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isBusinessDate);

/** An ISO 4217 code Daybook knows. */
export const currencyField = z.string().length(3).refine(isCurrency);

/** Millionths or minor units, within ±(2⁵³ − 1). */
export const exactField = z.int();

/** The same, zero or more. */
export const exactFieldFromZero = z.int().min(0);

/** ISO 3166-1 alpha-2. */
export const countryField = z.string().regex(/^[A-Z]{2}$/);

/** Rows of one page of a list: what stands in `after` is the last id of the page before. */
export const pageFields = {
  after: idField.optional(),
  limit: z.int().min(1).max(500).default(100),
};

/** Of lists that are read where they are looked at: any page at once, with the total in the answer. */
export const offsetFields = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
};

/** For commands that answer with nothing but that they were done. */
export const nothing = z.strictObject({});

/** Kept apart from `nothing`, for commands that make a record. */
export const madeRecord = z.strictObject({ id: z.string() });
