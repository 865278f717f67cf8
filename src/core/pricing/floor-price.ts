import { type ExchangeRate, floorInDocumentCurrency } from '../../shared/company/exchange-rate.ts';
import { publishedFloor } from '../../shared/items/item-cost.ts';
import { divideAwayFromZero, toBigInt, toSafeInteger } from '../../shared/kernel/exact-integer.ts';
import type { MicroPrice } from '../../shared/kernel/money.ts';
import { itemFloorPrices } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { unitFactor } from './price-lookup.ts';

/**
 * The lowest net rate per one `unit` without an approval, in the document's currency; null where the item has no floor.
 * `rate`: of the document's currency (`exchangeRateOn`). Rounded up at each step, so that it never falls short.
 */
export function floorPrice(
  read: RowReader,
  { item, unit, rate }: { readonly item: string; readonly unit: string; readonly rate: ExchangeRate },
): MicroPrice | null {
  const floor = publishedFloor(read.get(itemFloorPrices, item)?.floorPrice);
  const toBase = unitFactor(read, item, unit);
  if (floor === null || toBase === null) return null;
  const perUnit = divideAwayFromZero(
    toBigInt(floor) * toBigInt(toBase.numerator),
    toBigInt(toBase.denominator),
  );
  return floorInDocumentCurrency(toSafeInteger(perUnit), rate);
}
