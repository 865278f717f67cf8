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
  /** The list a person chose where two of equal rank disagree. */
  readonly priceRule: string | null;
  /** What a promotion takes off the unit price, and what it is called. */
  readonly promotionPercent: MicroPercent | null;
  readonly promotion: string | null;
}

type StoredPrice = Pick<LinePrice, 'unitPrice' | 'listPrice' | 'priceSource'>;

/** A quoted price the rules no longer give: it stands, and the order waits on a price hold until somebody has looked. */
export function isOutdatedQuote(line: StoredPrice): boolean {
  return line.priceSource === 'quoted' && line.listPrice !== line.unitPrice;
}

export interface GivenPrice {
  readonly unitPrice: MicroPrice;
  readonly discountPercent: MicroPercent | null;
  readonly marginPercent: MicroPercent | null;
}

/** An approval covers exactly the price, margin and discount it was given for. */
export function coversPrice(approval: GivenPrice, line: GivenPrice): boolean {
  return (
    approval.unitPrice === line.unitPrice &&
    (approval.discountPercent ?? 0) === (line.discountPercent ?? 0) &&
    (approval.marginPercent ?? 0) === (line.marginPercent ?? 0)
  );
}
