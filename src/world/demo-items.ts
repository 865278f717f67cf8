import { placeCommands } from '../shared/inventory/place-commands.ts';
import { stockCommands } from '../shared/inventory/stock-commands.ts';
import { itemCommands } from '../shared/items/item-commands.ts';
import { setItemCost } from '../shared/items/item-cost.ts';
import { itemUnitCommands } from '../shared/items/item-unit-commands.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import type { DemoClerk } from './demo-clerk.ts';
import type { DemoPeople } from './demo-people.ts';

/** Numbers of the items that play a part elsewhere. */
export const SHACKLE = 'SKU-100';
/** Three are left, and none is on its way. */
export const LAST_UNITS = 'SKU-117';
/** There is none. */
export const NONE_LEFT = 'SKU-118';
/** Seven are left to sell off. */
export const OLD_LANTERN = 'SKU-119';
export const NEW_LANTERN = 'SKU-120';
export const FREIGHT = 'FREIGHT';

/** `price` and `cost` in millionths of the currency per base unit; `onHand` in base units; `box`: base units per box. */
export interface DemoItem {
  readonly number: string;
  readonly description: string;
  readonly group: string;
  readonly unit: string;
  readonly price: number;
  readonly cost: number;
  readonly onHand: number;
  readonly box?: number;
}

export const demoItems: readonly DemoItem[] = [
  item(SHACKLE, 'Bow shackle 3/8 in, galvanized', 'RIGGING', 4_250_000, 2_100_000, 600, 25),
  item('SKU-101', 'Bow shackle 1/2 in, galvanized', 'RIGGING', 6_900_000, 3_400_000, 400, 25),
  item('SKU-102', 'Swivel block, single, 2 in', 'RIGGING', 28_500_000, 15_250_000, 80),
  item('SKU-103', 'Turnbuckle 3/8 x 6 in', 'RIGGING', 14_750_000, 7_900_000, 150, 10),
  item('SKU-104', 'Nylon dock line 1/2 in', 'ROPE', 980_000, 410_000, 4_000, undefined, 'FT'),
  item('SKU-105', 'Polyester braid 3/8 in', 'ROPE', 1_150_000, 520_000, 3_000, undefined, 'FT'),
  item('SKU-106', 'Fender, white, 8 x 26 in', 'DECK', 34_900_000, 18_200_000, 60, 6),
  item('SKU-107', 'Cleat, cast, 8 in', 'DECK', 11_200_000, 5_600_000, 220, 12),
  item('SKU-108', 'Deck plate, 6 in, black', 'DECK', 9_850_000, 4_300_000, 140, 10),
  item('SKU-109', 'Bilge pump 1100 GPH', 'PUMPS', 64_000_000, 38_500_000, 45),
  item('SKU-110', 'Bilge pump 2000 GPH', 'PUMPS', 112_000_000, 70_000_000, 24),
  item('SKU-111', 'Hose clamp 1 in, stainless', 'PUMPS', 1_350_000, 480_000, 1_200, 50),
  item('SKU-112', 'Anchor, fluke, 13 lb', 'ANCHORS', 58_000_000, 31_000_000, 30),
  item('SKU-113', 'Anchor chain 5/16 in', 'ANCHORS', 5_400_000, 2_900_000, 900, undefined, 'FT'),
  item('SKU-114', 'Life vest, adult, type II', 'SAFETY', 24_950_000, 11_700_000, 300, 20),
  item('SKU-115', 'Flare kit, day and night', 'SAFETY', 89_000_000, 52_000_000, 40),
  item('SKU-116', 'Fire extinguisher, B-I', 'SAFETY', 31_500_000, 17_000_000, 75, 4),
  item(LAST_UNITS, 'Propeller nut, bronze, 1 in', 'PROPULSION', 46_000_000, 22_000_000, 3),
  item(NONE_LEFT, 'Shaft zinc, 1 in', 'PROPULSION', 8_600_000, 3_900_000, 0, 10),
  item(OLD_LANTERN, 'Stern lantern, filament', 'LIGHTS', 39_000_000, 24_000_000, 7),
  item(NEW_LANTERN, 'Stern lantern, LED', 'LIGHTS', 54_000_000, 29_000_000, 90),
];

