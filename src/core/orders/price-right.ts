import type { MicroPercent } from '../../shared/kernel/money.ts';
import { discountCeiling } from '../people/discount-ceiling.ts';
import type { RowReader } from '../platform/row-reader.ts';

/** No ceiling at all: 100 % in millionths of a percent. */
const EVERYTHING: MicroPercent = 100_000_000;

/**
 * The most a person may give off the price by rule without a word, in millionths of a percent. Whoever may give everything has
 * no ceiling to stay below and says why instead: the reason is the approval that others find on the line.
 */
export function freeDiscount(read: RowReader, person: string): MicroPercent {
  const ceiling = discountCeiling(read, person);
  return ceiling >= EVERYTHING ? 0 : ceiling;
}
