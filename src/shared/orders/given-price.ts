/** Of a line: its price by rule, that of its unit, and its discount; rates in millionths, null where there is none. */
export interface GivenPrice {
  readonly listPrice: number | null;
  readonly unitPrice: number;
  readonly discountPercent: number | null;
}

/** Whether somebody gave a line another price than its rule's, or a discount: what can be dropped again. */
export function hasGivenPrice({ listPrice, unitPrice, discountPercent }: GivenPrice): boolean {
  return listPrice !== null && (listPrice !== unitPrice || Boolean(discountPercent));
}
