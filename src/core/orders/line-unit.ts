import { refuseOutOfRange } from '../../shared/kernel/exact-integer.ts';
import { isWholeQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { type ConversionFactor, convertQuantity } from '../../shared/kernel/unit.ts';
import { itemUnits } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { Item } from './order-facts.ts';

/** A unit an item is sold in; `toBase`: base units in one of it. */
export interface SoldUnit {
  readonly code: string;
  readonly whole: boolean;
  readonly toBase: ConversionFactor;
}

/** Null or left out is the base unit; undefined where the item is not sold by it. */
export function soldUnit(read: RowReader, item: Item, unit: string | null | undefined): SoldUnit | undefined {
  const code = unit ?? item.baseUnit;
  if (code === item.baseUnit) {
    return { code, whole: item.wholeUnits === 1, toBase: { numerator: 1, denominator: 1 } };
  }
  const known = read.find(itemUnits, { item: item.id, unit: code })[0];
  if (!known) return undefined;
  const { numerator, denominator } = known;
  return { code, whole: known.wholeUnits === 1, toBase: { numerator, denominator } };
}

/** Codes: `orders.unknown-unit`, `orders.not-whole`, `number.out-of-range`. */
export function unitTrouble(
  item: Item,
  unit: SoldUnit | undefined,
  wanted: { readonly quantity: Quantity; readonly unit?: string | null | undefined },
): Refusal | null {
  const params = { item: item.number, unit: wanted.unit ?? item.baseUnit };
  if (!unit) return refusal('orders.unknown-unit', params);
  if (unit.whole && !isWholeQuantity(wanted.quantity)) return refusal('orders.not-whole', params);
  const base = refuseOutOfRange(() => inBaseUnit(item, unit, wanted.quantity));
  return base.ok ? null : base.refusal;
}

export function inBaseUnit(item: Item, unit: SoldUnit, quantity: Quantity): Quantity {
  if (unit.code === item.baseUnit) return quantity;
  return convertQuantity(quantity, unit.toBase, { code: item.baseUnit, whole: item.wholeUnits === 1 });
}
