import type { Pick as StockPick } from '../../shared/inventory/allocation-rule.ts';
import { takeFrom } from '../../shared/inventory/allocation-rule.ts';
import {
  addQuantity,
  type Quantity,
  smallerQuantity,
  subtractQuantity,
  sumOfQuantities,
} from '../../shared/kernel/quantity.ts';
import type { AskedShipment } from '../../shared/orders/after-confirm-can.ts';
import type { ProgressLine } from '../../shared/orders/line-progress.ts';
import { allocations } from '../inventory/inventory-tables.ts';
import { stockLevels } from '../inventory/stock-levels.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { Order } from './order-facts.ts';
import { orderLines } from './order-tables.ts';

export interface PlannedLine extends AskedShipment {
  /** Where it leaves from; they add up to the quantity where all of it is there. */
  readonly picks: readonly StockPick[];
}

interface Asked {
  readonly line: string;
  readonly quantity: Quantity;
  readonly place?: string | undefined;
}

/**
 * Where each line would be shipped from: first what is allocated to it, then what nobody holds. Stock allocated to other
 * lines is never taken. `asked` null: everything allocated. `unknown`: a line that is not of the order.
 */
export function planShipment(
  read: RowReader,
  order: Order,
  lines: readonly ProgressLine[],
  asked: readonly Asked[] | null,
): { readonly lines: readonly PlannedLine[]; readonly unknown: string | null } {
  const wanted = asked ?? allAllocated(lines);
  const unknown = wanted.find(({ line }) => !lines.some(({ id }) => id === line));
  const shelf = shelfOf(read, order.id);
  const plans = new Map<string, PlannedLine>();
  for (const { line: id, quantity, place } of wanted) {
    const line = lines.find((each) => each.id === id);
    const item = read.get(orderLines, id)?.item;
    if (!line || item === undefined) continue;
    const before = plans.get(id);
    const { picks, there } = line.isGoods ? shelf.take(id, item, quantity, place) : { picks: [], there: 0 };
    plans.set(id, {
      line,
      quantity: addQuantity(before?.quantity ?? 0, quantity),
      there: addQuantity(before?.there ?? 0, smallerQuantity(there, quantity)),
      picks: merged([...(before?.picks ?? []), ...picks]),
    });
  }
  return { lines: [...plans.values()], unknown: unknown?.line ?? null };
}

function allAllocated(lines: readonly ProgressLine[]): Asked[] {
  return lines.flatMap(({ id, status, isGoods, progress: { allocated } }) =>
    status === 'open' && isGoods && allocated > 0 ? [{ line: id, quantity: allocated }] : [],
  );
}

interface ShelfPlace {
  readonly place: string;
  /** Allocated to each line of the order. */
  readonly own: Map<string, Quantity>;
  /** On hand and held by nobody. */
  free: Quantity;
  onHand: Quantity;
}

/** What the lines of one order may take, counted down as they take it: two lines never ship the same unit. */
function shelfOf(read: RowReader, order: string) {
  const allocated = read.find(allocations, { order });
  const shelves = new Map<string, readonly ShelfPlace[]>();
  const shelf = (item: string) => {
    const known = shelves.get(item);
    if (known) return known;
    const places = stockLevels(read, item).map(({ place, onHand, available }): ShelfPlace => {
      const own = new Map<string, Quantity>();
      for (const row of allocated) {
        if (row.item === item && row.place === place) {
          own.set(row.line, addQuantity(own.get(row.line) ?? 0, row.quantity));
        }
      }
      return { place, own, free: Math.max(0, available), onHand };
    });
    shelves.set(item, places);
    return places;
  };
  return {
    take(line: string, item: string, quantity: Quantity, only: string | undefined) {
      const places = shelf(item).filter(({ place }) => only === undefined || place === only);
      const held = places.map(({ place, own, onHand }) => ({
        place,
        available: smallerQuantity(own.get(line) ?? 0, onHand),
      }));
      const first = takeFrom(held, smallerQuantity(quantity, sumOf(held)));
      for (const pick of first) use(places, line, pick, 'own');
      const rest = subtractQuantity(quantity, pickedOf(first));
      const free = places.map(({ place, free: left, onHand }) => ({
        place,
        available: smallerQuantity(left, onHand),
      }));
      const second = takeFrom(free, smallerQuantity(rest, sumOf(free)));
      for (const pick of second) use(places, line, pick, 'free');
      const picks = [...first, ...second];
      return { picks, there: pickedOf(picks) };
    },
  };
}

function use(places: readonly ShelfPlace[], line: string, pick: StockPick, from: 'own' | 'free'): void {
  const place = places.find((each) => each.place === pick.place);
  if (!place) return;
  place.onHand = subtractQuantity(place.onHand, pick.quantity);
  if (from === 'own') place.own.set(line, subtractQuantity(place.own.get(line) ?? 0, pick.quantity));
  else place.free = subtractQuantity(place.free, pick.quantity);
}

function merged(picks: readonly StockPick[]): readonly StockPick[] {
  const byPlace = new Map<string, Quantity>();
  for (const { place, quantity } of picks) byPlace.set(place, addQuantity(byPlace.get(place) ?? 0, quantity));
  return [...byPlace].map(([place, quantity]) => ({ place, quantity }));
}

function pickedOf(picks: readonly StockPick[]): Quantity {
  return sumOfQuantities(picks.map(({ quantity }) => quantity));
}

function sumOf(places: readonly { readonly available: Quantity }[]): Quantity {
  return sumOfQuantities(places.map(({ available }) => Math.max(0, available)));
}