export interface DemoItems {
  /** Ids by number. */
  readonly items: Readonly<Record<string, string>>;
  /** Ids of the stock places by code. */
  readonly places: Readonly<Record<string, string>>;
}

export function makeItems(clerk: DemoClerk, people: DemoPeople, today: string): DemoItems {
  const places = makePlaces(clerk, people);
  const items = Object.fromEntries(demoItems.map((each) => [each.number, makeItem(clerk, people, each)]));
  items[FREIGHT] = clerk.do(people.paul, itemCommands.createItem, {
    number: FREIGHT,
    description: 'Freight',
    kind: 'charge',
    itemGroup: null,
    baseUnit: 'EA',
    wholeUnits: true,
    lifecycle: 'active',
    note: null,
  }).id;
  receive(clerk, people, { items, places }, today);
  clerk.do(people.paul, itemCommands.changeItemLifecycle, {
    item: idOf(items, OLD_LANTERN),
    lifecycle: 'ending',
    successor: idOf(items, NEW_LANTERN),
  });
  return { items, places };
}

/** Throws where the demo company has none of that name. */
export function idOf(ids: Readonly<Record<string, string>>, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`the demo company has no ${name}`);
  return id;
}

function makePlaces(clerk: DemoClerk, people: DemoPeople): Record<string, string> {
  const { places } = clerk.do(people.ben, placeCommands.createStandardPlaces, {
    stockCode: 'MAIN',
    stockName: 'Main warehouse',
  });
  const main = places.find(({ kind }) => kind === 'stock');
  if (!main) throw new Error('the standard places have no stock place');
  const yard = clerk.do(people.ben, placeCommands.createPlace, { code: 'YARD', name: 'Back yard' });
  return { MAIN: main.id, YARD: yard.id };
}

function makeItem(clerk: DemoClerk, people: DemoPeople, each: DemoItem): string {
  const { number, description, group, unit, cost, box } = each;
  const { id } = clerk.do(people.paul, itemCommands.createItem, {
    number,
    description,
    kind: 'goods',
    itemGroup: group,
    baseUnit: unit,
    wholeUnits: true,
    lifecycle: 'active',
    note: null,
  });
  if (box !== undefined) {
    clerk.do(people.paul, itemUnitCommands.addItemUnit, {
      item: id,
      unit: 'BX',
      numerator: box,
      denominator: 1,
      wholeUnits: true,
    });
  }
  // The range 040-049 is for use within a company (GS1 General Specifications, 2.1.11).
  const barcode = `040${number.slice(-3)}`;
  clerk.do(people.paul, itemUnitCommands.addBarcode, { item: id, barcode, unit });
  clerk.do(people.paul, setItemCost, { item: id, unitCost: cost, minimumMargin: 5_000_000 });
  return id;
}

/** Chain and rope lie in the yard, everything else in the main warehouse. */
function receive(clerk: DemoClerk, people: DemoPeople, { items, places }: DemoItems, today: string): void {
  for (const { number, onHand, unit } of demoItems) {
    if (onHand === 0) continue;
    clerk.do(people.wendy, stockCommands.adjustStock, {
      item: idOf(items, number),
      quantity: quantityOf(onHand),
      place: idOf(places, unit === 'FT' ? 'YARD' : 'MAIN'),
      reason: 'opening-balance',
      businessDate: today,
    });
  }
}

function item(
  number: string,
  description: string,
  group: string,
  price: number,
  cost: number,
  onHand: number,
  box?: number,
  unit = 'EA',
): DemoItem {
  return { number, description, group, unit, price, cost, onHand, ...(box === undefined ? {} : { box }) };
}
