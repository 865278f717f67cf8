import { expectedReceiptCommands } from '../shared/inventory/expected-receipt-commands.ts';
import { placeCommands } from '../shared/inventory/place-commands.ts';
import { MAIN_SITE, siteCommands } from '../shared/inventory/site-commands.ts';
import { stockCommands } from '../shared/inventory/stock-commands.ts';
import { itemCommands } from '../shared/items/item-commands.ts';
import { itemNumberCommands } from '../shared/items/item-number-commands.ts';
import { addDays } from '../shared/kernel/calendar.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { type DemoItems, demoItems, idOf, LAST_UNITS, NONE_LEFT, SHACKLE } from './demo-items.ts';
import { ACME, BLUEWATER, type DemoParties } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

type Ids = DemoItems & DemoParties;

/** The second site, across the harbor; it also works on Saturdays. */
export const NORTH_DOCK = 'NORTH';

/** What is on its way; `inDays` below nothing is overdue. */
const expected = [
  { item: NONE_LEFT, count: 6, unit: 'BX', inDays: 9, vendor: 'NORTHFORGE', po: 'PO-B-000311', sure: true },
  { item: 'SKU-109', count: 20, unit: null, inDays: -4, vendor: 'SLOWBOAT', po: 'PO-B-000298', sure: true },
  {
    item: 'SKU-113',
    count: 600,
    unit: null,
    inDays: 6,
    vendor: 'NORTHFORGE',
    po: 'PO-B-000314',
    sure: false,
  },
  { item: 'SKU-104', count: 2500, unit: null, inDays: 12, vendor: 'ROPEWALK', po: 'PO-B-000315', sure: true },
] as const;

/** What customers and vendors call our items. */
const otherNumbers = [
  { customer: ACME, number: 'AC-SHK-38', item: SHACKLE, unit: 'BX' },
  { customer: ACME, number: 'AC-HOSE-1', item: 'SKU-111', unit: 'BX' },
  { customer: BLUEWATER, number: 'BW-ROPE-12', item: 'SKU-104', unit: null },
] as const;

const vendorNumbers = [
  { vendor: 'NORTHFORGE', number: 'NF-3812', item: SHACKLE },
  { vendor: 'SLOWBOAT', number: 'SB 1100', item: 'SKU-109' },
] as const;

/** Sites, what is expected, how long vendors take, and what others call our items. Answers the second site's id. */
export function makeSupply(clerk: DemoClerk, people: DemoPeople, ids: Ids, today: string): string {
  const north = makeSites(clerk, people, ids, today);
  for (const { item, count, unit, inDays, vendor, po, sure } of expected) {
    clerk.do(people.paul, expectedReceiptCommands.addExpectedReceipt, {
      item: idOf(ids.items, item),
      quantity: quantityOf(count),
      unit,
      date: addDays(today, inDays),
      vendor: idOf(ids.vendors, vendor),
      reference: po,
      acknowledged: sure,
    });
  }
  for (const { number } of demoItems) {
    if (number === LAST_UNITS) continue;
    const changes = { leadTimeDays: 14 };
    clerk.do(people.paul, itemCommands.changeItem, { item: idOf(ids.items, number), changes });
  }
  for (const { customer, number, item, unit } of otherNumbers) {
    const named = { customer: idOf(ids.customers, customer), item: idOf(ids.items, item) };
    clerk.do(people.dana, itemNumberCommands.addCustomerNumber, { ...named, number, unit });
  }
  for (const { vendor, number, item } of vendorNumbers) {
    const named = { vendor: idOf(ids.vendors, vendor), item: idOf(ids.items, item) };
    clerk.do(people.paul, itemNumberCommands.addVendorNumber, { ...named, number });
  }
  return north;
}

function makeSites(clerk: DemoClerk, people: DemoPeople, { items, places }: Ids, today: string): string {
  const named = { name: 'Harbor warehouse' };
  clerk.do(people.ben, siteCommands.changeSite, { site: MAIN_SITE, changes: named });
  clerk.do(people.ben, placeCommands.changePlace, {
    place: idOf(places, 'MAIN'),
    changes: { name: 'Main warehouse' },
  });
  const { id: site } = clerk.do(people.ben, siteCommands.createSite, {
    code: NORTH_DOCK,
    name: 'North dock',
    workingWeekdays: [1, 2, 3, 4, 5, 6],
  });
  const { id: place } = clerk.do(people.ben, placeCommands.createPlace, {
    code: 'N-1',
    name: 'North dock, bay 1',
    site,
  });
  clerk.do(people.wendy, stockCommands.adjustStock, {
    item: idOf(items, 'SKU-106'),
    quantity: quantityOf(18),
    place,
    reason: 'opening-balance',
    businessDate: today,
  });
  return site;
}
