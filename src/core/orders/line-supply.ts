import {
  type Pick,
  type PlaceStock,
  pickedQuantity,
  takeFrom,
} from '../../shared/inventory/allocation-rule.ts';
import type { StockPromise } from '../../shared/inventory/available-to-promise.ts';
import { beyondLeft } from '../../shared/inventory/left-to-sell.ts';
import type { BusinessDate } from '../../shared/kernel/calendar.ts';
import { MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import { toBigInt, toSafeInteger } from '../../shared/kernel/exact-integer.ts';
import { type Quantity, smallerQuantity, subtractQuantity } from '../../shared/kernel/quantity.ts';
import type { LineSupply } from '../../shared/orders/confirm-facts.ts';
import { stockLevels } from '../inventory/stock-levels.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { SoldUnit } from './line-unit.ts';
import { promiseOrderLines } from './stock-demand.ts';

/** A line that wants goods; quantities in base units. */
export interface SuppliedLine {
  readonly key: string;
  readonly item: string;
  /** Not shipped yet; what has been allocated to it is there for it. */
  readonly open: Quantity;
  /** Neither shipped nor allocated yet. */
  readonly wanted: Quantity;
  readonly unit: SoldUnit;
  /** Null: any. */
  readonly site: string | null;
}

export interface FoundSupply extends LineSupply {
  /** Not shipped yet. */
  readonly open: Quantity;
  readonly picks: readonly Pick[];
  readonly promise: StockPromise;
  /** Wanted, and neither here nor to come: of an item that ends it cannot be sold. */
  readonly beyond: Quantity;
  /** What can still be sold of such an item, in millionths of the line's unit, rounded down like `nowInUnit`. */
  readonly leftInUnit: Quantity;
}

/**
 * What each line gets now, place by place, and when the rest can be there. Lines of one order do not count the same unit
 * twice, neither on the shelf nor in what is expected. Answers by the key of the line.
 */
export function supplyOf(
  read: RowReader,
  order: string,
  lines: readonly SuppliedLine[],
  today: BusinessDate,
): ReadonlyMap<string, FoundSupply> {
  const shelf = stockShelf(read);
  const promises = promisesOf(read, order, lines, today);
  return new Map(
    lines.map((line): [string, FoundSupply] => {
      const picks = shelf.take(line.item, line.wanted, line.site);
      const promise = promises.get(line.key) ?? { parts: [], completeOn: null };
      const now = pickedQuantity(picks);
      const short = subtractQuantity(line.wanted, now);
      // What the line holds is its own, whoever else waits for the item.
      const beyond = smallerQuantity(line.wanted, beyondLeft(promise));
      return [
        line.key,
        {
          open: line.open,
          wanted: line.wanted,
          short,
          nowInUnit: inUnit(subtractQuantity(line.open, short), line.unit),
          completeOn: promise.completeOn,
          reference: restWith(promise),
          picks,
          promise,
          beyond,
          leftInUnit: inUnit(subtractQuantity(line.open, beyond), line.unit),
        },
      ];
    }),
  );
}

/** What all of the rest comes with; null where it comes in parts, or by nothing that has a name. */
function restWith({ parts }: StockPromise): string | null {
  const [rest, ...more] = parts.filter(({ from }) => from !== 'stock');
  const [supply, ...others] = rest?.supplies ?? [];
  return more.length === 0 && others.length === 0 ? (supply?.reference ?? null) : null;
}

/** Nothing is wanted of it: a charge, or a line that has all it wants. */
export function noSupply(today: BusinessDate): FoundSupply {
  const promise = { parts: [], completeOn: today };
  return {
    open: 0,
    wanted: 0,
    short: 0,
    nowInUnit: 0,
    completeOn: today,
    reference: null,
    picks: [],
    promise,
    beyond: 0,
    leftInUnit: 0,
  };
}

function promisesOf(
  read: RowReader,
  order: string,
  lines: readonly SuppliedLine[],
  today: BusinessDate,
): ReadonlyMap<string, StockPromise> {
  const sites = new Set(lines.map(({ site }) => site));
  return new Map(
    [...sites].flatMap((site) =>
      promiseOrderLines(
        read,
        lines
          .filter((line) => line.site === site)
          .map(({ key, item, open }) => ({ key, item, wanted: open })),
        { today, site, order },
      ).map(({ line, promise }): [string, StockPromise] => [line.key, promise]),
    ),
  );
}

/** Takes stock for one line after the other. */
function stockShelf(read: RowReader) {
  const left = new Map<string, readonly (PlaceStock & { readonly site: string })[]>();
  const placesOf = (item: string) =>
    stockLevels(read, item).map(({ place, site, available }) => ({ place, site, available }));
  return {
    take(item: string, wanted: Quantity, site: string | null): readonly Pick[] {
      const places = left.get(item) ?? placesOf(item);
      const picks = takeFrom(
        places.filter((place) => site === null || place.site === site),
        wanted,
      );
      left.set(
        item,
        places.map((place) => ({
          ...place,
          available: subtractQuantity(
            place.available,
            picks.find((pick) => pick.place === place.place)?.quantity ?? 0,
          ),
        })),
      );
      return picks;
    },
  };
}

/** Rounded down: nobody can have the half of a box that is there. */
function inUnit(base: Quantity, { toBase, whole }: SoldUnit): Quantity {
  const exact = (toBigInt(base) * toBigInt(toBase.denominator)) / toBigInt(toBase.numerator);
  return toSafeInteger(whole ? exact - (exact % BigInt(MICROS_PER_ONE)) : exact);
}
