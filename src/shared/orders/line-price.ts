import type { MicroPercent, MicroPrice } from '../kernel/money.ts';

/**
 * Where a line's price came from: the kind of price list whose rule gave it; `quoted`, by a rule that has changed since;
 * `typed`, by a person.
 */
export const priceSources = ['contract', 'customer', 'base', 'quoted', 'typed'] as const;
export type PriceSource = (typeof priceSources)[number];

export interface LinePrice {
  readonly unitPrice: MicroPrice;
  /** The price by rule when the line was entered; null where no rule gave one. */
  readonly listPrice: MicroPrice | null;
  readonly priceSource: PriceSource;
}

/** Off list is any discount, and a typed price where a rule gives another. Where no rule gives one there is no list. */
export function isOffList(line: LinePrice & { readonly discountPercent: MicroPercent | null }): boolean {
  if (line.discountPercent !== null && line.discountPercent !== 0) return true;
  return line.priceSource === 'typed' && line.listPrice !== null && line.listPrice !== line.unitPrice;
}

/** A quoted price the rules no longer give: it stands, and the order waits on a price hold until somebody has looked. */
export function isOutdatedQuote(line: LinePrice): boolean {
  return line.priceSource === 'quoted' && line.listPrice !== line.unitPrice;
}

/** An approval covers exactly the price and discount it was given for. */
export function coversPrice(
  approval: { readonly unitPrice: MicroPrice; readonly discountPercent: MicroPercent | null },
  line: { readonly unitPrice: MicroPrice; readonly discountPercent: MicroPercent | null },
): boolean {
  return (
    approval.unitPrice === line.unitPrice && (approval.discountPercent ?? 0) === (line.discountPercent ?? 0)
  );
}
