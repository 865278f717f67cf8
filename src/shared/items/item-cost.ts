import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { divideAwayFromZero, toBigInt, toSafeInteger } from '../kernel/exact-integer.ts';
import { exactFieldFromZero, idField } from '../kernel/input-field.ts';
import type { MicroPercent, MicroPrice } from '../kernel/money.ts';
import { declareQuery } from '../kernel/query.ts';

/** Millionths of the company's currency per base unit, and millionths of a percent on top of it. */
export const itemCostFields = {
  unitCost: exactFieldFromZero,
  minimumMargin: z.int().min(0).max(10_000_000_000),
} as const;

const cost = z.strictObject(itemCostFields);

/** What is published where there is no floor price: that there is a cost, and nothing of it. */
export const NO_FLOOR: MicroPrice = 0;

/**
 * The lowest price that leaves the margin on top of the cost; rounded up, so that it never falls short. Without a margin
 * there is none: everybody sees it, and it would be the cost itself.
 */
export function floorPriceOf(unitCost: MicroPrice, minimumMargin: MicroPercent): MicroPrice {
  if (minimumMargin === 0) return NO_FLOOR;
  const whole = 100_000_000n;
  return toSafeInteger(divideAwayFromZero(toBigInt(unitCost) * (whole + toBigInt(minimumMargin)), whole));
}

/** A floor price as it was published, for whoever asks: null where there is none. */
export function publishedFloor(floorPrice: MicroPrice | undefined): MicroPrice | null {
  return floorPrice === undefined || floorPrice === NO_FLOOR ? null : floorPrice;
}

/** The cost is for those who may see costs; the floor price it leads to is published for everyone. */
export const setItemCost = declareCommand({
  name: 'item.set-cost',
  version: 1,
  title: 'Set what an item costs',
  permission: 'items.set-cost',
  input: z.strictObject({ item: idField, ...cost.shape }),
  output: z.strictObject({ floorPrice: z.int().nullable(), before: cost.nullable() }),
  keys: (input) => [input.item],
  inverse: (input, { before }) =>
    before === null ? null : { command: 'item.set-cost', input: { item: input.item, ...before } },
  confidentialInput: true,
});

export const itemCost = declareQuery({
  name: 'item.cost',
  title: 'What an item costs',
  permission: 'items.view-cost',
  input: z.strictObject({ item: idField }),
  output: z.strictObject({ cost: cost.nullable(), floorPrice: z.int().nullable() }),
  tables: ['itemCosts', 'itemFloorPrices'],
});
