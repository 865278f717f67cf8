import type { BusinessDate } from '../kernel/calendar.ts';
import { absolute, toBigInt } from '../kernel/exact-integer.ts';
import type { MicroPercent } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { type ConversionFactor, convertExactly } from '../kernel/unit.ts';

/** Percent off base list prices for a time, by quantity. It is nobody's discount: no ceiling counts it. */
export interface Promotion {
  readonly id: string;
  readonly name: string;
  /** At most one of `customer` and `customerGroup`, and of `item` and `itemGroup`; null in both is everybody, everything. */
  readonly customer: string | null;
  readonly customerGroup: string | null;
  readonly item: string | null;
  readonly itemGroup: string | null;
  readonly priority: number;
  readonly validFrom: BusinessDate;
  /** The last day; null is open. */
  readonly validUntil: BusinessDate | null;
  readonly bands: readonly PromotionBand[];
}

export interface PromotionBand {
  /** In stock units: the band holds from this quantity on. */
  readonly fromQuantity: Quantity;
  readonly percentOff: MicroPercent;
}

/** Who asks, for what. `quantity` in a unit of which one is `toBase` stock units; a return asks with its own sign. */
export interface PromotionQuestion {
  readonly customer: string | null;
  readonly customerGroup: string | null;
  readonly item: string;
  readonly itemGroup: string | null;
  readonly quantity: Quantity;
  readonly toBase: ConversionFactor;
  readonly date: BusinessDate;
}

export interface ChosenPromotion {
  readonly promotion: Promotion;
  readonly percentOff: MicroPercent;
}

/** Bands as stored: `fromQuantity:percentOff`, ascending, parted by blanks. */
export function bandsText(bands: readonly PromotionBand[]): string {
  return bands
    .toSorted((a, b) => a.fromQuantity - b.fromQuantity)
    .map(({ fromQuantity, percentOff }) => `${fromQuantity}:${percentOff}`)
    .join(' ');
}

export function bandsOf(text: string): PromotionBand[] {
  return text.split(' ').map((band) => {
    const [fromQuantity = 0, percentOff = 0] = band.split(':').map(Number);
    return { fromQuantity, percentOff };
  });
}

/**
 * The promotion that holds: a higher priority beats everything, then the customer before the group before everybody, and
 * for each of them the item before its group before everything. Of one promotion the highest band reached counts, in
 * stock units whatever the line is sold by. Two of equal standing cannot be made (`promotionsMeet`).
 */
export function choosePromotion(
  promotions: readonly Promotion[],
  question: PromotionQuestion,
): ChosenPromotion | null {
  const [strongest] = promotions
    .flatMap((promotion) => {
      const band = promotionHolds(promotion, question) ? bandReached(promotion.bands, question) : null;
      return band ? [{ promotion, percentOff: band.percentOff }] : [];
    })
    .toSorted((a, b) => standing(a.promotion, b.promotion) || (a.promotion.id < b.promotion.id ? -1 : 1));
  return strongest ?? null;
}

/** Whether two would stand equal for some line on some day: then which one holds would be an accident. */
export function promotionsMeet(
  a: Omit<Promotion, 'id' | 'name' | 'bands'>,
  b: Omit<Promotion, 'id' | 'name' | 'bands'>,
): boolean {
  const sameTarget =
    a.customer === b.customer &&
    a.customerGroup === b.customerGroup &&
    a.item === b.item &&
    a.itemGroup === b.itemGroup &&
    a.priority === b.priority;
  return sameTarget && startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function startsBeforeEnd(
  a: { readonly validFrom: BusinessDate },
  b: { readonly validUntil: BusinessDate | null },
): boolean {
  return b.validUntil === null || a.validFrom <= b.validUntil;
}

/** Whether it speaks of the line on its day, whatever its bands. */
export function promotionHolds(promotion: Omit<Promotion, 'bands'>, question: PromotionQuestion): boolean {
  const { customer, customerGroup, item, itemGroup, validFrom, validUntil } = promotion;
  return (
    (customer === null || customer === question.customer) &&
    (customerGroup === null || customerGroup === question.customerGroup) &&
    (item === null || item === question.item) &&
    (itemGroup === null || itemGroup === question.itemGroup) &&
    validFrom <= question.date &&
    (validUntil === null || validUntil >= question.date)
  );
}

function bandReached(bands: readonly PromotionBand[], question: PromotionQuestion): PromotionBand | null {
  const { numerator, denominator } = convertExactly(question.quantity, question.toBase);
  const reached = bands.filter(
    ({ fromQuantity }) => toBigInt(fromQuantity) * denominator <= absolute(numerator),
  );
  return reached.toSorted((a, b) => b.fromQuantity - a.fromQuantity)[0] ?? null;
}

/** Negative: `a` is stronger. */
function standing(a: Promotion, b: Promotion): number {
  return (
    b.priority - a.priority ||
    nearness(b.customer, b.customerGroup) - nearness(a.customer, a.customerGroup) ||
    nearness(b.item, b.itemGroup) - nearness(a.item, a.itemGroup)
  );
}

function nearness(one: string | null, group: string | null): number {
  if (one !== null) return 2;
  return group === null ? 0 : 1;
}
