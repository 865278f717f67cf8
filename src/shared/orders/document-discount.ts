import { absolute, divideToNearest, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import { type MicroPercent, type MinorUnits, percentOf, sumOf } from '../kernel/money.ts';
import { subtractQuantity } from '../kernel/quantity.ts';
import type { TaxedAmount } from '../tax/document-tax.ts';

export type DiscountBase = 'net' | 'total';

/**
 * A discount on the whole document, off its net or off its total with tax. `percent` in millionths of a percent, 0 to
 * 100 %; `amount` in minor units of the document, zero or more.
 */
export type DocumentDiscount =
  | { readonly on: DiscountBase; readonly kind: 'percent'; readonly percent: MicroPercent }
  | { readonly on: DiscountBase; readonly kind: 'amount'; readonly amount: MinorUnits };

export interface DiscountableLine {
  /** As priced, minor units. */
  readonly amount: MinorUnits;
  /** Freight, a fee: takes no part in a document discount. */
  readonly fixedCharge: boolean;
}

/**
 * By what a document discount is spread: the amount of each line, without sign. Nothing for fixed charges, and nothing
 * for lines that go the other way (a return on an order that sells).
 */
export function discountWeights(lines: readonly DiscountableLine[]): readonly MinorUnits[] {
  const goods = lines.filter(({ fixedCharge }) => !fixedCharge);
  const goesBack = sumOf(goods.map(({ amount }) => amount)) < 0;
  return lines.map(({ amount, fixedCharge }) =>
    fixedCharge || amount < 0 !== goesBack ? 0 : Math.abs(amount),
  );
}

/** What a discount is to bring the document down to, and a first guess how. Minor units, of the lines that take part. */
export interface DiscountAim {
  readonly on: DiscountBase;
  /** Net or total without the discount, and what it is to be with it. */
  readonly from: MinorUnits;
  readonly to: MinorUnits;
  /** How much less the amounts as priced must be, up to the rounding of taxes. */
  readonly off: MinorUnits;
}

/** A discount never takes more than there is. `taxed`: the lines without the discount. */
export function discountAim(
  discount: DocumentDiscount,
  lines: readonly DiscountableLine[],
  weights: readonly MinorUnits[],
  taxed: readonly TaxedAmount[],
): DiscountAim {
  const part = lines.map((_, index) => index).filter((index) => (weights[index] ?? 0) > 0);
  const from = sumOf(part.map((index) => taxed[index]?.[discount.on] ?? 0));
  const priced = sumOf(part.map((index) => lines[index]?.amount ?? 0));
  const size = Math.abs(from);
  const asked =
    discount.kind === 'percent' ? percentOf(size, discount.percent) : Math.min(discount.amount, size);
  const to = from < 0 ? sumOf([from, asked]) : subtractQuantity(from, asked);
  if (from === 0) return { on: discount.on, from, to, off: 0 };
  const off = divideToNearest(toBigInt(asked) * absolute(toBigInt(priced)), toBigInt(size));
  return { on: discount.on, from, to, off: toSafeInteger(priced < 0 ? -off : off) };
}
