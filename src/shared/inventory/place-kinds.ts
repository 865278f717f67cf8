/** Where stock can be. Only `stock` places count as on hand; the others are where it comes from or goes to. */
export const placeKinds = ['stock', 'vendor', 'customer', 'adjustment', 'scrap', 'transit'] as const;

export type PlaceKind = (typeof placeKinds)[number];

/** Places of which a company has exactly one, under an id that every workstation knows without asking. */
export type CounterPlaceKind = Exclude<PlaceKind, 'stock'>;

/** The id of the company's one place of that kind: the other side of receipts, adjustments and write-offs. */
export function counterPlaceId(kind: CounterPlaceKind): string {
  return `place.${kind}`;
}

/** Why an adjustment was made; a code, so that shrinkage can be counted by reason. */
export const adjustmentReasons = [
  'opening-balance',
  'counted',
  'found',
  'lost',
  'damaged',
  'expired',
  'sample',
  'other',
] as const;

export type AdjustmentReason = (typeof adjustmentReasons)[number];

/** Every reason a movement can carry; those of adjustments, and what the other commands write. */
export const movementReasons = [
  ...adjustmentReasons,
  'received',
  'moved',
  'shipped',
  'written-off',
  'reversed',
  'imported-write-off',
] as const;

export type MovementReason = (typeof movementReasons)[number];
